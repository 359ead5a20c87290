"""What was found in a block as bytes or rows to write; nothing of a note's text is in them."""

import csv
import io
import json
from array import array
from itertools import accumulate
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from houvast.engines.scanner.batches import Found
from houvast.engines.scanner.model import Finding
from houvast.features.noteguard.bulk.batching import joined
from houvast.features.noteguard.bulk.blocks import Batch

FIELDS = ("id", "category", "start", "end", "severity", "confidence", "rule", "law", "hint", "evidence", "ruleset")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TEXT = pa.large_string()


def lines(batch: Batch, found: Found) -> bytes:
    """Return one line of JSON for each note."""
    heads = found.of_kinds([_head(one) for one in found.kinds], _TEXT)
    tails = found.of_kinds([_tail(one) for one in found.kinds], _TEXT)
    each = joined(heads, found.start.cast(_TEXT), ', "end": ', found.end.cast(_TEXT), tails)
    of_note = pc.binary_join(pa.ListArray.from_arrays(_bounds(found.row, len(batch.ids)), each), pa.scalar(", ", _TEXT))
    whole = joined('{"id": ', batch.ids, ', "findings": [', of_note, "]}\n")
    _, bounds, data = whole.buffers()
    return bytes(data)[: memoryview(bounds).cast("B").cast("q")[len(whole)]] if len(whole) else b""


def _head(kind: Finding) -> str:
    return f'{{"category": {json.dumps(kind.category)}, "start": '


def _tail(kind: Finding) -> str:
    rest = {name: value for name, value in as_dict(kind).items() if name not in ("category", "start", "end")}
    return f", {json.dumps(rest, ensure_ascii=False)[1:]}"


def _bounds(row: Any, notes: int) -> Any:
    """Return where the findings of each note begin, and where the last ones end."""
    counts = array("i", bytes(4 * (notes + 1)))
    for at in memoryview(row.buffers()[1]).cast("B").cast("I")[row.offset : row.offset + len(row)]:
        counts[at + 1] += 1
    return pa.Array.from_buffers(pa.int32(), notes + 1, [None, pa.py_buffer(array("i", accumulate(counts)))])


def as_dict(finding: Finding) -> dict[str, object]:
    """Return a finding for programs; it holds nothing of the note's text."""
    return {
        "category": finding.category,
        "start": finding.start,
        "end": finding.end,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "rule": finding.rule,
        "law": finding.law,
        "hint": finding.hint,
        "evidence": list(finding.evidence),
        "ruleset": finding.ruleset,
    }


def rows(batch: Batch, found: Found) -> Any:
    """Return one row for each finding, as an Arrow batch with the columns of `FIELDS`."""
    told = [as_dict(one) for one in found.kinds]
    given = {"id": batch.ids.take(found.row), "start": found.start, "end": found.end}
    columns = [
        given[field.name].cast(field.type)
        if field.name in given
        else found.of_kinds([one[field.name] for one in told], field.type)
        for field in schema()
    ]
    return pa.record_batch(columns, schema=schema())


def schema() -> Any:
    """Return the types of `FIELDS`; ids are JSON text."""
    kinds = dict.fromkeys(FIELDS, pa.string()) | {
        "id": _TEXT, "start": pa.int64(), "end": pa.int64(), "severity": pa.int8(), "confidence": pa.float32(),
        "evidence": pa.list_(pa.string()),
    }  # fmt: skip
    return pa.schema(list(kinds.items()))


def sheet(batch: Batch, found: Found) -> bytes:
    """Return one line of CSV for each finding; what a spreadsheet takes for a formula is put behind an apostrophe."""
    made = rows(batch, found).to_pydict()
    ids = [json.loads(one) for one in made["id"]]
    confidence = [found.kinds[at].confidence for at in found.kind.to_pylist()]  # as it stands in the rules
    evidence = ["; ".join(one) for one in made["evidence"]]
    columns = {**made, "id": ids, "confidence": confidence, "evidence": evidence}
    text = io.StringIO()
    table = zip(*(map(_cell, columns[name]) for name in FIELDS), strict=True)
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue().encode("utf-8", "backslashreplace")


def header() -> bytes:
    """Return the first line of a sheet."""
    return f"{','.join(FIELDS)}\n".encode()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
