import pytest

from houvast.features.noteguard.bulk.sources import csv
from houvast.features.noteguard.contracts.scans import Asked, BadSource
from tests.features.noteguard.bulk.reading import read


def written(tmp_path, text):
    path = tmp_path / "notes.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_with_marks_and_lines_in_them(tmp_path, mark):
    text = f'id{mark}text\r\n1{mark}"a{mark} ""b""\r\nc"\r\n\r\n2{mark}d\r\n'
    assert read(written(tmp_path, text))[0] == [('"1"', f'a{mark} "b"\r\nc'), ('"2"', "d")]


def test_ragged_rows_are_told_by_their_first_line(tmp_path):
    found, skipped = read(written(tmp_path, 'id,text\n1,"a\nb"\n2\n3,c,d\n4,e\n'))
    assert [row for row in found if row[1] is not None] == [('"1"', "a\nb"), ('"4"', "e")]
    assert [row.where for row in skipped] == ["line 4", "line 5"]
    assert len(found) == 4


def test_a_quotation_mark_that_is_not_closed_takes_no_other_row_with_it(tmp_path):
    found, skipped = read(written(tmp_path, 'id,text\n1,a\n2,"open\n3,c\n4,"d"\n'))
    assert [row for row in found if row[1] is not None] == [('"1"', "a"), ('"3"', "c"), ('"4"', "d")]
    assert [row.where for row in skipped] == ["line 3"]


def test_a_cell_that_is_too_long_costs_its_row(tmp_path, monkeypatch):
    monkeypatch.setattr(csv, "LONGEST_CELL", 1_000)
    found, skipped = read(written(tmp_path, f"id,text\n1,{'x' * 2_000}\n2,b\n"))
    assert [row for row in found if row[1] is not None] == [('"2"', "b")]
    assert [row.where for row in skipped] == ["line 2"]


def test_bytes_that_are_no_text(tmp_path):
    found, skipped = read(written(tmp_path, b"id,text\n1,\xc3\xa9\xc3\xa9n\n2,a\0b\n3,\xff\n"))
    assert found == [('"1"', "één"), ('"2"', "a\ufffdb"), ('"3"', "\ufffd")]
    assert [row.where for row in skipped] == ["line 3", "line 4"]
    assert all(row.read for row in skipped)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,note\n1,a\n", "no column 'text'"),
        ("id,text,text\n1,a,b\n", "2 times"),
        ("", "no column"),
        ("id,id,text\n", "'id'"),
    ],
)
def test_columns_that_are_missing_or_twice(tmp_path, text, said):
    with pytest.raises(BadSource, match=said):
        read(written(tmp_path, text))


def test_groups_and_months(tmp_path):
    asked = Asked(group_field="team", time_field="at")
    with csv_open(written(tmp_path, "id,text,team,at\n1,a,Noord,2026-11-03 10:00\n2,b,,gisteren\n"), asked) as batch:
        assert batch.groups.to_pylist() == ["Noord", ""]
        assert batch.months.to_pylist() == ["2026-11", ""]


class csv_open:  # noqa: N801 (reads as a function)
    def __init__(self, path, asked):
        self._stream, self._asked = path.open("rb"), asked

    def __enter__(self):
        ((_, block),) = csv.Csv(self._stream, "utf-8").blocks(self._asked)
        return block.read(self._asked)

    def __exit__(self, *_):
        self._stream.close()
