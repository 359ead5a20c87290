"""What a system says of itself: tables, columns, keys and rights, as they are now."""

from dataclasses import dataclass, replace
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
    """A column as the system itself describes it; `length` in characters, None where unlimited or unknown.

    `computed_from` are the columns from which the system works a generated column out.
    """

    name: str
    type: ValueType
    nullable: bool = True
    unique: bool = False
    generated: bool = False
    writable: bool = True
    length: int | None = None
    choices: tuple[str, ...] = ()
    computed_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A foreign key that the system enforces; `on_delete` is "", cascade, set null, set default or restrict."""

    columns: tuple[str, ...]
    target: str
    target_columns: tuple[str, ...]
    on_delete: str = ""


@dataclass(frozen=True, slots=True)
class CollectionFacts:
    """A collection as the system itself describes it.

    `copies` names what may keep a copy of what is changed or erased here: a trigger, a view that was computed once, a
    history that the system keeps itself.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    may_update: bool = True
    may_delete: bool = True
    read_only: bool = False
    copies: tuple[str, ...] = ()

    def column(self, name: str) -> Column | None:
        """Return the column of that name, or None."""
        return next((c for c in self.columns if c.name == name), None)

    def place(self, name: str) -> Column | None:
        """Return where a field stands: its own column, or a place inside the document that its first part names.

        A place inside a document can always be emptied, and holds no more than the document lets it.
        """
        head = self.column(name.partition(".")[0])
        if (own := self.column(name)) or head is None:
            return own
        return replace(head, type=ValueType.JSON, nullable=True, unique=False, length=None, choices=())


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
