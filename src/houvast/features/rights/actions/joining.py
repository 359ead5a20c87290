"""Join a request with the one that it repeats or follows up on, keep two apart, and undo a joining.

What may never happen: a request that is lost in another one; the clock of the first receipt forgotten; an identifier
that counts as proven because it stood in a request that was joined.

Law: GDPR art. 12(2), 12(3), 12(6).
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Min

from houvast.engines.deadlines.local_time import local_date
from houvast.engines.matching.identifiers import EMAIL
from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.telling import tell_if_possible
from houvast.features.rights.contracts import CaseFacts, JoinedWhy, Representative, Status
from houvast.features.rights.events import CaseJoined, CaseParted, CasesKeptApart, CaseTakenUp
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.models import Apart, CaseKey, CaseRecord, Joining
from houvast.features.rights.person import open_person
from houvast.features.rights.queries import DONE, facts_of, locked_case, term_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.sealing import KeyDestroyed

_JOINABLE = (Status.REGISTERED, Status.VERIFIED)


class CannotJoin(Trouble):
    """The two requests are not one."""

    status = 409


class CannotPart(Trouble):
    """The joining can't be undone."""

    status = 409


@transaction.atomic
def join_case(*, case: str, to: str, why: JoinedWhy, reason: str, by: Actor, at: datetime) -> CaseFacts:
    """Let a request go on in another open one of the same person; return that one. Guard: `register_case`.

    The joined request closes with its reason; the clock runs from the first receipt of the two. Its identifiers prove
    nothing in the other. Which number goes on is mailed where both name the same e-mail address.

    :raises CannotJoin: they are not of the same person, right and organisation, or one of them is past this step.
    :raises GoesOnElsewhere: it was joined already.
    """
    held = (locked_case(number, even_joined=number == to) for number in sorted({case, to}))
    first, second = held if case != to else _same(case)
    joined, goes_on = (first, second) if first.number == case else (second, first)
    _refuse_other_request(joined, goes_on)
    _refuse_other_person(joined, goes_on)
    if not reason.strip():
        raise CannotJoin(f"case {case}: say why it is the same request as {to}.")
    Apart.objects.filter(**_pair(joined, goes_on)).delete()
    Joining.objects.create(
        case=joined, to=goes_on, why=why, status_before=joined.status, received_before=goes_on.received_at,
        by=f"{by.kind}:{by.key}", at=at,
    )  # fmt: skip
    joined.status, joined.closed_at, joined.joined_to = Status.CLOSED, at, goes_on
    joined.save(update_fields=["status", "closed_at", "joined_to"])
    _run_from(goes_on, min(joined.received_at, goes_on.received_at))
    record(CaseJoined(to=to, why=why.value, reason=reason.strip()), by=by, at=at, case=case)
    record(CaseTakenUp(joined=case, received_on=goes_on.received_on, due_on=goes_on.due_on), by=by, at=at, case=to)
    if _share_mail(joined, goes_on):
        tell_if_possible(case=to, kind=MailKind.JOINED, by=by, at=at)
    return facts_of(goes_on)


@transaction.atomic
def part_case(*, case: str, reason: str, by: Actor, at: datetime) -> CaseFacts:
    """Undo a joining while the other request is open; both have the clock again that they had.

    :raises CannotPart: it was not joined, the other was answered, or what was said in it is destroyed.
    """
    joined = locked_case(case, even_joined=True)
    if joined.joined_to_id is None:
        raise CannotPart(f"case {case} was not joined with another; there is nothing to undo.")
    goes_on = locked_case(joined.joined_to.number)  # type: ignore[union-attr]  # it has one, since it has its key
    if goes_on.status in DONE:
        raise CannotPart(f"case {case}: {goes_on.number} is {goes_on.status} already; register a new request.")
    if not reason.strip():
        raise CannotPart(f"case {case}: say why it is another request than {goes_on.number}.")
    _refuse_shredded(joined)
    own = Joining.objects.filter(case=joined, to=goes_on, parted_at=None).latest("pk")
    own.parted_at = at
    own.save(update_fields=["parted_at"])
    joined.status, joined.closed_at, joined.joined_to = own.status_before, None, None
    joined.save(update_fields=["status", "closed_at", "joined_to"])
    _run_from(goes_on, _first_receipt(goes_on))
    record(CaseParted(of=goes_on.number, reason=reason.strip()), by=by, at=at, case=case)
    return facts_of(joined)


