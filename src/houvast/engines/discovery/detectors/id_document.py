"""Numbers of passports and identity cards of the Netherlands and Belgium."""

import re

from houvast.engines.discovery.values import Values

KIND = "id_document"
_DUTCH = re.compile(r"(?=.*\d)[A-NP-Z]{2}[A-NP-Z0-9]{6}\d")
_BELGIAN_CARD = re.compile(r"(\d{3})-?(\d{7})-?(\d{2})")
_BELGIAN_PASSPORT = re.compile(r"[A-Z]{2}\d{6}")


def holds(text: str) -> bool:
    """Tell whether a text has the form of a document's number, and the Belgian card its remainder of 97."""
    if card := _BELGIAN_CARD.fullmatch(text):
        return int(card[1] + card[2]) % 97 == int(card[3]) % 97
    return any(form.fullmatch(text) for form in (_DUTCH, _BELGIAN_PASSPORT))


def share(values: Values) -> float:
    """Return for which part of the values it holds."""
    return values.share(holds)
