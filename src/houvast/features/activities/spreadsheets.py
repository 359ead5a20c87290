"""Sheets of plain text as CSV and as a workbook, in which nothing can run."""

import csv
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from houvast.engines.datamap.cells import SIGNS_IN_A_CELL, WORKBOOK, Sheet, clean, guarded

_WIDEST = 60
_LOOKED_AT = 200
"""So many rows decide how wide a column is."""


def write_csv(sheet: Sheet) -> bytes:
    """Write one sheet: comma between, UTF-8 with a byte order mark; what a spreadsheet would run gets a `'` first."""
    held = StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    for row in (sheet.headings, *sheet.rows):
        writer.writerow([guarded(clean(text)) for text in row])
    return held.getvalue().encode("utf-8-sig")


def write_workbook(sheets: tuple[Sheet, ...]) -> bytes:
    """Write a workbook of sheets with a fixed heading, filters, and columns as wide as what stands in them."""
    held = BytesIO()
    book = xlsxwriter.Workbook(held, WORKBOOK)
    bold = book.add_format({"bold": True, "bottom": 2, "bg_color": "#f2f5f8"})
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, bold)
    book.close()
    return held.getvalue()


def _write(page: Any, sheet: Sheet, bold: Any) -> None:
    for place, heading in enumerate(sheet.headings):
        widest = max([len(heading) + 3, *(len(row[place]) for row in sheet.rows[:_LOOKED_AT])])
        page.set_column(place, place, min(widest, _WIDEST) + 2)
        page.write_string(0, place, heading, bold)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    for line, row in enumerate(sheet.rows, 1):
        for place, text in enumerate(row):
            if sheet.columns[place] in sheet.counts:
                page.write_number(line, place, int(text))
            elif text:
                page.write_string(line, place, clean(text)[:SIGNS_IN_A_CELL])
