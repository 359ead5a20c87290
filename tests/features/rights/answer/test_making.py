"""One source: every form of an answer holds the same cells."""

import csv
import json
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from houvast.engines.datamap.cells import GUARD
from houvast.features.rights.answer.completeness import AnswerIncomplete
from houvast.features.rights.answer.contracts import Outcome
from houvast.features.rights.answer.making import build, letter_pdf, preview_html, recording_names
from houvast.features.rights.answer.values import plain
from tests.features.rights.answer import cast

READ_CELLS = """() => [...document.querySelectorAll("h4")].map(heading => {
  const cells = [...heading.nextElementSibling.querySelectorAll("td")];
  return cells.map(cell => cell.querySelector("data")?.value ?? cell.textContent);
})"""


def from_json(files):
    return [
        [plain(value) for row in table["rows"] for value in row.values()]
        for table in json.loads(files["gegevens.json"])["tables"]
    ]


def from_csv(files):
    tables = []
    for name in sorted(name for name in files if name.endswith(".csv")):
        _header, *rows = csv.reader(StringIO(files[name].decode("utf-8-sig"), newline=""))
        tables.append([cell.removeprefix(GUARD) for row in rows for cell in row])
    return tables


def from_workbook(files):
    book = CalamineWorkbook.from_filelike(BytesIO(files["gegevens.xlsx"]))
    sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names[1:]]
    return [[cell for row in rows[1:] for cell in row] for rows in sheets]


def comparable(cells):
    """Cells without what a form has no type for: empty ones, scale of decimals, the T in a moment."""
    return sorted(_comparable(cell) for cell in cells if cell not in ("", None))


def _comparable(cell):
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, date | datetime):
        return plain(cell)
    text = str(cell).replace("T", " ")
    try:
        return repr(float(text))
    except ValueError:
        return text


def test_every_form_holds_the_same_cells(browser):
    answer = cast.access()
    files = build(answer)
    page = browser.new_page()
    page.set_content(files["antwoord.html"].decode())
    shown = page.evaluate(READ_CELLS)
    page.close()
    source = [[plain(value) for row in table.rows for value in row] for table in answer.tables]
    for form in (from_json(files), from_csv(files), from_workbook(files), shown):
        assert [comparable(cells) for cells in form] == [comparable(cells) for cells in source]


def test_an_access_has_every_form():
    assert list(build(cast.access())) == [
        "brief.pdf",
        "antwoord.html",
        "gegevens.json",
        "gegevens.xlsx",
        "gegevens-01.csv",
        "gegevens-02.csv",
        "gegevens-03.csv",
    ]


def test_data_to_take_along_are_json_and_csv_without_what_was_inferred():
    files = build(cast.portability())
    assert list(files) == ["brief.pdf", "antwoord.html", "gegevens.json", *(f"gegevens-0{n}.csv" for n in (1, 2, 3))]
    assert b"segment" not in b"".join(files[name] for name in list(files)[2:])
    assert b"joke.dewit" in files["gegevens.json"]
    assert b"joke.dewit" not in files["antwoord.html"]


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.NOT_IDENTIFIED, Outcome.NOTHING_FOUND])
def test_without_a_grant_no_form_holds_data(outcome):
    files = build(replace(cast.access(), outcome=outcome, reasons=cast.refusal().reasons))
    assert list(files) == ["brief.pdf", "antwoord.html", "gegevens.json"]
    assert b"joke.dewit" not in b"".join(files.values())
    assert recording_names(replace(cast.access(), outcome=outcome)) == ()


def test_an_incomplete_answer_is_not_made():
    incomplete = replace(cast.refusal(), reasons=())
    for make in (build, letter_pdf, preview_html):
        with pytest.raises(AnswerIncomplete):
            make(incomplete)


def test_five_thousand_rows_are_made_in_all_forms():
    answer = replace(cast.access(), tables=(cast.calls("nl", rows=5_000),))
    assert all(build(answer).values())
