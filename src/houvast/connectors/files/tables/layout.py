"""The rows of table files: found and read through their formats, in bounded memory."""

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import PurePosixPath
from typing import IO, TypeAlias

from houvast.connectors.documents import walk
from houvast.connectors.files.documents import FILE_FIELDS, PATH, Broken, moment, typed
from houvast.connectors.files.folder import folder_of, list_items, passed_over
from houvast.connectors.files.layout import only, problems_said
from houvast.connectors.files.storage.contract import Item, Storage, Version, Versioned
from houvast.connectors.files.tables.contract import TableRow
from houvast.connectors.files.tables.place import Place, format_of
from houvast.connectors.files.tables.versions import versions_of_tables
from houvast.connectors.files.tables.work import TablesWork
from houvast.connectors.protocol import CollectionFacts, Column, Unreadable, ValueType
from houvast.connectors.sampling import READ_PER_ROW
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.model import Field
from houvast.engines.datamap.rows import Row, RowKey, Value

ROW = "file.row"
_SAMPLED = 20
"""Tables that are opened for a sample."""

Source: TypeAlias = tuple[Item, TableRow]
_OF_FILES = {
    **dict(zip(FILE_FIELDS, (ValueType.TEXT, ValueType.TEXT, ValueType.INTEGER, ValueType.MOMENT), strict=True)),
    ROW: ValueType.INTEGER,
}


