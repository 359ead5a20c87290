"""What is written into a spreadsheet is read back as it was, and never runs."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from houvast.engines.datamap.cells import Sheet
from houvast.features.activities.spreadsheets import write_csv, write_workbook

DANGEROUS = ["=1+1", "+31", "-2", "@SUM(A1)", "\tx", "\rx", "＝1"]


def sheet(*rows: tuple[str, str]) -> Sheet:
    return Sheet("Inventaris", ("what", "count"), ("Wat", "Aantal"), rows, frozenset({"count"}))


@pytest.mark.parametrize("text", DANGEROUS)
def test_in_csv_a_text_that_would_run_gets_a_guard(text):
    written = write_csv(sheet((text, "1"))).decode("utf-8-sig")
    (_, row) = csv.reader(StringIO(written, newline=""))
    assert row == [f"'{text}", "1"]


def test_csv_is_utf8_with_a_mark_and_whole_lines():
    written = write_csv(sheet(('reële "naam", twee\nregels', "1")))
    assert written.startswith(b"\xef\xbb\xbfWat,Aantal\r\n")
    assert list(csv.reader(StringIO(written.decode("utf-8-sig"), newline="")))[1][0] == 'reële "naam", twee\nregels'


@pytest.mark.parametrize("text", [*DANGEROUS[:5], "http://example.org", "007"])
def test_in_a_workbook_every_text_stays_text(text):
    page = openpyxl.load_workbook(BytesIO(write_workbook((sheet((text, "3")),)))).worksheets[0]
    assert (page["A2"].value, page["A2"].data_type, page["A2"].hyperlink) == (text, "s", None)
    assert (page["B2"].value, page["B2"].data_type) == (3, "n")


def test_a_workbook_has_a_fixed_heading_filters_and_widths():
    book = openpyxl.load_workbook(BytesIO(write_workbook((sheet(("een hele lange tekst hier", "3")),))))
    page = book.worksheets[0]
    assert (page.title, page.freeze_panes, page.auto_filter.ref) == ("Inventaris", "A2", "A1:B2")
    assert page.column_dimensions["A"].width > page.column_dimensions["B"].width > 8


def test_what_breaks_a_file_is_replaced():
    page = openpyxl.load_workbook(BytesIO(write_workbook((sheet(("a\x00b", "1")),)))).worksheets[0]
    assert page["A2"].value == "a\ufffdb"
    assert "a\ufffdb" in write_csv(sheet(("a\x00b", "1"))).decode("utf-8-sig")
