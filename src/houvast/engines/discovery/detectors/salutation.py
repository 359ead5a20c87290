"""Forms of address."""

from houvast.engines.discovery.knowledge.listing import listed
from houvast.engines.discovery.tokens import fold
from houvast.engines.discovery.values import Values

KIND = "salutation"
_FORMS = listed(
    """
    dhr mevr mw meneer mevrouw heer mr mrs ms miss mx sir madam herr frau monsieur madame mme mlle m de heer
    """
)


def holds(text: str) -> bool:
    """Tell whether every word is a form of address."""
    words = [word.strip(".,") for word in fold(text).split()]
    return all(word in _FORMS for word in words)


def share(values: Values) -> float:
    """Return for which part of the values it holds."""
    return values.share(holds)
