"""Answer a case: compose, make the pack, lock it, and record that the person was answered.

What may never happen: data handed to somebody whose identity was not established; an erasure answered as done while a
cell stays without a ground; the one-time code stored anywhere.

Law: GDPR art. 12(3), 12(4), 15(3), 32.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from houvast.engines.deadlines.local_time import local_date
from houvast.engines.trouble import Trouble
from houvast.features.datamap.queries import current_map
from houvast.features.erasure.contracts import PlanState
from houvast.features.erasure.queries import latest_plan
from houvast.features.locating.queries import latest_search
from houvast.features.rights.actions.by_hand import waits_for
from houvast.features.rights.actions.identifying import is_identified
from houvast.features.rights.actions.telling import tell_if_possible
from houvast.features.rights.actions.wording import note_letter
from houvast.features.rights.answer.contracts import Answer, Outcome, Reason, Right
from houvast.features.rights.answer.making import build, copy_names, recording_names
from houvast.features.rights.answer.packing import new_code, pack
from houvast.features.rights.composing.composing import compose, speaker_of
from houvast.features.rights.composing.recordings import recordings_of
from houvast.features.rights.composing.stated import copies_of
from houvast.features.rights.contracts import DISCLOSING_RIGHTS, SYSTEM_RIGHTS, Status
from houvast.features.rights.delivery import refuse_weak_delivery
from houvast.features.rights.events import CaseAnswered
from houvast.features.rights.fees import refuse_unpaid
from houvast.features.rights.holding import alone
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import joined_with, live_case, locked_case
from houvast.features.rights.refusals import reasons_told
from houvast.features.rights.release import refuse_unreleased
from houvast.features.rights.representing import refuse_unauthorised
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.files.actions import store
from houvast.foundation.files.contracts import StoredFile

PACK_DAYS = 30
_ENDED = (Status.ANSWERED, Status.CLOSED, Status.FORWARDED)
_WITHOUT_DATA = (Outcome.REFUSED, Outcome.NOT_IDENTIFIED)


class NotReady(Trouble):
    """The case is not so far that it can be answered like this."""

    status = 409


@dataclass(frozen=True, slots=True)
class Answered:
    """The pack that was made, and the code that opens it: shown once, kept nowhere."""

    file: StoredFile
    code: str
    outcome: Outcome


def preview(
    *,
    case: str,
    outcome: Outcome | None = None,
    reasons: Sequence[Reason] = (),
    remarks: Sequence[str] = (),
    at: datetime,
) -> Answer:
    """Return the answer as it would be given now.

    :raises NotReady: the case is not so far.
    :raises StepUpNeeded: what was found asks for a stronger check than was done.
    """
    found = live_case(case)
    _ready(found, outcome)
    if outcome not in _WITHOUT_DATA:
        refuse_weak_delivery(found, at)
    reasons = reasons_told(found, outcome, reasons)
    return compose(found, at=at, outcome=outcome, reasons=reasons, remarks=remarks)


def answer_case(
    *,
    case: str,
    outcome: Outcome | None = None,
    reasons: Sequence[Reason] = (),
    remarks: Sequence[str] = (),
    code: str | None = None,
    by: Actor,
    at: datetime,
) -> Answered:
    """Make the answer pack of a case, keep it encrypted for thirty days, and record the answer.

    :raises NotReady: the case is not so far, or has unexplained residue.
    :raises NotAuthorised: somebody asks for another, and it was not seen that they may.
    :raises RefusalNotApproved: it refuses by art. 12(5), and no second colleague agreed.
    :raises FeeUnpaid: a fee is asked for it, and it was neither paid nor dropped.
    :raises BeyondTheLaw: data would be handed over of somebody who has died.
    :raises AnswerIncomplete: the answer lacks what the law asks.
    :raises StepUpNeeded: what was found asks for a stronger check than was done.
    :raises ReleaseNotApproved: what was found goes out only after a second colleague looked at the answer.
    :raises BeingWorkedOn: somebody else works on the case at this moment.
    """
    with alone(case):
        return _answer(case, code or new_code(), outcome, reasons, remarks, by=by, at=at)


def _answer(
    case: str,
    opening: str,
    outcome: Outcome | None,
    reasons: Sequence[Reason],
    remarks: Sequence[str],
    *,
    by: Actor,
    at: datetime,
) -> Answered:
    found = live_case(case)
    _ready(found, outcome)
    if outcome not in _WITHOUT_DATA:
        refuse_weak_delivery(found, at)
        refuse_unreleased(found, by=by, at=at)
    told = reasons_told(found, outcome, reasons)
    answer = compose(found, at=at, outcome=outcome, reasons=told, remarks=remarks)
    packed = pack(_files(found, answer, by=by, at=at), opening, on=local_date(at, found.organisation.country))
    with transaction.atomic():
        found = _held(case, outcome, reasons, told)
        file = store(
            name=f"{case}.zip",
            media_type="application/zip",
            data=packed,
            case=case,
            expires_at=at + timedelta(days=PACK_DAYS),
            by=by,
            at=at,
        )
        found.status, found.outcome, found.answered_at = Status.ANSWERED, answer.outcome, at
        found.pack = str(file.id)
        found.save(update_fields=["status", "outcome", "answered_at", "pack"])
        in_time = local_date(at, found.organisation.country) <= found.due_on
        record(CaseAnswered(outcome=answer.outcome.value, in_time=in_time), by=by, at=at, case=case)
        note_letter(answer, speaker_of(found), by=by, at=at)
        tell_if_possible(case=case, kind=MailKind.ANSWER_READY, by=by, at=at)
    return Answered(file, opening, answer.outcome)


def _held(case: str, outcome: Outcome | None, reasons: Sequence[Reason], told: Sequence[Reason]) -> CaseRecord:
    """Hold the case, and look again: it may have been closed, joined or refused while the pack was made."""
    found = locked_case(case)
    _ready(found, outcome)
    if tuple(reasons_told(found, outcome, reasons)) != tuple(told):
        raise NotReady(f"case {case}: its refusal changed meanwhile; look at the answer again.")
    return found


def _files(found: CaseRecord, answer: Answer, *, by: Actor, at: datetime) -> dict[str, bytes]:
    """Return every file of the pack: the answer in its forms, and with an access what was recorded and handed in."""
    located = latest_search(found.number)
    media = recordings_of(located, current_map(), found.language) if located and answer.right is Right.ACCESS else []
    told = replace(answer, recordings=tuple(recording for recording, _ in media))
    names = recording_names(told)
    copies = zip(copy_names(told), copies_of(told, found, by=by, at=at) if copy_names(told) else (), strict=True)
    return build(told) | dict(zip(names, (content for _, content in media), strict=False)) | dict(copies)


def _ready(found: CaseRecord, outcome: Outcome | None) -> None:
    if found.status in _ENDED:
        raise NotReady(f"case {found.number} is {found.status}; it was answered or passed on already.")
    if outcome is Outcome.EXTENDED:
        raise NotReady(f"case {found.number}: an extension is no answer; extend the term instead.")
    if outcome in _WITHOUT_DATA:
        _refuse_losing_another(found, outcome)
        return
    refuse_unauthorised(found)
    refuse_unpaid(found)
    if found.status == Status.REGISTERED and not is_identified(found):
        raise NotReady(f"case {found.number}: it is not established who is asking; check the identity first.")
    right = Right(found.right)
    if right in DISCLOSING_RIGHTS and latest_search(found.number) is None:
        raise NotReady(f"case {found.number}: nothing was searched yet; locate the person first.")
    _refuse_unanswered(found)
    if right in SYSTEM_RIGHTS:
        _proven(found)
    if waits := waits_for(found):
        raise NotReady(waits)


def _refuse_losing_another(found: CaseRecord, outcome: Outcome | None) -> None:
    """Hold back what would end a request of somebody else, who may be known where this one is not."""
    if outcome is Outcome.NOT_IDENTIFIED and (joined := joined_with(found.number)):
        others = ", ".join(joined)
        raise NotReady(f"case {found.number}: {others} goes on in it, and may be of somebody else; undo that first.")


def _refuse_unanswered(found: CaseRecord) -> None:
    located = latest_search(found.number)
    if located and located.unanswered:
        silent = ", ".join(system for system, _ in located.unanswered)
        raise NotReady(f"case {found.number}: not every system answered ({silent}); have it repaired and locate again.")


def _proven(found: CaseRecord) -> None:
    plan, located = latest_plan(found.number), latest_search(found.number)
    if plan is None and located is not None and not located.located:
        return
    if plan is None or plan.state is not PlanState.PROVEN:
        left = plan.unexplained if plan else None
        why = f"{left} cells stay without a ground" if left else "the systems were not read back yet"
        raise NotReady(f"case {found.number}: {why}; carry the plan out and read back before answering.")
