"""What a plan is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from houvast.engines.datamap.facts import CollectionFacts, Referrer, SystemFacts
from houvast.engines.datamap.link_checks import names_of
from houvast.engines.datamap.model import Collection, CollectionId, DataMap, Field
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
    `decided_here` are the activities on whose data we decide; None means all, because the data are ours or the
    controller instructed us. What is not decided here is passed on to `organisation` and never written to.
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
    decided_here: frozenset[str] | None = None

    def facts_of(self, of: CollectionId) -> CollectionFacts | None:
        """Return what the system says of a collection, or None where it is not there."""
        system, collection = self.facts.get(of.system), self.datamap.collections.get(of)
        if system is None or collection is None:
            return None
        return next((found for name in names_of(collection) if (found := system.collection(name))), None)

    def decides_on(self, of: Collection, f: Field) -> bool:
        """Tell whether we decide on a field of a collection."""
        return is_decided_here(self.decided_here, of, f)

    def decides_on_all_of(self, of: Collection) -> bool:
        """Tell whether we decide on every field of a collection, and so on its rows as such."""
        return all(self.decides_on(of, f) for f in of.fields)

    def collection_named(self, system: str, name: str) -> CollectionId:
        """Return the collection of the map that a system knows by this name (`schema.table` outside the default)."""
        every = (c for c in self.datamap.collections.values() if c.id.system == system)
        return next((c.id for c in every if name in names_of(c)), CollectionId(system, name))


def is_decided_here(decided_here: frozenset[str] | None, of: Collection, f: Field) -> bool:
    """Tell whether a field is used in an activity on which we decide; one without an activity is not."""
    return decided_here is None or (f.activity or of.activity) in decided_here


def is_empty(value: Value) -> bool:
    """Tell whether there is nothing in a cell that could be about a person."""
    return value is None or value == "" or value == b"" or value == [] or value == {}
