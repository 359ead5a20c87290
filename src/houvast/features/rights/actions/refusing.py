"""Refuse a request as manifestly unfounded or excessive: with written reasons, and two colleagues.

What may never happen: a first request refused as excessive; somebody refused because of requests that others made in
their name; a refusal on this ground by one person, or by the system.

Law: GDPR art. 12(4), 12(5).
"""

from datetime import datetime

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.identifying import is_identified
from houvast.features.rights.contracts import RefusalCard, RefusalGround
from houvast.features.rights.events import RefusalApproved, RefusalAsked, RefusalWithdrawn
from houvast.features.rights.fees import fee_of
from houvast.features.rights.models import CaseRecord, Refusal
from houvast.features.rights.queries import DONE, locked_case
from houvast.features.rights.refusals import card_of_refusal, earlier_requests, seal_reasons
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

LEAST_WORDS = 5
"""A reason shorter than this explains nothing to the person, nor to an authority."""


class CannotRefuse(Trouble):
    """The law does not let this request be refused on this ground."""

    status = 409


@transaction.atomic
def ask_refusal(*, case: str, ground: RefusalGround, reasons: str, by: Actor, at: datetime) -> RefusalCard:
    """Ask a second colleague to agree that a request is refused. Guard: `decide`; nothing is refused by it.

    :raises CannotRefuse: it is the first request of the person, it is not known who asks, it was answered, or the
        reasons say too little.
    """
    found = locked_case(case)
    refuse_too_early(found)
    if len(reasons.split()) < LEAST_WORDS:
        raise CannotRefuse(f"case {case}: write the reasons out, as the person and the authority will read them.")
    if fee_of(found):
        raise CannotRefuse(f"case {case}: a fee is asked for it; drop the fee first.")
    Refusal.objects.filter(case=found, withdrawn_at=None).update(withdrawn_at=at)
    row = Refusal.objects.create(
        case=found, ground=ground, reasons=seal_reasons(case, reasons.strip()), asked_by=_name(by), asked_at=at
    )
    fact = RefusalAsked(ground=ground.value, earlier=len(earlier_requests(found)), reasons=reasons.strip())
    record(fact, by=by, at=at, case=case)
    return card_of_refusal(row)


@transaction.atomic
def approve_refusal(*, case: str, refusal: int, by: Actor, at: datetime) -> RefusalCard:
    """Agree as the second colleague; then the case can be answered with it. Guard: `approve_plan`.

    :raises CannotRefuse: it is one's own wish, it was changed or withdrawn since, or the case was answered.
    """
    found = locked_case(case)
    refuse_too_early(found)
    row = Refusal.objects.filter(case=found, pk=refusal, withdrawn_at=None, approved_by="").first()
    if row is None:
        raise CannotRefuse(f"case {case}: no refusal waits for approval; look at the case again.")
    if by.kind != "account" or row.asked_by == _name(by):
        raise CannotRefuse(f"case {case}: you asked for this refusal yourself; let a colleague look at it.")
    row.approved_by, row.approved_at = _name(by), at
    row.save(update_fields=["approved_by", "approved_at"])
    record(RefusalApproved(ground=RefusalGround(row.ground).value), by=by, at=at, case=case)
    return card_of_refusal(row)


@transaction.atomic
def withdraw_refusal(*, case: str, by: Actor, at: datetime) -> None:
    """Take the wish to refuse back, also after it was approved; the case goes on as any other.

    :raises CannotRefuse: there is none, or the case was answered.
    """
    found = locked_case(case)
    if found.status in DONE or not Refusal.objects.filter(case=found, withdrawn_at=None).update(withdrawn_at=at):
        raise CannotRefuse(f"case {case}: there is no refusal to take back.")
    record(RefusalWithdrawn(), by=by, at=at, case=case)


def refuse_too_early(found: CaseRecord) -> None:
    """Hold back what needs to be known first.

    :raises CannotRefuse: it is the first request of the person, it is not known who asks, or it was answered.
    """
    if found.status in DONE:
        raise CannotRefuse(f"case {found.number} is {found.status}: it is answered already.")
    if not is_identified(found):
        raise CannotRefuse(f"case {found.number}: it is not established who is asking; check the identity first.")
    if not earlier_requests(found):
        raise CannotRefuse(f"case {found.number} is the first request of this person: answer it.")


def _name(by: Actor) -> str:
    return f"{by.kind}:{by.key}"
