"""Changes to recordings: new side-cars first, then media files go, and the side-car last."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, TypeAlias

from houvast.connectors.documents import with_value
from houvast.connectors.files.documents import FILE_FIELDS, TEXT, Document, row_of
from houvast.connectors.files.folder import Entry, Transcript
from houvast.connectors.files.layout import Pending, refused
from houvast.connectors.files.storage.contract import Write
from houvast.connectors.files.transcripts import writing
from houvast.connectors.protocol import Change
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey, Value

if TYPE_CHECKING:
    from houvast.connectors.files.recordings import Recordings

Source: TypeAlias = tuple[Entry, Document | None]


class RecordingsWork:
    """Changes to the recordings of a folder. While a side-car is there, what is half erased is still found."""

    def __init__(self, recordings: Recordings) -> None:
        self._recordings = recordings
        self._seen: dict[PurePosixPath, Document] = {}
        self._contents: dict[PurePosixPath, tuple[dict[str, Value], Document]] = {}
        self._texts: dict[PurePosixPath, Transcript] = {}
        self._texts_seen: dict[PurePosixPath, Transcript] = {}
        self._gone: dict[PurePosixPath, Entry] = {}

    def lock(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Read rows as this change leaves them, and remember their files: one that is not so at the end stops all."""
        return {row.key: self._as_prepared(collection, row, *source) for row, source in self._hold(collection, keys)}

    def _as_prepared(self, collection: MappedCollection, row: Row, entry: Entry, document: Document | None) -> Row:
        if entry.text and entry.text.item.path in self._texts:
            entry = replace(entry, text=self._texts[entry.text.item.path])
        elif entry.side_car is None or entry.side_car.path not in self._contents:
            return row
        if document and entry.side_car and entry.side_car.path in self._contents:
            document = replace(document, content=self._contents[entry.side_car.path][0])
        return row_of(collection, entry, document)

    def change(self, collection: MappedCollection, changes: Sequence[Change]) -> int:
        """Prepare new side-cars."""
        held = {row.key: source for row, source in self._hold(collection, [c.key for c in changes])}
        done = set()
        for change in changes:
            entry, document = held.get(change.key, (None, None))
            if entry is None or not change.values:
                continue
            facts = {name: value for name, value in change.values.items() if name != TEXT}
            if TEXT in change.values:
                self._change_text(collection, entry, change.values[TEXT])
            if facts:
                self._change(collection, entry, document, facts)
            done.add(change.key)
        return len(done)

    def _change_text(self, collection: MappedCollection, entry: Entry, value: Value) -> None:
        if entry.text is None:
            raise refused(collection, "the file has no transcript")
        self._texts[entry.text.item.path] = replace(entry.text, content="" if value is None else str(value))

    def _change(
        self, collection: MappedCollection, entry: Entry, document: Document | None, values: Mapping[str, Value]
    ) -> None:
        if document is None or entry.side_car is None:
            raise refused(collection, "the file has no side-car")
        if document.lossy:
            raise refused(collection, "the side-car holds bytes that are no UTF-8")
        content, _ = self._contents.get(entry.side_car.path, (deepcopy(document.content), document))
        for name, value in values.items():
            if name in FILE_FIELDS:
                raise refused(collection, f"{name} cannot be written")
            path = [name] if name in content else name.split(".")
            if len(path) == 1:
                content[name] = value
            else:
                content = dict(with_value(content, path, value))  # type: ignore[arg-type]  # an object stays an object
        self._contents[entry.side_car.path] = (content, document)

    def erase(self, collection: MappedCollection, keys: Sequence[RowKey]) -> int:
        """Prepare the removal of media files with their side-cars."""
        entries = [entry for _, (entry, _) in self._hold(collection, keys)]
        self._gone |= {_name(entry): entry for entry in entries}
        return len(entries)

    def _hold(self, collection: MappedCollection, keys: Sequence[RowKey]) -> list[tuple[Row, Source]]:
        held = [
            (row, source)
            for row, source in self._recordings.held(collection, keys)
            if _name(source[0]) not in self._gone
        ]
        if len({row.key for row, _ in held}) < len(held):
            raise refused(collection, "the key of the map fits more files than it should")
        for _, (entry, document) in held:
            if entry.side_car and document:
                self._seen.setdefault(entry.side_car.path, document)
            if entry.text:
                self._texts_seen.setdefault(entry.text.item.path, entry.text)
        return held

    def pending(self) -> Pending:
        """Return what all this comes down to."""
        media = [item.path for entry in self._gone.values() for item in entry.media]
        cars = [entry.side_car.path for entry in self._gone.values() if entry.side_car]
        return Pending(
            seen={path: (document.stamp, document.digest) for path, document in self._seen.items()}
            | {path: (text.item.stamp, text.digest) for path, text in self._texts_seen.items()},
            writes={
                path: (document.stamp, _writing(content, document))
                for path, (content, document) in self._contents.items()
                if path not in cars
            }
            | {
                path: (text.item.stamp, writing(text.content, text.encoding))
                for path, text in self._texts.items()
                if path not in media
            },
            media=media,
            last=cars,
        )


def _name(entry: Entry) -> PurePosixPath:
    """Return a name that no other entry of the system has."""
    item = entry.side_car or entry.media[0]
    return item.path.with_suffix("")


def _writing(content: Mapping[str, Value], document: Document) -> Write:
    def write(file: IO[bytes]) -> None:
        file.write(json.dumps(content, ensure_ascii=False, indent=document.indent, default=_written).encode())

    return write


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)
