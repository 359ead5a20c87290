"""Findings as files."""

import csv
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from houvast.features.noteguard.bulk.results import BadOutput
from houvast.features.noteguard.cluster.results import FIELDS, writer

KIND = {"severity": 3, "confidence": 0.9, "rule": "nl.insult.abuse", "ruleset": "abc"}
FOUND = [
    {"row": 0, "id": "=1+1", "category": "insult", "start": 0, "end": 4, **KIND},
    {"row": 0, "id": "=1+1", "category": "email", "start": 9, "end": 14, **KIND},
    {"row": 7, "id": "=1+1", "category": "insult", "start": 2, "end": 3, **KIND},  # another note of the same number
]


def found():
    return pa.Table.from_pylist(FOUND).cast(
        pa.schema([(name, pa.float32() if name == "confidence" else kind) for name, kind in _kinds()])
    )


def _kinds():
    return [(field.name, field.type) for field in pa.Table.from_pylist(FOUND).schema]


def test_lines_hold_a_note_each():
    stream = io.StringIO()
    with writer("jsonl", stream, None) as out:
        out.take(found())
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(line["id"], len(line["findings"])) for line in lines] == [("=1+1", 2), ("=1+1", 1)]
    assert lines[0]["findings"][0] == {"category": "insult", "start": 0, "end": 4, **KIND}


def test_csv_has_a_line_for_each_finding_and_no_formula():
    stream = io.StringIO()
    with writer("csv", stream, None) as out:
        out.take(found())
    rows = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert tuple(rows[0]) == FIELDS
    assert [row["id"] for row in rows] == ["'=1+1"] * 3
    assert {row["confidence"] for row in rows} == {"0.9"}


def test_parquet_goes_to_a_file_only(tmp_path):
    with writer("parquet", io.StringIO(), tmp_path / "out.parquet") as out:
        out.take(found())
        out.take(found())
    assert pq.read_table(tmp_path / "out.parquet").column_names == list(FIELDS)
    assert pq.read_metadata(tmp_path / "out.parquet").num_rows == 6
    with pytest.raises(BadOutput, match="--output"), writer("parquet", io.StringIO(), None):
        pass


def test_counts_alone_write_nothing():
    stream = io.StringIO()
    with writer("table", stream, None) as out:
        out.take(found())
    assert stream.getvalue() == ""
