import zipfile

import openpyxl
import pytest

from houvast.features.noteguard.bulk.sources import xlsx
from houvast.features.noteguard.contracts.scans import BadSource
from tests.features.noteguard.bulk.reading import read


def written(tmp_path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "notes.xlsx")
    return tmp_path / "notes.xlsx"


def test_cells_of_any_kind(tmp_path):
    rows = [["id", "text"], [1, "a"], ["b", 12], [None, None], [3, None], [4]]
    assert read(written(tmp_path, rows))[0] == [("1", "a"), ('"b"', "12"), ("3", ""), ("4", "")]


@pytest.mark.parametrize("rows", [[], [["id", "note"]], [["id", "text", "text"]]])
def test_columns_that_are_missing_or_twice(tmp_path, rows):
    with pytest.raises(BadSource, match="column"):
        read(written(tmp_path, rows))


def test_a_workbook_that_unpacks_to_far_too_much_is_not_opened(tmp_path):
    path = written(tmp_path, [["id", "text"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/more.xml", "w") as member:
        for _ in range(130):
            member.write(b"\0" * 1_000_000)
    with pytest.raises(BadSource, match="far more"):
        read(path)
    assert xlsx.MOST_UNPACKED > 130_000_000


def test_a_sheet_that_is_cut_off_is_told(tmp_path):
    path = written(tmp_path, [["id", "text"], *([n, f"note {n}"] for n in range(3_000))])
    with zipfile.ZipFile(path) as packed:
        inside = {name: packed.read(name) for name in packed.namelist()}
    sheet = inside["xl/worksheets/sheet1.xml"]
    inside["xl/worksheets/sheet1.xml"] = sheet[: len(sheet) // 2]
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in inside.items():
            packed.writestr(name, data)
    found, skipped = read(path)
    assert sum(text is not None for _, text in found) > 1_000
    assert "damaged" in skipped[-1].why
