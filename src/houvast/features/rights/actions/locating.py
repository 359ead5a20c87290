"""Find the person's data, and split the request by controller.

What the centre holds as controller it decides on; what it holds for a principal becomes a case of that principal, with
the same time of receipt. Nothing of a principal's rows is shown in another's case, not even how many there are.

Law: GDPR art. 28(3)(a), 28(3)(e).
"""

from datetime import datetime

from django.db import transaction

from houvast.engines.datamap.rows import Kind, RowKey
from houvast.engines.matching.identifiers import Identifier
from houvast.engines.trouble import Trouble
from houvast.features.locating.actions import decide_candidate, locate_for_case, look_up
from houvast.features.locating.contracts import LocatedSet
from houvast.features.rights.actions.by_hand import ask_held
from houvast.features.rights.actions.registering import open_case
from houvast.features.rights.contracts import Channel, Right, Status
from houvast.features.rights.events import CaseLinked
from houvast.features.rights.holding import alone
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.person import open_person
from houvast.features.rights.proofs import copy_proofs, proven_keys
from houvast.features.rights.queries import case_record, live_case
from houvast.features.rights.representing import refuse_unauthorised
from houvast.features.verification.actions.checking import inherit_checks
from houvast.features.verification.queries import level_asked
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.queries import own_organisation, principals

_MAY_LOCATE = (Status.VERIFIED, Status.LOCATED, Status.PLANNED)


class NotIdentified(Trouble):
    """It is not established who is asking, so nothing may be searched or shown."""

    status = 409


class NotAllRead(Trouble):
    """What is ours was found; whether a principal's data are concerned could not be seen."""

    status = 409


class TooLate(Trouble):
    """The case is past this step."""

    status = 409


def locate_person(*, case: str, by: Actor, at: datetime) -> LocatedSet:
    """Search every system with the proven identifiers of the case; for one without an interface a person is asked.

    :raises NotIdentified: identity was not established, or no identifier was proven.
    :raises NotAuthorised: somebody asks for another, and it was not seen that they may.
    :raises TooLate: a plan was approved or the case was answered.
    :raises NotAllRead: what was found is kept, but a principal's part could not be read.
    :raises BeingWorkedOn: somebody else works on the case at this moment.
    """
    with alone(case):
        return _locate(live_case(case), by=by, at=at)


def _locate(found: CaseRecord, *, by: Actor, at: datetime) -> LocatedSet:
    case, keys = found.number, _proven(found)
    located = locate_for_case(case=case, organisation=found.organisation.key, keys=keys, by=by, at=at)
    with transaction.atomic():
        found.status = Status.LOCATED
        found.save(update_fields=["status"])
    ask_held(found, by=by, at=at)
    if found.organisation.key == own_organisation().key and found.parent is None:
        _split(found, keys, by=by, at=at)
    return located


def decide_on(*, case: str, key: RowKey, accepted: bool, by: Actor, at: datetime) -> None:
    """Say of a candidate whether it is the person; search again to see what follows from it.

    :raises TooLate: a plan was approved or the case was answered.
    """
    found = live_case(case)
    _proven(found)
    with transaction.atomic():
        decide_candidate(case=case, key=key, accepted=accepted, by=by, at=at)
        if found.status == Status.PLANNED:  # the plan was made without this decision
            found.status = Status.LOCATED
            found.save(update_fields=["status"])


def _proven(found: CaseRecord) -> frozenset[Identifier]:
    if found.status == Status.REGISTERED:
        raise NotIdentified(f"case {found.number}: it is not established who is asking; check the identity first.")
    if found.status not in _MAY_LOCATE:
        raise TooLate(f"case {found.number} is {found.status}; what was located stands.")
    refuse_unauthorised(found)
    person = open_person(found.number, bytes(found.person))
    keys = proven_keys(found, person, level_asked(found.number, found.right, found.channel))
    if not keys:
        raise NotIdentified(f"case {found.number}: no identifier was proven to be the person's own; check one.")
    return keys


def _split(found: CaseRecord, keys: frozenset[Identifier], *, by: Actor, at: datetime) -> None:
    unread = []
    for principal in principals():
        if CaseRecord.objects.filter(parent=found, organisation__key=principal.key).exists():
            continue
        outcome = look_up(organisation=principal.key, keys=keys, by=by, at=at)
        if any(item.kind is Kind.OWN for item in outcome.located):
            instruction = principal.instruction_reference if principal.carries_out else ""
            _link(found, principal.key, instruction, by=by, at=at)
        elif any(problem.startswith(("unreadable:", "unanswered:")) for problem in outcome.problems):
            unread.append(principal.name)
    if unread:
        raise NotAllRead(
            f"case {found.number}: located, but not every system could be read, so {', '.join(unread)} may hold"
            " data as well; repair what the search names, and locate again."
        )


@transaction.atomic
def _link(found: CaseRecord, organisation: str, instruction: str, *, by: Actor, at: datetime) -> None:
    person = open_person(found.number, bytes(found.person))
    linked = open_case(
        organisation=organisation,
        right=Right(found.right),
        channel=Channel(found.channel),
        received_at=found.received_at,
        person=person,
        language=found.language,
        instruction=instruction,
        parent=found,
        status=Status.VERIFIED,
        by=by,
        at=at,
    )
    inherit_checks(of=found.number, by_case=linked.number)
    copy_proofs(person, of=found, to=case_record(linked.number))
    record(CaseLinked(linked=linked.number, organisation=organisation), by=by, at=at, case=found.number)
