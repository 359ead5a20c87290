"""The person's data as a workbook: an overview, and a sheet for each collection."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from math import isfinite
from typing import Any

import xlsxwriter

from houvast.engines.datamap.cells import SIGNS_IN_A_CELL, WORKBOOK
from houvast.engines.datamap.rows import Value
from houvast.features.rights.answer.contracts import Answer, Table
from houvast.features.rights.answer.values import number, plain
from houvast.features.rights.answer.wording import labels

ROWS_ON_A_SHEET = 1_000_000  # a sheet holds 1,048,576
EXACT = 10**15  # from here on a cell no longer holds a whole number exactly
FIRST_DAY = date(1900, 3, 1)  # before it, programs disagree about dates
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
LONGEST_NAME = 31
WIDEST = 60


def write_workbook(answer: Answer) -> bytes:
    """Write the workbook; no text ever becomes a formula or a link, whatever it begins with.

    A text that does not fit in a cell is cut, and says where the rest is.
    """
    held = BytesIO()
    book = xlsxwriter.Workbook(held, WORKBOOK)
    answered = datetime.combine(answer.dates.answered, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": answer.case, "author": answer.controller.name, "created": answered})
    sheets = list(_sheets(answer))
    _overview(book, answer, sheets)
    for name, table, rows in sheets:
        _sheet(book, answer, name, table, rows)
    book.close()
    return held.getvalue()


def _sheets(answer: Answer) -> Iterator[tuple[str, Table, tuple[tuple[Value, ...], ...]]]:
    taken = {labels(answer.language)["overview"].lower(), "history"}
    for table in answer.tables:
        for first in range(0, len(table.rows), ROWS_ON_A_SHEET):
            yield _name(table, taken), table, table.rows[first : first + ROWS_ON_A_SHEET]


def _name(table: Table, taken: set[str]) -> str:
    """Name a sheet after its collection, as a workbook allows it, and unlike any other."""
    wanted = NOT_IN_A_NAME.sub(" ", plain(f"{table.collection} ({table.system})")).strip() or "-"
    name, again = wanted[:LONGEST_NAME].strip(), 1
    while name.lower() in taken:
        again += 1
        name = f"{wanted[: LONGEST_NAME - 4].strip()} {again}"
    taken.add(name.lower())
    return name


def _overview(book: Any, answer: Answer, sheets: list[tuple[str, Table, tuple[tuple[Value, ...], ...]]]) -> None:
    words = labels(answer.language)
    sheet, bold = book.add_worksheet(words["overview"]), book.add_format({"bold": True})
    sheet.set_column(0, 2, 34)
    for place, text in enumerate((answer.controller.name, words[f"subject_{answer.right}"], answer.case)):
        sheet.write_string(place, 0, plain(text), bold)
    for column, key in enumerate(("sheet", "system", "collection", "count")):
        sheet.write_string(4, column, words[key], bold)
    for place, (name, table, rows) in enumerate(sheets, 5):
        for column, text in enumerate((name, table.system, table.collection)):
            sheet.write_string(place, column, plain(text))
        sheet.write_string(place, 3, number(len(rows), answer.language))


def _sheet(book: Any, answer: Answer, name: str, table: Table, rows: tuple[tuple[Value, ...], ...]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 2, "bg_color": "#f2f5f8"})
    formats: dict[type[date], Any] = {
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"}),
        date: book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
    }
    for place, column in enumerate(table.columns):
        widest = max([len(column.label), *(len(plain(row[place])) for row in rows[:100])])
        sheet.set_column(place, place, min(widest, WIDEST) + 2)
        sheet.write_string(0, place, plain(column.label), bold)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
    cut = labels(answer.language)["cut"]
    for line, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            _cell(sheet, line, place, value, formats, cut)


def _cell(sheet: Any, line: int, place: int, value: Value, formats: dict[type[date], Any], cut: str) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    elif isinstance(value, datetime | date) and _is_writable(value):
        sheet.write_datetime(line, place, value, formats[datetime if isinstance(value, datetime) else date])
    elif _is_exact(value):
        sheet.write_number(line, place, value)
    elif text := plain(value):
        fits = len(text) <= SIGNS_IN_A_CELL
        sheet.write_string(line, place, text if fits else f"{text[:SIGNS_IN_A_CELL]}{cut}")


def _is_writable(value: date) -> bool:
    if isinstance(value, datetime):
        return value.tzinfo is None and value.date() >= FIRST_DAY and not value.microsecond
    return value >= FIRST_DAY


def _is_exact(value: Value) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and abs(value) < EXACT and Decimal(str(float(value))) == value
    return isinstance(value, int | float) and isfinite(value) and abs(value) < EXACT
