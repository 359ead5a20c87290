from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from houvast.features.rights.answer import workbook
from houvast.features.rights.answer.contracts import Column, Table
from houvast.features.rights.answer.workbook import write_workbook
from tests.features.rights.answer import cast


def with_rows(*rows, system="CRM", collection="Klant"):
    columns = tuple(Column(f"c{place}", f"C{place}") for place in range(len(rows[0])))
    return replace(cast.access(), tables=(Table(system, collection, columns, rows),))


def read(answer):
    book = CalamineWorkbook.from_filelike(BytesIO(write_workbook(answer)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.parametrize(
    "text", ["=1+1", "+31600000042", "-1", "@SUM(A1)", "http://example.org", "{=1}", "007", "\t=1"]
)
def test_a_text_is_never_a_formula_a_link_or_a_number(text):
    made = write_workbook(with_rows((text, "x")))
    assert read(with_rows((text, "x")))["Klant (CRM)"][1][0] == text
    with ZipFile(BytesIO(made)) as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_values_keep_their_types():
    row = (7, 1.5, Decimal("12.50"), True, date(2026, 3, 5), datetime.fromisoformat("2026-03-05T09:03"), None, "x")
    assert read(with_rows(row))["Klant (CRM)"][1] == [7, 1.5, 12.5, True, row[4], row[5], "", "x"]


def test_what_a_cell_cannot_hold_exactly_is_text():
    row = (
        10**20,
        Decimal("0.1234567890123456789"),
        date(1850, 1, 1),
        datetime(2026, 3, 5, 9, 3, tzinfo=UTC),
        float("nan"),
        Decimal("Infinity"),
    )
    assert read(with_rows(row))["Klant (CRM)"][1] == [
        "100000000000000000000",
        "0.1234567890123456789",
        "1850-01-01",
        "2026-03-05 09:03:00+00:00",
        "nan",
        "Infinity",
    ]


def test_a_text_that_does_not_fit_says_where_the_rest_is():
    (_header, (long,)) = read(with_rows(("x" * 40_000,)))["Klant (CRM)"]
    assert long == "x" * 32_000 + "… (de rest staat in gegevens.json)"


def test_the_overview_counts_every_sheet():
    sheets = read(cast.access())
    assert list(sheets) == ["Overzicht", "Klant (CRM)", "Factuurregel (Facturen)", "Gesprek (Contacten)"]
    assert sheets["Overzicht"][6] == ["Factuurregel (Facturen)", "Facturen", "Factuurregel", "12"]


@pytest.mark.parametrize("name", ["a/b:c[d]*?\\'x", "History", "overzicht", "x" * 50, "", "\x00"])
def test_any_name_of_a_collection_makes_a_sheet(name):
    twice = with_rows((1,), system="", collection=name)
    answer = replace(twice, tables=twice.tables * 3)
    assert len(read(answer)) == 4


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(monkeypatch):
    monkeypatch.setattr(workbook, "ROWS_ON_A_SHEET", 2)
    sheets = read(with_rows((1,), (2,), (3,)))
    assert sheets["Klant (CRM)"][1:] == [[1], [2]]
    assert sheets["Klant (CRM) 2"][1:] == [[3]]
