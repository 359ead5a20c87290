"""Towns."""

from houvast.engines.discovery.knowledge.places import TOWNS
from houvast.engines.discovery.tokens import fold
from houvast.engines.discovery.values import Values

KIND = "city"


def share(values: Values) -> float:
    """Return which part of the values are known towns."""
    return values.share(lambda text: fold(text) in TOWNS)
