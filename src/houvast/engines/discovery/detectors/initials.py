"""Initials of given names."""

import re

from houvast.engines.discovery.values import Values

KIND = "initials"
_DOTTED = re.compile(r"(?:[A-Z][a-z]?\. ?){1,6}")
_BARE = re.compile(r"[A-Z](?:[ .]?[A-Z]){0,5}\.?|(?:[A-Z][a-z]?\.? ?){1,6}")


def share(values: Values) -> float:
    """Return which part of the values are letters with dots."""
    return values.share(_DOTTED.fullmatch)


def possible(values: Values) -> float:
    """Return which part of the values may be initials."""
    return values.share(_BARE.fullmatch)