class Tables:
    """The tables of one place."""

    def __init__(self, storage: Storage, place: Place) -> None:
        self.storage, self.place = storage, place
        self.name = f"tables {place.folder}/{place.pattern}#{place.media}"

    def rows(self, collection: MappedCollection) -> Iterator[Row]:
        """Yield every row; files that are no such table are said after all others."""
        return (row for row, _ in self.sources(collection))

    def items(self, where: str) -> tuple[list[Item], list[str]]:
        """Return the table files, in the order of their paths, and what was passed over.

        :raises Unreadable: the folder is not there.
        """
        listing = list_items(self.storage, folder_of(self.storage, self.place.folder, where), where)
        return [item for item in listing.items if self.place.holds(item)], passed_over(listing)

    def sources(
        self, collection: MappedCollection, keys: Collection[RowKey] | None = None
    ) -> Iterator[tuple[Row, Source]]:
        """Yield every row with where it comes from; with keys it may pass over whole files.

        :raises Unreadable: after all others: files that are no such table or lack a field of the map.
        """
        where = str(collection.id)
        items, problems = self.items(where)
        if not items and "*" not in self.place.pattern:
            problems.append("the table is not there")
        paths = _paths(collection, keys)
        for position, item in enumerate(items, start=1):
            if paths is not None and self.path(item) not in paths:
                continue
            try:
                with self.storage.open(item.path) as file:
                    form = format_of(item.path)
                    missing = "" if form.loose else _missing(collection, form.columns(file))
                    if missing:
                        problems.append(f"table {position} in order of path has no column {missing}")
                        continue
                    for row in form.rows(file):
                        yield self.row(collection, item, row), (item, row)
            except FileNotFoundError:
                continue  # somebody removed it since the folder was listed
            except (Broken, OSError) as error:
                said = str(error) if isinstance(error, Broken) else "may not be read"
                problems.append(f"table {position} in order of path {said}")
        problems_said(where, problems)

    def sample(self, collection: MappedCollection, count: int, chance: random.Random) -> Iterator[Row]:
        """Yield the first rows of some tables, chosen by chance: `count` x 20 rows at most.

        :raises Unreadable: there is no table, or after all rows: none of the tables has a column.
        """
        items, _ = self.items(str(collection.id))
        if not items:
            raise Unreadable(f"{collection.id}: the table is not there; describe the system again.")
        some = chance.sample(items, min(len(items), _SAMPLED))
        lacking = {field.name for field in collection.fields} - _OF_FILES.keys()
        for item in some:
            with suppress(Broken, OSError), self.storage.open(item.path) as file:
                lacking &= _lacking(item, file, lacking)
                rows = format_of(item.path).rows(file)
                yield from (self.row(collection, item, row) for row in islice(rows, count * READ_PER_ROW // len(some)))
        if lacking and len(some) == len(items):
            raise Unreadable(f"{collection.id}: no table has the column “{min(lacking)}”; describe the system again.")

    def path(self, item: Item) -> str:
        """Return a table's path in the collection's folder."""
        return str(item.path.relative_to(self.place.folder))

    def row(self, collection: MappedCollection, item: Item, row: TableRow) -> Row:
        """Return a row of a table as a row of the map."""
        own: dict[str, Value] = {
            PATH: self.path(item) + (f"!{row.part}" if row.part else ""),
            "file.name": item.path.name,
            "file.size": item.stamp.size,
            "file.modified": moment(item.stamp),
            ROW: row.number,
        }
        values = {field.name: _value(own, row.values, field) for field in collection.fields}
        names = key_of(collection)
        key = tuple((n, values[n] if n in values else _value(own, row.values, Field(n))) for n in names)
        return Row(RowKey(collection.id, key), values)

    def read(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Return the rows with these keys."""
        return {row.key: row for row, _ in self.held(collection, keys)}

    def held(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[tuple[Row, Source]]:
        """Yield the rows with these keys; others that cannot be read do not matter."""
        return only(keys, self.sources(collection, set(keys)))

    def media(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[tuple[RowKey, str, bytes]]:
        """Yield the media files that these rows name.

        :raises Unreadable: one may not be read.
        """
        for row, (item, cells) in self.held(collection, keys):
            path = self.media_of(item.path, cells)
            content = self.storage.fetch([path])[0] if path else FileNotFoundError()
            if path and isinstance(content, bytes):
                yield row.key, path.suffix.lstrip(".").lower(), content
            elif not isinstance(content, FileNotFoundError):
                raise Unreadable(f"{collection.id}: the media file of a row may not be read; repair it.")

    def media_of(self, table: PurePosixPath, row: TableRow) -> PurePosixPath | None:
        """Return the media file that a row names: a path from the table's folder that does not lead out of it."""
        named = row.values.get(self.place.media) if self.place.media else None
        path = PurePosixPath(str(named)) if named else None
        if path is None or path.is_absolute() or ".." in path.parts or "\0" in str(path) or not path.parts:
            return None
        return table.parent / path

    def describe(self, name: str, below: str) -> CollectionFacts | None:
        """Describe the tables as one collection, or return None where there are none."""
        del below
        try:
            items, _ = self.items(name)
        except Unreadable:
            return None
        found: dict[str, ValueType] = {}
        for item in items:
            try:
                with self.storage.open(item.path) as file:
                    found |= format_of(item.path).columns(file)
            except (Broken, OSError):
                continue  # reading says so
        if not items:
            return None
        may = self.storage.may_write({item.path.parent for item in items})
        own = (Column(n, kind, nullable=n not in (PATH, ROW), writable=False) for n, kind in _OF_FILES.items())
        columns = (Column(n, kind, writable=may) for n, kind in found.items())
        return CollectionFacts(name, (*own, *columns), key=(PATH, ROW), may_update=may, may_delete=may)

    def work(self) -> TablesWork:
        """Begin to gather changes."""
        return TablesWork(self)

    def held_by(self, collection: MappedCollection, keys: Collection[RowKey]) -> Mapping[RowKey, Sequence[Version]]:
        """Return the old versions of the tables that hold these rows, and of the media that they name."""
        return (
            versions_of_tables(self, self.storage, collection, set(keys)) if isinstance(self.storage, Versioned) else {}
        )


def key_of(collection: MappedCollection) -> tuple[str, ...]:
    """Return the names of the key's fields: the map's, or file and row."""
    return collection.key or (PATH, ROW)


def _paths(collection: MappedCollection, keys: Collection[RowKey] | None) -> set[str] | None:
    if keys is None or PATH not in key_of(collection):
        return None
    return {str(dict(key.values).get(PATH)).partition("!")[0] for key in keys}


def _missing(collection: MappedCollection, columns: Mapping[str, ValueType]) -> str:
    """Return a field of the map that no column is or holds."""
    names = (f.name for f in collection.fields if f.name not in _OF_FILES)
    return next((n for n in names if n not in columns and n.partition(".")[0] not in columns), "")


def _lacking(item: Item, file: IO[bytes], names: Collection[str]) -> set[str]:
    """Return the names that no column of a table is or holds; where rows may differ, any may be."""
    form = format_of(item.path)
    columns = {} if form.loose else form.columns(file)
    return set() if form.loose else {n for n in names if n not in columns and n.partition(".")[0] not in columns}


def _value(own: Mapping[str, Value], values: Mapping[str, Value], field: Field) -> Value:
    if field.name in own:
        return own[field.name]
    value = values[field.name] if field.name in values else walk(dict(values), field.name.split("."))
    return typed(value, field.data_type)
