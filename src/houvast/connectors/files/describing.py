"""What a folder says of itself: the fields that its side-cars hold, as they are now."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath

from houvast.connectors.files.documents import FILE_FIELDS, PATH, TEXT, Document, Documents
from houvast.connectors.files.folder import list_entries
from houvast.connectors.files.storage.contract import Storage, Versioned
from houvast.connectors.files.transcripts import transcripts_of
from houvast.connectors.protocol import CollectionFacts, Column, ValueType
from houvast.engines.datamap.rows import Value

_FILE_TYPES = dict(zip(FILE_FIELDS, (ValueType.TEXT, ValueType.TEXT, ValueType.INTEGER, ValueType.MOMENT), strict=True))


@dataclass
class _Seen:
    """What was seen of one field: its types, how often, and hashes of its values to tell whether they repeat."""

    types: set[ValueType] = field(default_factory=set)
    count: int = 0
    hashes: set[int] = field(default_factory=set)


def describe(storage: Storage, documents: Documents, name: str, folder: PurePosixPath) -> CollectionFacts | None:
    """Describe a folder as one collection; one that holds nothing where folders need no making is not there."""
    entries = list_entries(storage, folder, name).entries
    if not entries and folder.parts and isinstance(storage, Versioned):
        return None
    seen: dict[str, _Seen] = {}
    cars = [entry.side_car for entry in entries if entry.side_car]
    for start in range(0, len(cars), storage.together):
        for document in documents.read(storage, cars[start : start + storage.together]).values():
            if isinstance(document, Document):
                _see(seen, document)
    may = storage.may_write({folder, *(car.path.parent for car in cars)})
    unique = {path for path, one in seen.items() if one.count == len(entries) == len(one.hashes)}
    files = tuple(Column(n, t, nullable=n != PATH, unique=n == PATH, writable=False) for n, t in _FILE_TYPES.items())
    if any(transcripts_of(entry) for entry in entries):
        files = (*files, Column(TEXT, ValueType.TEXT, writable=may))
    inside = (Column(path, _one(one.types), unique=path in unique, writable=may) for path, one in sorted(seen.items()))
    return CollectionFacts(
        name,
        (*files, *inside),
        key=(PATH,),
        unique_keys=tuple((path,) for path in sorted(unique)),
        may_update=may,
        may_delete=may,
    )


def _see(seen: dict[str, _Seen], document: Document) -> None:
    for path, value in _paths(document.content, ""):
        one = seen.setdefault(path, _Seen())
        one.count += 1
        one.types.add(_type(value))
        one.hashes.add(hash(str(value)))


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
