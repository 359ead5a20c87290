"""Places on the globe as numbers; one number alone only beside a name that says so."""

import re

from houvast.engines.discovery.values import Values

KIND = "coordinates"
_PAIR = re.compile(
    r"[({\[]?(-?\d{1,2}\.\d{3,}) ?[,; ] ?(-?\d{1,3}\.\d{3,})[)}\]]?|(?:SRID=\d+;)?POINT ?\(.*\)", re.IGNORECASE
)


def share(values: Values) -> float:
    """Return which part of the values are pairs of latitude and longitude."""
    return values.share(_PAIR.fullmatch)
