from datetime import date

import pyarrow as pa
import pytest

from houvast.features.noteguard.bulk.batching import batch_of, groups_of, id_text, ids_of, joined, months_of, numbered
from houvast.features.noteguard.bulk.blocks import Note
from houvast.features.noteguard.contracts.scans import Asked, Skipped


def test_a_row_that_was_not_read_keeps_its_place():
    rows = [
        Note("1", "a"),
        Skipped("line 2", 'is "odd"'),
        Skipped("line 3", "replaced", read=True),
        Note("3", "\ufffd"),
    ]
    batch = batch_of(rows, Asked())
    assert batch.ids.to_pylist() == ["1", 'null, "skipped": "line 2", "why": "is \\"odd\\""', "3"]
    assert batch.texts.to_pylist() == ["a", None, "\ufffd"]
    assert batch.groups is None
    assert batch.skipped == (rows[1], rows[2])


def test_ids_come_out_as_they_went_in():
    assert ids_of(pa.array([1, -5])).to_pylist() == ["1", "-5"]
    assert ids_of(pa.array(["a", "é"])).to_pylist() == ['"a"', '"é"']
    assert ids_of(pa.array(['a"b', "c\n", None])).to_pylist() == ['"a\\"b"', '"c\\n"', "null"]
    assert ids_of(pa.array([1.5, None])).to_pylist() == ["1.5", "null"]
    assert id_text("\ud83d") == '"\\ud83d"'


@pytest.mark.parametrize(
    ("values", "months"),
    [
        (pa.array([date(2026, 3, 1), None]), ["2026-03", ""]),
        (pa.array(["2026-11-04T10:00", "morgen", None, ""]), ["2026-11", "", "", ""]),
        (pa.array([202611]), [""]),
    ],
)
def test_months(values, months):
    assert months_of(values).to_pylist() == months


def test_groups_and_numbers():
    assert groups_of(pa.array([None, 7])).to_pylist() == ["", "7"]
    assert groups_of(pa.array([True, None])).to_pylist() == ["True", ""]
    assert numbered(5, 2).to_pylist() == [5, 6]
    assert joined("<", pa.array(["a"], pa.large_string()), ">").to_pylist() == ["<a>"]
