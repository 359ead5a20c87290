"""Names of people in one text: given name or initials and surname, in either order."""

import re

from houvast.engines.discovery.detectors.first_name import may_be
from houvast.engines.discovery.detectors.first_name import possible as possible
from houvast.engines.discovery.knowledge.given_names import GIVEN_NAMES
from houvast.engines.discovery.knowledge.listing import listed
from houvast.engines.discovery.knowledge.surnames import PARTICLES, SURNAMES
from houvast.engines.discovery.tokens import fold
from houvast.engines.discovery.values import Values

KIND = "full_name"
_INITIALS = re.compile(r"(?:[a-z]{1,2}\.)+|[a-z]")
_TITLES = listed(
    """
    dhr mevr mw mr mrs ms dr drs ir ing prof herr frau heer mevrouw monsieur madame mme m
    """
)
_MOST_WORDS = 6


def holds(text: str) -> bool:
    """Tell whether a text reads as the name of a person."""
    if not (may_be(text) or len(text.split()) <= _MOST_WORDS) or any(sign.isdigit() for sign in text):
        return False
    before, comma, after = fold(text).partition(",")
    words = [w for w in (f"{after} {before}" if comma else before).split() if w.strip(".") not in _TITLES]
    if not 2 <= len(words) <= _MOST_WORDS:
        return False
    first, rest = words[0], words[1:]
    if first.split("-")[0] in GIVEN_NAMES:
        return all(word.replace("-", "").replace("'", "").replace(".", "").isalpha() for word in rest)
    initials = _INITIALS.fullmatch(first) is not None
    return (initials and rest[-1][:1].isalpha()) or (words[-1] in GIVEN_NAMES and first in SURNAMES | PARTICLES)


def share(values: Values) -> float:
    """Return for which part of the values it holds."""
    return values.share(holds)
