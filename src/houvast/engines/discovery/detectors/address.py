"""Whole addresses in one text: street, number, postcode and town."""

import re

from houvast.engines.discovery.detectors.street import holds as is_street
from houvast.engines.discovery.values import Values

KIND = "address"
_POSTCODE = re.compile(r"\b(?:[1-9]\d{3} ?[A-Z]{2}|[A-Z]{0,2}-?\d{4,5}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})\b")


def holds(text: str) -> bool:
    """Tell whether a text begins as a street does and goes on to a postcode."""
    head, found, rest = text.partition(",")
    if not found or not is_street(head.strip()):
        return False
    return _POSTCODE.search(rest) is not None


def share(values: Values) -> float:
    """Return for which part of the values it holds."""
    return values.share(holds)
