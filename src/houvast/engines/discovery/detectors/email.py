"""E-mail addresses."""

import re

from houvast.engines.discovery.values import Values

KIND = "email"
_FORM = re.compile(r"(?:mailto:|[^@<>]{1,80}(?=<))?<?[^\s@<>\"(),:;]+@[^\s@<>\"(),:;]+\.[^\W\d_]{2,}>?")


def holds(text: str) -> bool:
    """Tell whether a text is one address, with a name before it or not."""
    return _FORM.fullmatch(text) is not None


def share(values: Values) -> float:
    """Return for which part of the values it holds."""
    return values.share(holds)
