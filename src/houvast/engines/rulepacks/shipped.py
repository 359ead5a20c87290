"""The packs that come with the programme.

The only place of this engine that reads files: they are part of the package, as fixed as its code, and never the
user's. Everything else here takes text.
"""

from functools import cache
from importlib.resources import files

from houvast.engines.rulepacks.packs import RulePack, load
from houvast.engines.trouble import Trouble

COUNTRIES = ("NL", "BE")


class PackNotShipped(Trouble):
    """A country without a rule pack was named."""

    def __init__(self, country: str) -> None:
        super().__init__(f"No rule pack for country {country!r}: choose one of {', '.join(COUNTRIES)}.")


@cache
def shipped(country: str) -> RulePack:
    """Give the rule pack of a country (ISO code, capitals).

    :raises PackNotShipped: there is none.
    """
    if country not in COUNTRIES:
        raise PackNotShipped(country)
    name = f"{country.lower()}.yaml"
    return load((files("houvast.engines.rulepacks") / "data" / name).read_text(encoding="utf-8"), file=name)