@transaction.atomic
def keep_apart(*, case: str, other: str, reason: str, by: Actor, at: datetime) -> None:
    """Say that two requests with one of the same identifiers are not one; joining them is proposed no more.

    :raises CannotJoin: they are one and the same, of two organisations, or no reason was given.
    """
    one, two = (locked_case(number) for number in sorted({case, other})) if case != other else _same(case)
    if one.organisation_id != two.organisation_id:
        raise CannotJoin(f"case {case} and {other} are of two organisations, and apart already.")
    if not reason.strip():
        raise CannotJoin(f"case {case}: say why it is another request than {other}.")
    _made, is_new = Apart.objects.get_or_create(**_pair(one, two))
    if is_new:
        for this, that in ((one, two), (two, one)):
            record(CasesKeptApart(other=that.number, reason=reason.strip()), by=by, at=at, case=this.number)


def _same(case: str) -> tuple[CaseRecord, CaseRecord]:
    raise CannotJoin(f"case {case} is one request; choose another number.")


def _pair(one: CaseRecord, two: CaseRecord) -> dict[str, Any]:
    low, high = sorted((one, two), key=lambda found: found.pk)
    return {"one": low, "other": high}


def _refuse_other_request(joined: CaseRecord, goes_on: CaseRecord) -> None:
    if (joined.organisation_id, joined.right) != (goes_on.organisation_id, goes_on.right):
        raise CannotJoin(f"case {joined.number} and {goes_on.number} ask another thing, or of another organisation.")
    if joined.status not in _JOINABLE or joined.parent_id or CaseRecord.objects.filter(parent=joined).exists():
        raise CannotJoin(f"case {joined.number} is too far to be joined: answer it by itself.")
    if CaseRecord.objects.filter(joined_to=joined).exists():
        raise CannotJoin(f"case {joined.number}: another request goes on in it; join that one first.")
    if goes_on.status in DONE or goes_on.joined_to_id or goes_on.parent_id:
        raise CannotJoin(f"case {goes_on.number} is {goes_on.status}: nothing can go on in it; answer both.")


def _refuse_other_person(joined: CaseRecord, goes_on: CaseRecord) -> None:
    keys = {found.pk: CaseKey.objects.filter(case=found) for found in (joined, goes_on)}
    shared = keys[joined.pk].filter(index__in=keys[goes_on.pk].values("index"))
    if not shared.exists():
        raise CannotJoin(f"case {joined.number} and {goes_on.number} have no identifier in common: not one person.")
    if _asks(joined) != _asks(goes_on):
        raise CannotJoin(f"case {joined.number} and {goes_on.number} are asked by two people; answer both.")
    if _proven(joined) > _proven(goes_on):
        raise CannotJoin(
            f"case {joined.number}: who asks is better known here than in {goes_on.number}; join that one with this."
        )


def _proven(found: CaseRecord) -> int:
    level = CaseKey.objects.filter(case=found).aggregate(level=Max("proven_level"))["level"]
    return -1 if level is None else int(level)


def _asks(found: CaseRecord) -> tuple[str, str]:
    one: Representative | None = open_person(found.number, bytes(found.person)).representative
    return (one.relation.value, one.name.casefold()) if one else ("", "")


def _share_mail(joined: CaseRecord, goes_on: CaseRecord) -> bool:
    one, two = (
        {k.value for k in open_person(found.number, bytes(found.person)).keys if k.kind == EMAIL and k.value}
        for found in (joined, goes_on)
    )
    return bool(one & two)


def _run_from(found: CaseRecord, received_at: datetime) -> None:
    """Let the clock run from a receipt; an extension stays one."""
    if received_at == found.received_at:
        return
    found.received_at, found.received_on = received_at, local_date(received_at, found.organisation.country)
    term = term_of(found)
    found.due_on = term.extended if found.extended_on else term.due
    found.save(update_fields=["received_at", "received_on", "due_on"])


def _first_receipt(found: CaseRecord) -> datetime:
    """Return the earliest receipt of a request and what is still joined with it."""
    own = Joining.objects.filter(to=found).earliest("pk").received_before
    first = CaseRecord.objects.filter(joined_to=found).aggregate(first=Min("received_at"))["first"]
    return min(own, first) if first else own


def _refuse_shredded(found: CaseRecord) -> None:
    try:
        open_person(found.number, bytes(found.person))
    except KeyDestroyed:
        raise CannotPart(f"case {found.number}: what was said in it is destroyed; register a new request.") from None
