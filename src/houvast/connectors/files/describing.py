"""What a folder says of itself: the fields that its side-cars hold, as they are now."""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from houvast.connectors.files.documents import FILE_FIELDS, PATH, Broken, Documents
from houvast.connectors.files.folder import Entry, folder_of, list_entries
from houvast.connectors.protocol import CollectionFacts, Column, SystemFacts, Unreadable, ValueType
from houvast.engines.datamap.rows import Value

_FILE_TYPES = dict(zip(FILE_FIELDS, (ValueType.TEXT, ValueType.TEXT, ValueType.INTEGER, ValueType.MOMENT), strict=True))


@dataclass
class _Seen:
    """What was seen of one field: its types, how often, and hashes of its values to tell whether they repeat."""

    types: set[ValueType] = field(default_factory=set)
    count: int = 0
    hashes: set[int] = field(default_factory=set)


def describe(root: Path, documents: Documents, names: Collection[str] | None) -> SystemFacts:
    """Describe the folder as one collection of its own name, or the named ones; what is not there is left out."""
    wanted = [(root.name, "")] if names is None else [(n, n.rpartition(".")[0]) for n in names]
    found = []
    for name, below in wanted:
        try:
            folder = folder_of(root, below, name)
        except Unreadable:
            continue
        found.append(_facts(name, folder, documents))
    return SystemFacts(tuple(found), transactional=False, version="files")


def _facts(name: str, folder: Path, documents: Documents) -> CollectionFacts:
    entries = list_entries(folder, name).entries
    seen: dict[str, _Seen] = {}
    for entry in entries:
        for path, value in _fields(entry, documents):
            one = seen.setdefault(path, _Seen())
            one.count += 1
            one.types.add(_type(value))
            one.hashes.add(hash(str(value)))
    may = all(os.access(f, os.W_OK | os.X_OK) for f in {folder, *(e.side_car.parent for e in entries if e.side_car)})
    unique = {path for path, one in seen.items() if one.count == len(entries) == len(one.hashes)}
    files = (Column(n, t, nullable=n != PATH, unique=n == PATH, writable=False) for n, t in _FILE_TYPES.items())
    inside = (Column(path, _one(one.types), unique=path in unique, writable=may) for path, one in sorted(seen.items()))
    return CollectionFacts(
        name,
        (*files, *inside),
        key=(PATH,),
        unique_keys=tuple((path,) for path in sorted(unique)),
        may_update=may,
        may_delete=may,
    )


def _fields(entry: Entry, documents: Documents) -> Iterator[tuple[str, Value]]:
    try:
        content = documents.read(entry.side_car).content if entry.side_car else {}
    except (Broken, OSError):
        return
    yield from _paths(content, "")


def _paths(value: Value, path: str) -> Iterator[tuple[str, Value]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _paths(item, f"{path}.{name}" if path else name)


def _type(value: Value) -> ValueType:
    if isinstance(value, str):
        return _type_of_text(value)
    kinds = ((bool, ValueType.BOOLEAN), (int, ValueType.INTEGER), (float, ValueType.NUMBER), (list, ValueType.ARRAY))
    return next((kind for cls, kind in kinds if isinstance(value, cls)), ValueType.JSON)


def _type_of_text(text: str) -> ValueType:
    for cls, kind in ((date, ValueType.DATE), (datetime, ValueType.MOMENT)):
        try:
            cls.fromisoformat(text)
        except ValueError:
            continue
        return kind if "-" in text else ValueType.TEXT
    return ValueType.TEXT


def _one(types: set[ValueType]) -> ValueType:
    """Return the type that all values share; a document that is sometimes absent is still a document."""
    stated = types - {ValueType.JSON}
    if len(stated) == 1:
        return next(iter(stated))
    if stated == {ValueType.INTEGER, ValueType.NUMBER}:
        return ValueType.NUMBER
    return ValueType.JSON if not stated else ValueType.TEXT
