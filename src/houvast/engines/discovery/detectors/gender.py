"""Gender, in words or as letters of which both occur."""

from houvast.engines.discovery.knowledge.listing import listed
from houvast.engines.discovery.tokens import fold
from houvast.engines.discovery.values import Values

KIND = "gender"
_WORDS = listed(
    """
    man vrouw male female homme femme mannlich weiblich maennlich mannelijk vrouwelijk divers masculin feminin
    non-binary
    """
)
_LETTERS = listed(
    """
    m v f w h x o u d n
    """
)
_PAIRS = ({"m", "v"}, {"m", "f"}, {"m", "w"}, {"h", "f"})
_CODES = (
    _WORDS
    | _LETTERS
    | listed(
        """
    0 1 2 9 unknown onbekend other anders true false
    """
    )
)
_MOST_DISTINCT = 8


def share(values: Values) -> float:
    """Return which part of the values say a gender."""
    held = {fold(text) for text in values.texts}
    if len(held) > _MOST_DISTINCT:
        return 0.0
    letters = held & _LETTERS
    pair = any(pair <= letters for pair in _PAIRS) and letters | {"unknown"} >= held
    return 1.0 if pair else values.share(lambda text: fold(text) in _WORDS)


def possible(values: Values) -> float:
    """Return which part of the values may say a gender, also as a code."""
    return values.share(lambda text: fold(text) in _CODES)
