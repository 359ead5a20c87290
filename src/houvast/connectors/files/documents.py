"""Side-cars as documents, and the values of mapped fields in them."""

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from houvast.connectors.documents import walk
from houvast.connectors.files.folder import Entry
from houvast.engines.datamap.model import Collection, Field
from houvast.engines.datamap.rows import Row, RowKey, Value

PATH = "file.path"
FILE_FIELDS = (PATH, "file.name", "file.size", "file.modified")

_LARGEST = 64 * 1024 * 1024
_KEPT_BYTES = 32 * 1024 * 1024
_SETTLED_NS = 2_000_000_000  # a file written this recently may be written again within the same tick of its clock


class Broken(Exception):
    """A side-car is no JSON object; the message says why, and where in the file, without its content."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when a file is written: its identity, size and time."""

    inode: int
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Document:
    """A side-car as it was read; `lossy` when bytes that are no UTF-8 were read as U+FFFD."""

    content: dict[str, Value]
    stamp: Stamp
    indent: int | None = None
    lossy: bool = False


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of a file as it is now."""
    stat = os.lstat(path)
    return Stamp(stat.st_ino, stat.st_size, stat.st_mtime_ns)


class Documents:
    """Reads side-cars, and keeps those that have not changed since, up to a bound."""

    def __init__(self) -> None:
        self._kept: dict[Path, Document] = {}
        self._bytes = 0

    def read(self, path: Path) -> Document:
        """Return a side-car's document.

        :raises Broken: it is no JSON object.
        :raises OSError: it cannot be read.
        """
        stamp = stamp_of(path)
        kept = self._kept.get(path)
        if kept is not None and kept.stamp == stamp:
            return kept
        document = _parse(path, stamp)
        self._keep(path, document)
        return document

    def forget(self) -> None:
        """Drop everything kept."""
        self._kept, self._bytes = {}, 0

    def _keep(self, path: Path, document: Document) -> None:
        settled = time.time_ns() - document.stamp.modified_ns > _SETTLED_NS
        if settled and self._bytes + document.stamp.size <= _KEPT_BYTES:
            self._kept[path] = document
            self._bytes += document.stamp.size


def _parse(path: Path, stamp: Stamp) -> Document:
    if stamp.size > _LARGEST:
        raise Broken("is larger than 64 MB")
    raw = path.read_bytes()
    text = raw.decode("utf-8-sig", "replace")
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise Broken(f"is no JSON (line {error.lineno}, column {error.colno})") from None
    except RecursionError:
        raise Broken("is nested too deeply") from None
    if not isinstance(content, dict):
        raise Broken("is no JSON object")
    indent = len(line) - len(line.lstrip()) if (line := text.partition("\n")[2].partition("\n")[0]) else None
    return Document(content, stamp, indent, lossy="\ufffd" in text and not _is_utf8(raw))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def key_of(collection: Collection) -> tuple[str, ...]:
    """Return the names of the key's fields: the map's, or the path."""
    return collection.key or (PATH,)


def value_of(entry: Entry, document: Document | None, field: Field) -> Value:
    """Return a field's value: of the file, or at a dotted path of the side-car."""
    if field.name in FILE_FIELDS:
        return file_value(entry, field.name)
    content: Mapping[str, Value] = document.content if document else {}
    value = content[field.name] if field.name in content else walk(dict(content), field.name.split("."))
    return _typed(value, field.data_type)


def file_value(entry: Entry, name: str) -> Value:
    """Return what the file system says of the media file, or of the side-car where there is no media file."""
    if name == PATH:
        return entry.path
    main = entry.media[0] if entry.media else entry.side_car
    if main is None:
        return None
    if name == "file.name":
        return main.name
    stat = os.lstat(main)
    return stat.st_size if name == "file.size" else datetime.fromtimestamp(stat.st_mtime, UTC)


def _typed(value: Value, data_type: str) -> Value:
    """JSON has no dates: text becomes a date or a moment where the map says that it is one."""
    if not isinstance(value, str) or data_type not in {"date", "datetime", "timestamp"}:
        return value
    try:
        return date.fromisoformat(value) if data_type == "date" else datetime.fromisoformat(value)
    except ValueError:
        return value


def row_of(collection: Collection, entry: Entry, document: Document | None) -> Row:
    """Return an entry as a row of the map."""
    values = {field.name: value_of(entry, document, field) for field in collection.fields}
    names = key_of(collection)
    key = tuple((n, values[n] if n in values else value_of(entry, document, Field(n))) for n in names)
    return Row(RowKey(collection.id, key), values)
