"""What stands between given name and surname: van, de, van der."""

from houvast.engines.discovery.knowledge.surnames import PARTICLES
from houvast.engines.discovery.tokens import fold
from houvast.engines.discovery.values import Values

KIND = "infix"


def holds(text: str) -> bool:
    """Tell whether every word is a particle."""
    return all(word in PARTICLES for word in fold(text).replace("’", "'").split())


def share(values: Values) -> float:
    """Return for which part of the values it holds."""
    return values.share(holds)
