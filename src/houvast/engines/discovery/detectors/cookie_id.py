"""Identifiers that browsers and trackers carry; a bare UUID is one only beside a name that says so."""

import re

from houvast.engines.discovery.values import Values

KIND = "cookie_id"
_TRACKER = re.compile(r"GA\d\.\d\.\d+\.\d+|fb\.\d\.\d+\.\d+|GS\d\.\d\..+|amp-[\w-]{20,}|_?gid=.+", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}", re.IGNORECASE)


def share(values: Values) -> float:
    """Return which part of the values can be nothing else."""
    return values.share(_TRACKER.fullmatch)


def possible(values: Values) -> float:
    """Return which part of the values may be such identifiers."""
    return values.share(lambda text: _TRACKER.fullmatch(text) or _UUID.fullmatch(text))
