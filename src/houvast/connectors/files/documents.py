"""Side-cars as documents, and the values of mapped fields in them."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import PurePosixPath

from houvast.connectors.documents import walk
from houvast.connectors.files.folder import Entry
from houvast.connectors.files.storage.contract import Item, Stamp, Storage
from houvast.engines.datamap.model import Collection, Field
from houvast.engines.datamap.rows import Row, RowKey, Value

PATH = "file.path"
TEXT = "file.text"
FILE_FIELDS = (PATH, "file.name", "file.size", "file.modified")

_LARGEST = 64 * 1024 * 1024
_KEPT_BYTES = 32 * 1024 * 1024


class Broken(Exception):
    """A side-car is no JSON object; the message says why, and where in the file, without its content."""


@dataclass(frozen=True, slots=True)
class Document:
    """A side-car as it was read; `lossy` when bytes that are no UTF-8 were read as U+FFFD."""

    content: dict[str, Value]
    stamp: Stamp
    digest: bytes
    indent: int | None = None
    lossy: bool = False


class Documents:
    """Reads side-cars, and keeps those that have not changed since, up to a bound."""

    def __init__(self) -> None:
        self._kept: dict[PurePosixPath, Document] = {}
        self._bytes = 0

    def read(self, storage: Storage, items: Sequence[Item]) -> dict[Item, Document | Broken | OSError]:
        """Return each side-car's document, or what is wrong with it."""
        found: dict[Item, Document | Broken | OSError] = {}
        for item in items:
            kept = self._kept.get(item.path)
            if kept is not None and kept.stamp == item.stamp:
                found[item] = kept
            elif item.stamp.size > _LARGEST:
                found[item] = Broken("is larger than 64 MB")
        asked = [item for item in items if item not in found]
        for item, raw in zip(asked, storage.fetch([item.path for item in asked]), strict=True):
            found[item] = raw if isinstance(raw, OSError) else self._parsed(item, raw, storage.settles_ns)
        return found

    def _parsed(self, item: Item, raw: bytes, settles_ns: int) -> Document | Broken:
        try:
            document = parse(raw, item.stamp)
        except Broken as broken:
            return broken
        self._keep(item.path, document, settles_ns)
        return document

    def forget(self) -> None:
        """Drop everything kept."""
        self._kept, self._bytes = {}, 0

    def _keep(self, path: PurePosixPath, document: Document, settles_ns: int) -> None:
        settled = time.time_ns() - document.stamp.modified_ns > settles_ns
        if settled and self._bytes + document.stamp.size <= _KEPT_BYTES:
            self._kept[path] = document
            self._bytes += document.stamp.size


def parse(raw: bytes, stamp: Stamp) -> Document:
    """Return what a side-car holds.

    :raises Broken: it is no JSON object.
    """
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
    digest = sha256(raw).digest()
    return Document(content, stamp, digest, indent, lossy="\ufffd" in text and not _is_utf8(raw))


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
    """Return a field's value: of the file, its text, or at a dotted path of the side-car."""
    if field.name == TEXT:
        return entry.text.content if entry.text else None
    if field.name in FILE_FIELDS:
        return file_value(entry, field.name)
    content: Mapping[str, Value] = document.content if document else {}
    value = content[field.name] if field.name in content else walk(dict(content), field.name.split("."))
    return typed(value, field.data_type)


def file_value(entry: Entry, name: str) -> Value:
    """Return what the file system says of the media file, or of the side-car where there is no media file."""
    if name == PATH:
        return entry.path
    main = entry.media[0] if entry.media else entry.side_car
    if main is None:
        return None
    if name == "file.name":
        return main.path.name
    return main.stamp.size if name == "file.size" else moment(main.stamp)


def moment(stamp: Stamp) -> datetime:
    """Return when a file was last written."""
    return datetime.fromtimestamp(stamp.modified_ns / 1_000_000_000, UTC)


def typed(value: Value, data_type: str) -> Value:
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
