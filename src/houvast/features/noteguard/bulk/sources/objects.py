"""JSON lines that are alike, read by Arrow: as fast as the scanner, and as strict as the plain reader beside it."""

import json
from typing import Any

import pyarrow as pa
import pyarrow.json as pj

from houvast.features.noteguard.bulk.batching import groups_of, ids_of, months_of, numbered
from houvast.features.noteguard.bulk.blocks import Batch
from houvast.features.noteguard.contracts.scans import Asked

_TYPES = {str: pa.string(), int: pa.int64()}


def read_alike(data: bytes, count: int, first: int, asked: Asked) -> Batch | None:
    """Read lines of checked UTF-8 that hold an object each, of the same types as the first; None when they do not.

    `count` is the number of lines, `first` the number of the first one in the source. What this can't read for certain
    as the plain reader would (an empty line, a missing field, half a character, a number too large) it leaves to it.
    """
    if not (kinds := _kinds(data, asked)):
        return None
    how = pj.ParseOptions(explicit_schema=pa.schema(list(kinds.items())), unexpected_field_behavior="ignore")
    reading = pj.ReadOptions(use_threads=False, block_size=max(len(data) + 1, 1024))
    try:
        table = pj.read_json(pa.BufferReader(data), reading, how).combine_chunks()
    except pa.ArrowInvalid:
        return None
    columns = {name: _one(table.column(name)) for name in kinds}
    if table.num_rows != count or columns[asked.text_field].null_count:
        return None
    return _batch(columns, first, count, asked)


def _one(column: Any) -> Any:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _kinds(data: bytes, asked: Asked) -> dict[str, Any]:
    """Return the types of the fields to read, by the first line; nothing when they are not plain."""
    try:
        row = json.loads(data[: data.find(b"\n") + 1 or len(data)])
    except (ValueError, RecursionError):
        return {}
    if not isinstance(row, dict) or not isinstance(row.get(asked.text_field), str):
        return {}
    kinds = {asked.text_field: pa.string()}
    if asked.id_field in row or json.dumps(asked.id_field)[1:-1].encode() in data:
        kinds[asked.id_field] = _TYPES.get(type(row.get(asked.id_field)))
    for name in (asked.group_field, asked.time_field):
        if name:
            kinds[name] = _TYPES.get(type(row.get(name)))
    return kinds if all(kinds.values()) else {}


def _batch(columns: dict[str, Any], first: int, count: int, asked: Asked) -> Batch | None:
    ids = columns.get(asked.id_field)
    if ids is None:
        ids = numbered(first, count)
    elif ids.null_count:
        return None
    return Batch(
        ids_of(ids),
        columns[asked.text_field],
        groups_of(columns[asked.group_field]) if asked.group_field else None,
        months_of(columns[asked.time_field]) if asked.time_field else None,
    )
