"""Writing to a folder: first everything is prepared beside the old, then it takes its place, then files go."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from houvast.connectors.documents import with_value
from houvast.connectors.files.documents import FILE_FIELDS, Document, Stamp, row_of, stamp_of
from houvast.connectors.files.folder import Entry, unfinished_in
from houvast.connectors.files.writing import prepare_side_car, put_in_place, remove_files
from houvast.connectors.protocol import Change, Refused
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey, Value

if TYPE_CHECKING:
    from houvast.connectors.files.session import FilesSession


class FilesTransaction:
    """A unit of writing. Until it is carried out nothing has changed; a power cut in the middle leaves a part done.

    What a power cut leaves can be carried out again: a side-car goes last, so what is half erased is still found.
    """

    def __init__(self, session: FilesSession) -> None:
        self._session = session
        self._seen: dict[Path, Stamp] = {}
        self._contents: dict[Path, tuple[dict[str, Value], Document]] = {}
        self._gone: dict[str, Entry] = {}
        self._where = "The folder"

    def lock(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Read rows as this change leaves them, and remember their files: one that is not so at the end stops all."""
        held = self._hold(collection, keys)
        return {row.key: self._as_prepared(collection, row, *source) for row, source in held}

    def _as_prepared(self, collection: MappedCollection, row: Row, entry: Entry, document: Document | None) -> Row:
        if document is None or entry.side_car not in self._contents:
            return row
        return row_of(collection, entry, replace(document, content=self._contents[entry.side_car][0]))

    def change(self, collection: MappedCollection, changes: Sequence[Change]) -> int:
        """Prepare new side-cars."""
        held = {row.key: source for row, source in self._hold(collection, [c.key for c in changes])}
        done = set()
        for change in changes:
            entry, document = held.get(change.key, (None, None))
            if entry is None or not change.values:
                continue
            self._change(collection, entry, document, change)
            done.add(change.key)
        return len(done)

    def _change(self, collection: MappedCollection, entry: Entry, document: Document | None, change: Change) -> None:
        if document is None or entry.side_car is None:
            raise self._refused(collection, "the file has no side-car")
        if document.lossy:
            raise self._refused(collection, "the side-car holds bytes that are no UTF-8")
        content, _ = self._contents.get(entry.side_car, (deepcopy(document.content), document))
        for name, value in change.values.items():
            if name in FILE_FIELDS:
                raise self._refused(collection, f"{name} cannot be written")
            path = [name] if name in content else name.split(".")
            if len(path) == 1:
                content[name] = value
            else:
                content = dict(with_value(content, path, value))  # type: ignore[arg-type]  # an object stays an object
        self._contents[entry.side_car] = (content, document)

    def erase(self, collection: MappedCollection, keys: Sequence[RowKey]) -> int:
        """Prepare the removal of media files with their side-cars."""
        entries = [entry for _, (entry, _) in self._hold(collection, keys) if entry.path not in self._gone]
        self._gone |= {entry.path: entry for entry in entries}
        return len(entries)

    def _hold(
        self, collection: MappedCollection, keys: Sequence[RowKey]
    ) -> list[tuple[Row, tuple[Entry, Document | None]]]:
        self._where = str(collection.id)
        held = [
            (row, source) for row, source in self._session.held(collection, keys) if source[0].path not in self._gone
        ]
        if len({row.key for row, _ in held}) < len(held):
            raise self._refused(collection, "the key of the map fits more files than it should")
        for _, (entry, document) in held:
            if entry.side_car and document:
                self._seen.setdefault(entry.side_car, document.stamp)
        return held

    def carry_out(self) -> None:
        """Do what was prepared.

        :raises Refused: a file was changed by another program, or cannot be written; nothing was changed, unless the
            message says so.
        """
        contents = {path: new for path, new in self._contents.items() if path not in self._side_cars_gone()}
        self._verify_unchanged()
        try:
            self._clear(contents)
            for path, (content, document) in contents.items():
                prepare_side_car(path, content, document)
        except OSError:
            with suppress(OSError):
                self._clear(contents)
            raise Refused(
                f"{self._where}: the folder refuses the change: no room or no right to write; nothing was changed."
            ) from None
        try:
            put_in_place(list(contents))
            for entry in self._gone.values():
                remove_files(entry)
        except OSError:
            raise Refused(
                f"{self._where}: the folder refuses the change halfway: a file cannot be removed; run it again."
            ) from None

    def _clear(self, contents: Collection[Path]) -> None:
        """Remove what is unfinished: of this change, or of an earlier one that broke off."""
        for folder in {path.parent for path in (*contents, *self._side_cars_gone())}:
            for path in unfinished_in(folder):
                path.unlink(missing_ok=True)

    def _side_cars_gone(self) -> set[Path]:
        return {entry.side_car for entry in self._gone.values() if entry.side_car}

    def _verify_unchanged(self) -> None:
        for path, stamp in self._seen.items():
            try:
                same = stamp_of(path) == stamp
            except FileNotFoundError:
                same = False
            if not same:
                raise Refused(f"{self._where}: another program changed a file meanwhile; nothing was changed.")
        for folder in {path.parent for entry in self._gone.values() for path in entry.media} | {
            path.parent for path in self._seen
        }:
            if not os.access(folder, os.W_OK | os.X_OK):
                raise Refused(f"{self._where}: this login may not write in the folder; nothing was changed.")

    def _refused(self, collection: MappedCollection, what: str) -> Refused:
        return Refused(f"{collection.id}: the folder refuses the change: {what}; nothing was changed.")
