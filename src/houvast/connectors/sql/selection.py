"""What is read of a mapped collection, and how a result becomes rows; worked out once per collection."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from houvast.connectors.documents import walk
from houvast.connectors.protocol import Unreadable
from houvast.connectors.sql.statements import Prepared, prepare
from houvast.connectors.sql.tables import ColumnShape, TableShape
from houvast.connectors.sql.values import Reader, nested, reader_of
from houvast.engines.datamap.model import Collection
from houvast.engines.datamap.rows import Row, RowKey, Value, Values


@dataclass(frozen=True)
class Place:
    """Where a mapped field stands: its column, and the path inside it for a nested field."""

    column: ColumnShape
    path: tuple[str, ...] = ()


@dataclass
class Selection:
    """The columns that are read of one collection, and the statements prepared for it so far."""

    collection: Collection
    table: TableShape
    brand: str
    places: dict[str, Place]
    key: tuple[str, ...]
    has_key: bool = True
    prepared: dict[object, Prepared] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wanted = [*self.key, *(p.column.name for p in self.places.values())]
        self.columns = list(dict.fromkeys(wanted))
        self._at = {name: position for position, name in enumerate(self.columns)}
        self._flat = tuple((n, self._at[p.column.name], self._reader(p)) for n, p in self.places.items() if not p.path)
        self._nested = tuple((n, self._at[p.column.name], p.path) for n, p in self.places.items() if p.path)
        self._keys = tuple(self._at[name] for name in self.key)
        self._places = {name: at for name, at, _ in self._flat}
        self._simple = not self._nested and all(reader is None for _, _, reader in self._flat)

    def _reader(self, place: Place) -> Reader | None:
        return reader_of(place.column, self.brand, in_key=place.column.name in self.key)

    def statement(self, shape: object, build: Callable[[], sa.ClauseElement], dialect: sa.Dialect) -> Prepared:
        """Return the statement kept under a shape, built when it is first asked for."""
        if shape not in self.prepared:
            self.prepared[shape] = prepare(build(), dialect)
        return self.prepared[shape]

    def select(self) -> sa.Select[Any]:
        """Return the SELECT without a condition."""
        return sa.select(*(self.table.clause.c[name] for name in self.columns))

    def place(self, name: str) -> Place:
        """Return where a field stands, mapped or not.

        :raises Unreadable: the table has no such column.
        """
        return self.places.get(name) or place_of(self.collection, self.table, name)

    def rows(self, results: Iterable[Sequence[Any]]) -> Iterator[Row]:
        """Yield the rows of a result."""
        make = self._make_simple if self._simple else self._make
        return map(make, results)

    def _make_simple(self, result: Sequence[Any]) -> Row:
        key = RowKey.of(self.collection.id, self.key, tuple([result[at] for at in self._keys]))
        return Row(key, Values(self._places, result))

    def _make(self, result: Sequence[Any]) -> Row:
        values: dict[str, Value] = {n: result[at] if read is None else read(result[at]) for n, at, read in self._flat}
        for name, at, path in self._nested:
            values[name] = walk(nested(result[at]), path)
        return Row(RowKey.of(self.collection.id, self.key, tuple([result[at] for at in self._keys])), values)


def selection_of(collection: Collection, table: TableShape, brand: str) -> Selection:
    """Work out what to read of a collection; without a key in the map the table's own is taken, else every column.

    :raises Unreadable: the table lacks a column of the map.
    """
    places = {name: place_of(collection, table, name) for name in collection.by_name}
    key = collection.key or table.key or tuple(dict.fromkeys(p.column.name for p in places.values()))
    for name in key:
        place_of(collection, table, name)
    return Selection(collection, table, brand, places, key, has_key=bool(collection.key or table.key))


def place_of(collection: Collection, table: TableShape, name: str) -> Place:
    """Return where a field stands: a column of that name, or a path inside the column before the first dot.

    :raises Unreadable: the table has no such column.
    """
    if name in table.columns:
        return Place(table.columns[name])
    head, _, rest = name.partition(".")
    if rest and head in table.columns:
        return Place(table.columns[head], tuple(rest.split(".")))
    raise Unreadable(f"{collection.id}: the table has no column “{name}”; correct the map.")
