"""Changes to rows of tables: each file is written anew whole; media that rows name go before the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, TypeAlias

from houvast.connectors.files.layout import Pending, refused
from houvast.connectors.files.storage.contract import Item, Meanwhile, Write
from houvast.connectors.files.tables.contract import GONE, CannotWrite, Gone, TableRow
from houvast.connectors.files.tables.place import format_of
from houvast.connectors.protocol import Change
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey, Value

if TYPE_CHECKING:
    from houvast.connectors.files.tables.layout import Tables

Edit: TypeAlias = "dict[str, Value] | Gone"
Spot: TypeAlias = tuple[str, int]


@dataclass
class _Table:
    """One file with what is to become of some of its rows, and these rows as they were read."""

    item: Item
    keeps_place: bool
    edits: dict[Spot, Edit] = field(default_factory=dict)
    were: dict[Spot, TableRow] = field(default_factory=dict)


class TablesWork:
    """Changes to the tables of one place."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._files: dict[PurePosixPath, _Table] = {}

    def lock(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Read rows as these changes leave them."""
        return {row.key: row for row, _, _ in self._hold(collection, keys)}

    def change(self, collection: MappedCollection, changes: Sequence[Change]) -> int:
        """Gather new values."""
        held = {row.key: (table, spot) for row, table, spot in self._hold(collection, [c.key for c in changes])}
        done = set()
        for change in changes:
            if change.key not in held or not change.values:
                continue
            if any(name.startswith("file.") for name in change.values):
                raise refused(collection, "a fact of the file cannot be written")
            table, spot = held[change.key]
            before = table.edits.get(spot)
            table.edits[spot] = {**(before if isinstance(before, dict) else {}), **change.values}
            done.add(change.key)
        return len(done)

    def erase(self, collection: MappedCollection, keys: Sequence[RowKey]) -> int:
        """Gather rows that go."""
        held = self._hold(collection, keys)
        for _, table, spot in held:
            table.edits[spot] = GONE
        return len(held)

    def _hold(self, collection: MappedCollection, keys: Sequence[RowKey]) -> list[tuple[Row, _Table, Spot]]:
        held = []
        for row, (item, cells) in self._tables.held(collection, keys):
            spot = (cells.part, cells.number)
            table = self._files.setdefault(item.path, _Table(item, keeps_place=_stays(collection)))
            table.keeps_place = table.keeps_place or _stays(collection)
            table.were.setdefault(spot, cells)
            edit = table.edits.get(spot)
            if isinstance(edit, Gone):
                continue
            now = self._tables.row(collection, item, _with(cells, edit)) if edit else row
            held.append((Row(row.key, now.values), table, spot))
        if len({row.key for row, _, _ in held}) < len(held):
            raise refused(collection, "the key of the map fits more rows than it should")
        return held

    def pending(self) -> Pending:
        """Return what all this comes down to."""
        pending = Pending(seen={path: (table.item.stamp, b"") for path, table in self._files.items()})
        for path, table in self._files.items():
            if table.edits:
                gone = self._media(table)
                pending.media.extend(sorted(gone))
                pending.writes_after_media[path] = (table.item.stamp, self._writing(table, gone))
        return pending

    def _media(self, table: _Table) -> set[PurePosixPath]:
        named = (self._tables.media_of(table.item.path, table.were[s]) for s, e in table.edits.items() if e is GONE)
        return {path for path in named if path}

    def _writing(self, table: _Table, media: set[PurePosixPath]) -> Write:
        def decide(row: TableRow) -> Mapping[str, Value] | Gone | None:
            spot = (row.part, row.number)
            if spot in table.were and dict(row.values) != dict(table.were[spot].values):
                raise Meanwhile
            edit = table.edits.get(spot)
            if edit is not GONE and media and self._tables.media_of(table.item.path, row) in media:
                raise CannotWrite("the media file of a row belongs to another row as well")
            return edit

        def write(target: IO[bytes]) -> None:
            with self._tables.storage.open(table.item.path) as file:
                format_of(table.item.path).rewrite(file, target, decide, keeps_place=table.keeps_place)

        return write


def _stays(collection: MappedCollection) -> bool:
    """Tell whether rows are known by their numbers, which then have to stay as they are."""
    return not collection.key or "file.row" in collection.key


def _with(row: TableRow, edit: Mapping[str, Value]) -> TableRow:
    return TableRow(row.part, row.number, {**row.values, **edit})
