"""The person's data as CSV: one file for each collection, comma between, UTF-8 with a byte order mark."""

import csv
from io import StringIO

from houvast.engines.datamap.cells import guarded
from houvast.engines.datamap.rows import Value
from houvast.features.rights.answer.contracts import Table
from houvast.features.rights.answer.values import plain


def write_csv(table: Table) -> bytes:
    """Write one table; a text that a spreadsheet program would run gets a `'` before it. Numbers stay as they are."""
    held = StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow([guarded(column.name) for column in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return held.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    return guarded(plain(value)) if isinstance(value, str | list | dict) else plain(value)
