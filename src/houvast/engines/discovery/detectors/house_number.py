"""House numbers with their additions; only beside a name that says so."""

import re

from houvast.engines.discovery.values import Values

KIND = "house_number"
_FORM = re.compile(
    r"\d{1,5}(?:[ \-/]?[A-Za-z0-9]{1,6})?|[A-Za-z]{1,4}|(?:bus|bte|box|hs|bis)\.? ?\w{1,5}", re.IGNORECASE
)


def share(values: Values) -> float:
    """Return which part of the values may be house numbers."""
    return values.share(_FORM.fullmatch)
