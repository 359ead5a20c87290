import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from houvast.features.noteguard.bulk.results import BadOutput, writer
from houvast.features.noteguard.bulk.writing import FIELDS, header, schema


def test_a_sheet_has_its_header_once():
    for begun, expected in ((False, header() + b"x"), (True, b"x")):
        stream = io.BytesIO()
        with writer("csv", stream, None, begun=begun) as out:
            out.take(b"x")
        assert stream.getvalue() == expected


def test_lines_are_written_as_they_come():
    stream = io.BytesIO()
    with writer("jsonl", stream, None) as out:
        out.take(b"{}\n")
    assert stream.getvalue() == b"{}\n"


def test_parquet_goes_to_a_file(tmp_path):
    values = {name: [None] for name in FIELDS}
    with writer("parquet", io.BytesIO(), tmp_path / "found.parquet") as out:
        out.take(pa.RecordBatch.from_pydict(values, schema=schema()))
        out.take(pa.RecordBatch.from_pydict({key: [] for key in FIELDS}, schema=schema()))
    assert pq.read_table(tmp_path / "found.parquet").num_rows == 1
    with pytest.raises(BadOutput, match="--output"), writer("parquet", io.BytesIO(), None):
        pass
