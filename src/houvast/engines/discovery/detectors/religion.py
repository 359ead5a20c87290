"""Religions and churches."""

from houvast.engines.discovery.knowledge.listing import listed
from houvast.engines.discovery.tokens import fold
from houvast.engines.discovery.values import Values

KIND = "religion"
_WORDS = listed(
    """
    katholiek rooms-katholiek protestant gereformeerd hervormd islam moslim muslim joods jewish jood christen
    christian catholic protestants evangelisch katholisch roemisch-katholisch romisch-katholisch catholique
    musulman juif boeddhist buddhist hindoe hindu atheist orthodox humanist agnost jehova sikh
    """
)


def share(values: Values) -> float:
    """Return which part of the values name a religion."""
    return values.share(lambda text: fold(text) in _WORDS)
