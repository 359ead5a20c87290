"""Fees for requests that are unfounded or excessive: which is asked, and what must wait for it.

Law: GDPR art. 12(5)(a).
"""

from typing import cast

from houvast.engines.trouble import Trouble
from houvast.features.rights.contracts import FeeCard, RefusalGround
from houvast.features.rights.models import CaseRecord, Fee
from houvast.foundation.keys.sealing import open_json, seal_json

_PLACE = b"rights.fee"


class FeeUnpaid(Trouble):
    """A fee was agreed on for the request, and it was neither paid nor dropped."""

    status = 409


def fee_of(found: CaseRecord) -> FeeCard | None:
    """Return the fee that was asked for and not ended, agreed with or not."""
    row = Fee.objects.filter(case=found, ended="").order_by("-pk").first()
    return card_of_fee(row) if row else None


def refuse_unpaid(found: CaseRecord) -> None:
    """Hold back what a fee is waited for; its term runs all the same.

    :raises FeeUnpaid: a fee was agreed on, and it was neither paid nor dropped.
    """
    if Fee.objects.filter(case=found, ended="").exclude(approved_by="").exists():
        raise FeeUnpaid(f"case {found.number}: a fee is asked for it; note that it was paid, or drop it.")


def card_of_fee(row: Fee) -> FeeCard:
    """Return a fee as a plain value."""
    said = cast("dict[str, str]", open_json(row.case.number, bytes(row.words), _PLACE))
    return FeeCard(
        id=row.pk,
        ground=RefusalGround(row.ground),
        cents=row.cents,
        costs=said["costs"],
        reasons=said["reasons"],
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        approved_by=row.approved_by,
        approved_at=row.approved_at,
        told_at=row.told_at,
    )


def seal_fee(case: str, *, costs: str, reasons: str) -> bytes:
    """Return what a fee is for and why it is asked, sealed under the key of the case."""
    return seal_json(case, {"costs": costs, "reasons": reasons}, _PLACE)
