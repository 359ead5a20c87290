"""Addresses of network cards."""

import re

from houvast.engines.discovery.values import Values

KIND = "mac_address"
_FORM = re.compile(
    r"[0-9A-F]{2}(?:([:-])[0-9A-F]{2})(?:\1[0-9A-F]{2}){4}|[0-9A-F]{4}(?:\.[0-9A-F]{4}){2}", re.IGNORECASE
)


def share(values: Values) -> float:
    """Return which part of the values are such addresses."""
    return values.share(_FORM.fullmatch)
