"""What a plan is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from houvast.engines.datamap.facts import CollectionFacts, Referrer, SystemFacts
from houvast.engines.datamap.link_checks import names_of
from houvast.engines.datamap.model import CollectionId, DataMap
from houvast.engines.datamap.rows import Located, Value
from houvast.engines.rulepacks.packs import RulePack


@dataclass(frozen=True, slots=True)
class Correction:
    """A value to put right: fields of this category (or of this name) that hold `old` get `new`.

    Law: GDPR art. 16.
    """

    what: str
    old: str
    new: str


@dataclass(frozen=True)
class Order:
    """A right to be carried out on located rows, with all that the decision needs.

    `facts` is what the systems say of themselves now; `referrers` the rows that point at located rows by enforced
    foreign keys, each with its system; `decisions` the rules whose exception a person weighed and upheld (rule key).
    """

    right: str
    organisation: str
    datamap: DataMap
    facts: Mapping[str, SystemFacts]
    located: tuple[Located, ...]
    rules: RulePack
    on: date
    referrers: tuple[tuple[str, Referrer], ...] = ()
    decisions: frozenset[str] = frozenset()
    corrections: tuple[Correction, ...] = ()
    replacement: str = "[gewist]"
    words: Mapping[str, str] = field(default_factory=dict)

    def facts_of(self, of: CollectionId) -> CollectionFacts | None:
        """Return what the system says of a collection, or None where it is not there."""
        system, collection = self.facts.get(of.system), self.datamap.collections.get(of)
        if system is None or collection is None:
            return None
        return next((found for name in names_of(collection) if (found := system.collection(name))), None)

    def collection_named(self, system: str, name: str) -> CollectionId:
        """Return the collection of the map that a system knows by this name (`schema.table` outside the default)."""
        every = (c for c in self.datamap.collections.values() if c.id.system == system)
        return next((c.id for c in every if name in names_of(c)), CollectionId(system, name))


def is_empty(value: Value) -> bool:
    """Tell whether there is nothing in a cell that could be about a person."""
    return value is None or value == "" or value == b"" or value == [] or value == {}
