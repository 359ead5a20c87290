"""Values as JSON and back, without losing their types; and their digest, for comparing without keeping."""

import base64
import hashlib
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import rfc8785

from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import Row, RowKey, Value

_SAFE_INTEGER = 2**53 - 1
_READERS: dict[str, Any] = {
    "moment": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "decimal": Decimal,
    "integer": int,
    "float": float,
    "uuid": UUID,
    "bytes": base64.b64decode,
}


def encode(value: Value) -> Any:
    """Return the value as JSON; what JSON can't hold becomes `{"$type": text}`."""
    if isinstance(value, dict):
        return {"$map": {k: encode(v) for k, v in value.items()}}
    if isinstance(value, list | tuple):
        return [encode(v) for v in value]
    tag = _tag(value)
    return value if tag is None else {f"${tag}": _text(value)}


def decode(stored: Any) -> Value:
    """Return the value that `encode` was given."""
    if isinstance(stored, list):
        return [decode(v) for v in stored]
    if isinstance(stored, dict):
        ((tag, text),) = stored.items()
        if tag == "$map":
            return {k: decode(v) for k, v in text.items()}
        result: Value = _READERS[tag[1:]](text)
        return result
    plain: Value = stored
    return plain


def encode_values(values: Mapping[str, Value]) -> dict[str, Any]:
    """Return named values as JSON."""
    return {name: encode(value) for name, value in values.items()}


def decode_values(stored: Mapping[str, Any]) -> dict[str, Value]:
    """Return named values from JSON."""
    return {name: decode(value) for name, value in stored.items()}


def encode_key(key: RowKey) -> dict[str, Any]:
    """Return a row key as JSON."""
    return {"system": key.collection.system, "collection": key.collection.name, "key": encode_values(dict(key.values))}


def decode_key(stored: Mapping[str, Any]) -> RowKey:
    """Return a row key from JSON."""
    collection = CollectionId(stored["system"], stored["collection"])
    return RowKey(collection, tuple(decode_values(stored["key"]).items()))


def decode_row(stored: Mapping[str, Any]) -> Row:
    """Return a row from JSON: its key and its values."""
    return Row(decode_key(stored), decode_values(stored["values"]))


def encode_row(row: Row) -> dict[str, Any]:
    """Return a row as JSON: its key and its values."""
    return {**encode_key(row.key), "values": encode_values(row.values)}


def digest(document: Any) -> str:
    """Return the SHA-256 of a JSON document in its canonical form, as hexadecimal text."""
    return hashlib.sha256(rfc8785.dumps(document)).hexdigest()


def _tag(value: Value) -> str | None:
    if value is None or isinstance(value, bool | str):
        return None
    if isinstance(value, int):
        return None if abs(value) <= _SAFE_INTEGER else "integer"
    for kind, tag in ((datetime, "moment"), (date, "date"), (time, "time"), (Decimal, "decimal"), (float, "float")):
        if isinstance(value, kind):
            return tag
    return "uuid" if isinstance(value, UUID) else "bytes"


def _text(value: Value) -> str:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return (
        value.isoformat() if isinstance(value, date | time) else repr(value) if isinstance(value, float) else str(value)
    )
