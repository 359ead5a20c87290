"""Refusals as manifestly unfounded or excessive: what speaks for them, and whether one may be told to the person.

Law: GDPR art. 12(5): who refuses must show that the request is unfounded or excessive; how many there were is not
enough by itself.
"""

import re
from collections.abc import Sequence
from typing import cast

from houvast.engines.trouble import Trouble
from houvast.features.rights.answer.contracts import Outcome, Reason
from houvast.features.rights.contracts import EarlierRequest, RefusalCard, RefusalGround, Right
from houvast.features.rights.models import CaseKey, CaseRecord, Refusal
from houvast.foundation.keys.sealing import open_json, seal_json

_PLACE = b"rights.refusal"
_LAW = {"nl": "AVG art. 12 lid 5", "en": "GDPR art. 12(5)", "fr": "RGPD art. 12(5)", "de": "DSGVO Art. 12 Abs. 5"}
_NAMES_IT = re.compile(r"\b12\s*(\(\s*5\s*\)|,?\s*(lid|paragraph|para|par\.?|abs\.?|§)\s*5\b|\.5\b)", re.IGNORECASE)


class RefusalNotApproved(Trouble):
    """A request would be refused as unfounded or excessive, and no second colleague agreed."""

    status = 409


def earlier_requests(found: CaseRecord) -> tuple[EarlierRequest, ...]:
    """Return the earlier requests of the same person, the first one first.

    Only those count in which an identifier that is proven here was proven too: what others asked in somebody's name is
    not held against them. What was joined is one request.
    """
    mine = CaseKey.objects.filter(case=found, proven_level__isnull=False).values("index")
    theirs = CaseKey.objects.filter(index__in=mine, proven_level__isnull=False).exclude(case=found)
    cases = CaseRecord.objects.filter(
        pk__in=theirs.values("case"), received_at__lt=found.received_at, joined_to=None, parent=None
    ).exclude(outcome=Outcome.NOT_IDENTIFIED)
    return tuple(EarlierRequest(c.number, Right(c.right), c.received_on) for c in cases.order_by("received_at", "pk"))


def refusal_of(found: CaseRecord) -> RefusalCard | None:
    """Return the refusal that was asked for and not taken back, approved or not."""
    row = Refusal.objects.filter(case=found, withdrawn_at=None).order_by("-pk").first()
    return card_of_refusal(row) if row else None


def reasons_told(found: CaseRecord, outcome: Outcome | None, reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return the reasons that the person is told: of an approved refusal its own, and none on this ground without one.

    :raises RefusalNotApproved: the reasons name art. 12(5), and no second colleague agreed with them.
    """
    card = refusal_of(found) if outcome is Outcome.REFUSED else None
    if card and card.is_approved and not reasons:
        law = _LAW.get(found.language, _LAW["en"])
        return (Reason(card.reasons, law, grounds=(card.ground.value,)),)
    if any(_NAMES_IT.search(f"{one.law} {one.words}") for one in reasons):
        raise RefusalNotApproved(
            f"case {found.number}: to refuse by art. 12(5), ask a second colleague, and leave the reasons here empty."
        )
    return tuple(reasons)


def card_of_refusal(row: Refusal) -> RefusalCard:
    """Return a refusal as a plain value."""
    return RefusalCard(
        id=row.pk,
        ground=RefusalGround(row.ground),
        reasons=cast("dict[str, str]", open_json(row.case.number, bytes(row.reasons), _PLACE))["reasons"],
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        approved_by=row.approved_by,
        approved_at=row.approved_at,
    )


def seal_reasons(case: str, reasons: str) -> bytes:
    """Return the reasons, sealed under the key of the case."""
    return seal_json(case, {"reasons": reasons}, _PLACE)
