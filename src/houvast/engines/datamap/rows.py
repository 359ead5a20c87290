"""Rows as they were read from a system, and the keys that find them again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from houvast.engines.datamap.model import CollectionId

Scalar: TypeAlias = str | int | float | bool | Decimal | date | datetime | time | bytes | UUID | None
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"


@dataclass(frozen=True, slots=True, order=True, init=False)
class RowKey:
    """The primary key of one row: column names with values, in the map's order.

    The names are kept apart, so that all rows of a result can share them.
    """

    collection: CollectionId
    names: tuple[str, ...]
    held: tuple[Value, ...]

    def __init__(self, collection: CollectionId, values: tuple[tuple[str, Value], ...]) -> None:
        self._hold(collection, tuple([name for name, _ in values]), tuple([value for _, value in values]))

    @classmethod
    def of(cls, collection: CollectionId, names: tuple[str, ...], held: tuple[Value, ...]) -> "RowKey":
        """Return a key from names that other keys have too."""
        key = cls.__new__(cls)
        key._hold(collection, names, held)
        return key

    def _hold(self, collection: CollectionId, names: tuple[str, ...], held: tuple[Value, ...]) -> None:
        object.__setattr__(self, "collection", collection)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "held", held)

    @property
    def values(self) -> tuple[tuple[str, Value], ...]:
        """Return names with values."""
        return tuple(zip(self.names, self.held, strict=True))

    def __hash__(self) -> int:
        """Make one hash of its parts in place of one for each: rows are looked up by the hundred thousand."""
        return hash((self.collection.system, self.collection.name, self.held))

    def __str__(self) -> str:
        return f"{self.collection}[{','.join(f'{name}={value}' for name, value in self.values)}]"


class Values(Mapping[str, Value]):
    """The values of one row as the driver gave them; where each stands is shared by all rows of a result.

    Two thirds of a dict's memory: a person may have very many rows.
    """

    __slots__ = ("_at", "_held")

    def __init__(self, at: Mapping[str, int], held: Sequence[Value]) -> None:
        self._at, self._held = at, held

    def __getitem__(self, name: str) -> Value:
        return self._held[self._at[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the values of its mapped fields (dotted names for nested fields)."""

    key: RowKey
    values: Mapping[str, Value]

    @property
    def collection(self) -> CollectionId:
        """Return the collection that the row stands in."""
        return self.key.collection


class Kind(StrEnum):
    """In what sense a located row is about the person."""

    OWN = "own"
    CANDIDATE = "candidate"
    MENTION = "mention"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Step:
    """One reason in a path: how a row was reached.

    `how` is identity, reference, text, address or phone; `source` is empty for the person's own keys.
    """

    how: str
    target: str
    source: str = ""

    def __str__(self) -> str:
        return f"{self.source} -> {self.target}" if self.source else f"{self.how} {self.target}"


@dataclass(frozen=True, slots=True)
class Located:
    """A row found for a person: why, and how sure (`score` 0-100; `evidence` as codes with field names, never values).

    `mentions` are (field, text) pairs: the person's own strings found in free text.
    """

    row: Row
    kind: Kind
    path: tuple[Step, ...]
    score: int = 100
    evidence: tuple[str, ...] = ()
    organisation: str = ""
    mentions: tuple[tuple[str, str], ...] = field(default=())
