"""Streets, with a house number or without."""

import re

from houvast.engines.discovery.knowledge.places import STREET_WORDS, STREETS
from houvast.engines.discovery.tokens import fold
from houvast.engines.discovery.values import Values

KIND = "street"
_NUMBER = re.compile(r",? \d+ ?[a-z]?(?:[-/ ]?\w{1,4})?$")


def holds(text: str) -> bool:
    """Tell whether a text names a street."""
    plain = fold(text)
    words = re.sub(r"^\d+\w?,? ", "", _NUMBER.sub("", plain)).split()
    if not words or len(words) > 6 or "@" in plain:
        return False
    has_number = plain[:1].isdigit() or _NUMBER.search(plain) is not None
    return words[-1].endswith(STREETS) or (
        (words[0] in STREET_WORDS or words[-1].strip(".") in STREET_WORDS)
        and (len(words) > 1)
        and (has_number or len(words) > 2)
    )


def share(values: Values) -> float:
    """Return for which part of the values it holds."""
    return values.share(holds)
