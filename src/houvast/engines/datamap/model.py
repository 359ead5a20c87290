"""The data map: systems hold collections, collections hold fields, fields refer to fields.

Everything here is a plain frozen value. The native file form is Fides dataset YAML (`houvast.engines.datamap.fides`);
what Houvast adds to it stands under the key `houvast` of a dataset, collection or field.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Origin(StrEnum):
    """Where a value comes from; portability gives provided and observed data only.

    Law: GDPR art. 20(1), art. 15(1)(g).
    """

    PROVIDED = "provided"
    OBSERVED = "observed"
    INFERRED = "inferred"


class Direction(StrEnum):
    """Which way a reference may be walked, seen from the field that declares it."""

    BOTH = "both"
    OUT = "to"
    IN = "from"


class Subject(StrEnum):
    """What one row of a collection stands for."""

    PERSON = "person"
    EVENT = "event"
    UNSTATED = "unstated"


class Purpose(StrEnum):
    """A technical purpose that a field serves for the rights themselves."""

    RESTRICTION = "restriction"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True, order=True)
class CollectionId:
    """One collection (table, folder, mailbox) of one system, written `system:collection`."""

    system: str
    name: str

    def __str__(self) -> str:
        return f"{self.system}:{self.name}"


@dataclass(frozen=True, slots=True, order=True)
class FieldId:
    """One field of one collection, written `system:collection.field`; nested fields are dotted."""

    collection: CollectionId
    name: str

    def __str__(self) -> str:
        return f"{self.collection}.{self.name}"


@dataclass(frozen=True, slots=True)
class Reference:
    """A field's link to another field, perhaps in another system."""

    target: FieldId
    direction: Direction = Direction.BOTH


@dataclass(frozen=True, slots=True)
class Erasure:
    """How the map wants a field erased; `strategy` empty means: let the planner choose what the column allows.

    Strategies: null, replace, generalise, redact, delete (the whole row), keep.
    """

    strategy: str = ""
    replacement: str | int | float | bool | None = None


@dataclass(frozen=True, slots=True)
class Retention:
    """The rule that keeps data, and the field from which its term runs.

    `rule` is a key of a rule pack, with its country (`nl.tax.invoices`) or without (`tax.invoices`: the controller's
    country decides). `start` is a field of the same collection, or `system:collection.field` of a row that this row
    refers to.
    """

    rule: str
    start: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """What the map says of one field."""

    name: str
    categories: tuple[str, ...] = ()
    data_type: str = ""
    primary_key: bool = False
    identity: str = ""
    notation: str = ""
    references: tuple[Reference, ...] = ()
    read_only: bool = False
    length: int | None = None
    erasure: Erasure = Erasure()
    origin: Origin = Origin.PROVIDED
    activity: str = ""
    retention: Retention | None = None
    free_text: bool = False
    age: bool = False
    purpose: Purpose | None = None
    label_nl: str = ""
    label_en: str = ""

    @property
    def is_personal(self) -> bool:
        """Tell whether the field holds data about a person (a `user` category, or free text)."""
        return self.free_text or any(c == "user" or c.startswith("user.") for c in self.categories)


@dataclass(frozen=True, slots=True)
class Scope:
    """For which organisation a collection's rows are held.

    Either every row is (`organisation`), or a column says so (`column`, its values mapped by `values` to organisation
    keys, or being such keys), or the rows follow the row that they hang on (`inherit`).
    """

    organisation: str = ""
    column: str = ""
    values: tuple[tuple[str, str], ...] = ()
    inherit: bool = False

    def codes_of(self, organisation: str) -> tuple[str, ...]:
        """Return the column values that stand for this organisation."""
        codes = tuple(code for code, key in self.values if key == organisation)
        return codes or (organisation,)


@dataclass(frozen=True)
class Collection:
    """What the map says of one collection; `schema` is the namespace in the source (empty: the default one)."""

    id: CollectionId
    fields: tuple[Field, ...]
    scope: Scope = Scope()
    subject: Subject = Subject.UNSTATED
    activity: str = ""
    retention: Retention | None = None
    skip: bool = False
    erase_rows: bool | None = None
    schema: str = ""
    after: tuple[CollectionId, ...] = ()
    label_nl: str = ""
    label_en: str = ""

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Return the fields by name."""
        return {f.name: f for f in self.fields}

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Return the names of the primary key's fields, in the map's order."""
        return tuple(f.name for f in self.fields if f.primary_key)

    @cached_property
    def identities(self) -> tuple[Field, ...]:
        """Return the fields that identify a person."""
        return tuple(f for f in self.fields if f.identity)

    @cached_property
    def free_text(self) -> tuple[Field, ...]:
        """Return the fields in which people write freely."""
        return tuple(f for f in self.fields if f.free_text)


@dataclass(frozen=True)
class SystemMap:
    """One dataset of the map: what one system holds."""

    key: str
    collections: tuple[Collection, ...]
    name: str = ""
    description: str = ""
    host: str = ""
    extra: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Edge:
    """A way to walk from the values of one field to rows that hold them in another."""

    source: FieldId
    target: FieldId


@dataclass(frozen=True)
class DataMap:
    """All that is known of what systems hold."""

    systems: tuple[SystemMap, ...]

    @cached_property
    def collections(self) -> dict[CollectionId, Collection]:
        """Return every collection that is not skipped, by id."""
        return {c.id: c for s in self.systems for c in s.collections if not c.skip}

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Return every allowed step, in both directions where the reference allows it."""
        return tuple(dict.fromkeys(self._walk_edges()))

    @cached_property
    def edges_from(self) -> dict[CollectionId, tuple[Edge, ...]]:
        """Return the allowed steps by the collection that they start in."""
        found: dict[CollectionId, tuple[Edge, ...]] = {}
        for edge in self.edges:
            found[edge.source.collection] = (*found.get(edge.source.collection, ()), edge)
        return found

    def _walk_edges(self) -> Iterator[Edge]:
        for collection in self.collections.values():
            for f in collection.fields:
                here = FieldId(collection.id, f.name)
                for reference in f.references:
                    target = self.collections.get(reference.target.collection)
                    if target is None or reference.target.name not in target.by_name:
                        continue  # the check of the map says so
                    if reference.direction is not Direction.IN:
                        yield Edge(here, reference.target)
                    if reference.direction is not Direction.OUT:
                        yield Edge(reference.target, here)

    def collection(self, of: CollectionId) -> Collection:
        """Return one collection of the map.

        :raises KeyError: the map does not hold it.
        """
        return self.collections[of]

    def field(self, of: FieldId) -> Field:
        """Return one field of the map.

        :raises KeyError: the map does not hold it.
        """
        return self.collections[of.collection].by_name[of.name]
