"""Surnames, with what stands before them."""

import re

from houvast.engines.discovery.detectors.first_name import possible as possible
from houvast.engines.discovery.knowledge.surnames import ENDINGS, PARTICLES, SURNAMES
from houvast.engines.discovery.tokens import fold
from houvast.engines.discovery.values import Values

KIND = "last_name"
_MOST_WORDS = 4
_LETTERS = re.compile(r"[a-z']+")
_LONG_ENOUGH = 5


def holds(text: str) -> bool:
    """Tell whether a text reads as a surname: a known one, or one with a particle or ending of surnames."""
    words = re.split(r"[ -]", fold(text))
    if not words or len(words) > _MOST_WORDS or not all(_LETTERS.fullmatch(word) for word in words):
        return False
    last = words[-1]
    if last in SURNAMES or any(word in PARTICLES for word in words[:-1]):
        return True
    return len(words) == 1 and len(last) > _LONG_ENOUGH and last.endswith(ENDINGS)


def share(values: Values) -> float:
    """Return which part of the values read as surnames; endings occur elsewhere too, so known ones must be there."""
    known = values.share(lambda text: fold(text).split(" ")[-1] in SURNAMES or fold(text).split(" ")[0] in PARTICLES)
    return values.share(holds) if known > 0.1 else 0.0
