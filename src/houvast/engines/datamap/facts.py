"""What a system says of itself: tables, columns, keys and rights, as they are now."""

from dataclasses import dataclass
from enum import StrEnum

from houvast.engines.datamap.rows import RowKey, Value


class ValueType(StrEnum):
    """The types that the planner can reason about; everything else is `other` and can be deleted with its row only."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    MOMENT = "moment"
    BYTES = "bytes"
    JSON = "json"
    UUID = "uuid"
    ENUM = "enum"
    ARRAY = "array"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the system itself describes it; `length` in characters, None where unlimited or unknown."""

    name: str
    type: ValueType
    nullable: bool = True
    unique: bool = False
    generated: bool = False
    writable: bool = True
    length: int | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A foreign key that the system enforces; `on_delete` is "", cascade, set null, set default or restrict."""

    columns: tuple[str, ...]
    target: str
    target_columns: tuple[str, ...]
    on_delete: str = ""


@dataclass(frozen=True, slots=True)
class CollectionFacts:
    """A collection as the system itself describes it."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    may_update: bool = True
    may_delete: bool = True
    read_only: bool = False

    def column(self, name: str) -> Column | None:
        """Return the column of that name, or None."""
        return next((c for c in self.columns if c.name == name), None)


@dataclass(frozen=True, slots=True)
class SystemFacts:
    """A whole system as it describes itself. `transactional`: all of one `Transaction` happens or nothing does."""

    collections: tuple[CollectionFacts, ...]
    transactional: bool = True
    version: str = ""

    def collection(self, name: str) -> CollectionFacts | None:
        """Return the collection of that name, or None."""
        return next((c for c in self.collections if c.name == name), None)


@dataclass(frozen=True, slots=True)
class Referrer:
    """Rows that point at a row by an enforced foreign key, found in mapped and unmapped tables alike.

    `key` is the referring row's own key where it has one; `target` the row pointed at.
    """

    collection: str
    columns: tuple[str, ...]
    target: RowKey
    key: tuple[tuple[str, Value], ...] = ()
