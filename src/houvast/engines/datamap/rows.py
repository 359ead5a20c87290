"""Rows as they were read from a system, and the keys that find them again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from houvast.engines.datamap.model import CollectionId

Scalar: TypeAlias = str | int | float | bool | Decimal | date | datetime | time | bytes | UUID | None
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"


@dataclass(frozen=True, slots=True, order=True)
class RowKey:
    """The primary key of one row: column names with values, in the map's order."""

    collection: CollectionId
    values: tuple[tuple[str, Value], ...]

    def __hash__(self) -> int:
        """Leave the system out: rows are looked up by the hundred thousand, and the rest nearly always differs."""
        return hash((self.collection.name, self.values))

    def __str__(self) -> str:
        return f"{self.collection}[{','.join(f'{name}={value}' for name, value in self.values)}]"


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
