"""Countries by name; a code of two or three letters is one only beside a name that says so."""

from houvast.engines.discovery.knowledge.places import COUNTRIES, COUNTRY_CODES
from houvast.engines.discovery.tokens import fold
from houvast.engines.discovery.values import Values

KIND = "country"


def share(values: Values) -> float:
    """Return which part of the values are names of countries."""
    return values.share(lambda text: fold(text) in COUNTRIES)


def possible(values: Values) -> float:
    """Return which part of the values are names or codes of countries."""
    return values.share(lambda text: fold(text) in COUNTRIES | COUNTRY_CODES)
