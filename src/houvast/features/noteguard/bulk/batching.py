"""Notes as Arrow batches."""

import json
import re
from collections.abc import Iterable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from houvast.features.noteguard.bulk.blocks import Batch, Note
from houvast.features.noteguard.contracts.scans import Asked, Skipped

_MUST_BE_ESCAPED = r'["\\\x00-\x1f]'
_SURROGATES = re.compile("[\ud800-\udfff]")
_MONTH = "^[0-9]{4}-[0-9]{2}"


def batch_of(rows: Iterable[Note | Skipped], asked: Asked) -> Batch:
    """Return rows as a batch; what was read with replacement characters is a row that follows its remark."""
    ids, texts, groups, months = list[str](), list[str | None](), list[str](), list[str]()
    skipped: list[Skipped] = []
    for row in rows:
        if isinstance(row, Skipped):
            skipped.append(row)
            if row.read:
                continue
        ids.append(row.id if isinstance(row, Note) else _told(row))
        texts.append(row.text if isinstance(row, Note) else None)
        groups.append(row.group if isinstance(row, Note) else "")
        months.append(row.month if isinstance(row, Note) else "")
    return Batch(
        strings(ids),
        strings(texts),
        strings(groups) if asked.group_field else None,
        strings(months) if asked.time_field else None,
        tuple(skipped),
    )


def _told(row: Skipped) -> str:
    return f'null, "skipped": {id_text(row.where)}, "why": {id_text(row.why)}'


def strings(values: Iterable[str | None]) -> Any:
    """Return an Arrow array of texts."""
    return pa.array(values, pa.large_string())


def numbered(first: int, count: int) -> Any:
    """Return the numbers of rows, for notes that have no id of their own."""
    return pa.array(range(first, first + count), pa.int64())


def id_text(value: object) -> str:
    """Return a note's id as JSON text; half a character, which no output can hold, is written as an escape."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if text == without_surrogates(text) else json.dumps(value, default=str)


def ids_of(values: Any) -> Any:
    """Return an Arrow array of any type as JSON texts."""
    if pa.types.is_integer(values.type) and not values.null_count:
        return values.cast(pa.large_string())
    if _is_text(values.type) and not values.null_count:
        values = values.cast(pa.large_string())
        if not pc.any(pc.match_substring_regex(values, _MUST_BE_ESCAPED)).as_py():
            return joined('"', values, '"')
    return strings(map(id_text, values.to_pylist()))


def without_surrogates(text: str) -> str:
    """Return a text in which halves of characters are replaced; positions stay the same."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def joined(*parts: Any) -> Any:
    """Return texts that are made of parts: arrays of texts, or a text that is the same everywhere."""
    kind = pa.large_string()
    all_parts = [pa.scalar(part, kind) if isinstance(part, str) else part for part in (*parts, "")]
    return pc.binary_join_element_wise(*all_parts)


def groups_of(values: Any) -> Any:
    """Return what to count by as texts; nothing is the empty text."""
    if not _is_text(values.type) and not pa.types.is_integer(values.type):
        return strings("" if value is None else str(value) for value in values.to_pylist())
    return pc.fill_null(values.cast(pa.large_string()), "")


def months_of(values: Any) -> Any:
    """Return the months of dates, or of texts that begin with one, as 2026-11; the empty text when there is none."""
    if (
        pa.types.is_temporal(values.type)
        and not pa.types.is_time(values.type)
        and not pa.types.is_duration(values.type)
    ):
        values = pc.strftime(values, "%Y-%m")
    texts = groups_of(values)
    return pc.if_else(pc.match_substring_regex(texts, _MONTH), pc.utf8_slice_codeunits(texts, 0, 7), "")


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))
