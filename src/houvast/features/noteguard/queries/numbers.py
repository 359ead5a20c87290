"""What the customer numbers of organisations look like."""

from houvast.engines.scanner.masks import MOST
from houvast.features.noteguard.contracts.numbers import MaskFacts
from houvast.features.noteguard.models import NumberMask


def number_masks(organisation: str = "") -> list[MaskFacts]:
    """Return all masks, or those of one organisation."""
    rows = NumberMask.objects.select_related("organisation")
    return [row.facts() for row in (rows.filter(organisation__key=organisation) if organisation else rows)]


def masks_of(*organisations: str, swept: bool = False) -> tuple[str, ...]:
    """Return the masks by which customer numbers of these organisations are known; `swept`: only those that must go.

    For somebody who works for very many organisations they are as many as the scanner tries.
    """
    rows = NumberMask.objects.filter(organisation__key__in=organisations).order_by("mask")
    rows = rows.filter(is_swept=True) if swept else rows
    return tuple(rows.values_list("mask", flat=True).distinct()[:MOST])
