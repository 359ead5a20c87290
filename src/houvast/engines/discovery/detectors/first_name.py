"""Given names."""

import re

from houvast.engines.discovery.knowledge.given_names import GIVEN_NAMES
from houvast.engines.discovery.tokens import fold
from houvast.engines.discovery.values import Values

KIND = "first_name"
_FORM = re.compile(r"[^\W\d_][^\d_@/<>{}\[\]:;=+*#&!?]{0,38}")
_MOST_WORDS = 4


def holds(text: str) -> bool:
    """Tell whether a text is a known given name, alone or with others."""
    words = re.split(r"[ -]", fold(text))
    return len(words) <= _MOST_WORDS - 1 and all(word.strip(".") in GIVEN_NAMES for word in words)


def may_be(text: str) -> bool:
    """Tell whether a text is written as a name may be."""
    return _FORM.fullmatch(text) is not None and len(text.split()) <= _MOST_WORDS


def share(values: Values) -> float:
    """Return which part of the values are known given names."""
    return values.share(holds)


def possible(values: Values) -> float:
    """Return which part of the values may be names."""
    return values.share(may_be)
