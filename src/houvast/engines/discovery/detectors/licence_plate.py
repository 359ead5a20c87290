"""Number plates of the Netherlands and Belgium."""

import re

from houvast.engines.discovery.values import Values

KIND = "licence_plate"
_DUTCH = (
    "XX-99-99|99-99-XX|99-XX-99|XX-99-XX|XX-XX-99|99-XX-XX"
    "|99-XXX-9|9-XXX-99|XX-999-X|X-999-XX|XXX-99-X|X-99-XXX|9-XX-999|999-XX-9"
)
_BELGIAN = "9-XXX-999|XXX-999|999-XXX"
_DASHED = re.compile(f"{_DUTCH}|{_BELGIAN}".replace("X", "[A-Z]").replace("9", r"\d"), re.IGNORECASE)
_BARE = re.compile(f"{_DUTCH}|{_BELGIAN}".replace("-", " ?").replace("X", "[A-Z]").replace("9", r"\d"), re.IGNORECASE)


def share(values: Values) -> float:
    """Return which part of the values are plates with their dashes."""
    return values.share(_DASHED.fullmatch)


def possible(values: Values) -> float:
    """Return which part of the values may be plates, of any country."""
    return values.share(lambda text: _BARE.fullmatch(text) or re.fullmatch(r"[A-Z0-9][A-Z0-9 -]{3,10}", text))
