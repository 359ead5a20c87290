from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from houvast.features.noteguard.bulk.sources.opening import opened
from houvast.features.noteguard.contracts.scans import Asked, BadSource
from tests.features.noteguard.bulk.reading import read


def written(tmp_path, columns, **how):
    path = tmp_path / "notes.parquet"
    pq.write_table(pa.table(columns), path, **how)
    return path


def test_ids_of_any_type_and_texts_that_are_missing(tmp_path):
    texts = pa.array(["a", None, "é"])
    assert read(written(tmp_path, {"id": [1, 2, 3], "text": texts}))[0] == [("1", "a"), ("2", ""), ("3", "é")]
    assert read(written(tmp_path, {"id": ["a", 'b"', None], "text": texts}))[0] == [
        ('"a"', "a"),
        ('"b\\""', ""),
        ("null", "é"),
    ]
    assert read(written(tmp_path, {"text": texts.dictionary_encode()}))[0] == [("1", "a"), ("2", ""), ("3", "é")]


def test_groups_and_months(tmp_path):
    moments = pa.array([datetime(2026, 11, 3, tzinfo=UTC), None])
    path = written(tmp_path, {"text": ["a", "b"], "team": [None, 5], "at": moments})
    asked = Asked(group_field="team", time_field="at")
    with opened(str(path), asked) as source:
        ((_, block),) = source.blocks(asked)
        batch = block.read(asked)
    assert batch.groups.to_pylist() == ["", "5"]
    assert batch.months.to_pylist() == ["2026-11", ""]


@pytest.mark.parametrize(
    ("columns", "said"),
    [({"id": [1]}, "no column 'text'"), ({"id": [1], "text": [5]}, "int64, no text"), ({"text": [b"a"]}, "no text")],
)
def test_a_column_that_is_missing_or_no_text(tmp_path, columns, said):
    with pytest.raises(BadSource, match=said):
        read(written(tmp_path, columns))


def test_columns_of_one_name(tmp_path):
    path = tmp_path / "notes.parquet"
    pq.write_table(pa.Table.from_arrays([pa.array(["a"])] * 2, names=["text", "text"]), path)
    with pytest.raises(BadSource, match="2 times"):
        read(path)


def test_bytes_that_are_no_text(tmp_path):
    wrong = pa.array([b"\xffa", b"b"]).view(pa.string())
    found, skipped = read(written(tmp_path, {"id": [1, 2], "text": wrong}))
    assert found == [("1", "\ufffda"), ("2", "b")]
    assert [(row.where, row.read) for row in skipped] == [("row 1", True)]


def test_a_damaged_page_ends_the_file_and_is_told(tmp_path):
    texts = [f"note {n} {'x' * (n % 90)}" for n in range(20_000)]
    path = written(tmp_path, {"id": range(20_000), "text": texts}, row_group_size=5_000, compression="snappy")
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 4_000] = b"\xff" * 4_000
    path.write_bytes(raw)
    found, skipped = read(path)
    assert 4_000 <= sum(text is not None for _, text in found) < 20_000
    assert "damaged" in skipped[-1].why
