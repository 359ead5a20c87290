"""Workbooks: each sheet is a table with a header; what openpyxl would lose on the way is refused, not lost."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from houvast.connectors.files.documents import Broken
from houvast.connectors.files.tables.contract import CannotWrite, Decide, Gone, TableRow
from houvast.connectors.protocol import ValueType

_LARGEST, _UNPACKED = 64 * 1024 * 1024, 1024 * 1024 * 1024
_LOST = (
    "xl/vbaProject", "xl/macrosheets", "xl/drawings", "xl/media", "xl/charts", "xl/pivot", "xl/externalLinks",
    "xl/embeddings", "xl/activeX", "xl/ctrlProps", "xl/slicer", "xl/threadedComments", "xl/richData", "customXml",
    "xl/queryTables", "xl/connections",
)  # fmt: skip
_FORMULAS = "the workbook holds formulas"


class Workbook:
    """An .xlsx file; the first row of a sheet is its header, and row numbers are those of the sheet."""

    loose = False

    def columns(self, file: IO[bytes]) -> dict[str, ValueType]:
        """Return the columns of all sheets; a cell may hold anything."""
        book = _open(file, read_only=True)
        with _read():
            return {name: ValueType.TEXT for sheet in book.worksheets for name in _header(sheet).values()}

    def rows(self, file: IO[bytes]) -> Iterator[TableRow]:
        """Yield the rows of all sheets."""
        book = _open(file, read_only=True)
        with _read():
            for sheet in book.worksheets:
                yield from _rows(sheet)

    def check(self, file: IO[bytes]) -> None:
        """Look whether the workbook could be written anew; as `rewrite` does, without writing.

        :raises CannotWrite: something in it would be lost.
        :raises Broken: it is no workbook.
        """
        book = _open(file, read_only=True)
        _refuse_losses(file)
        with _read():
            for sheet in book.worksheets:
                if any(cell.data_type == "f" for cells in sheet.iter_rows(min_row=2) for cell in cells):
                    raise CannotWrite(_FORMULAS)

    def rewrite(self, file: IO[bytes], target: IO[bytes], decide: Decide, *, keeps_place: bool) -> None:
        """Empty or change cells; a row that goes stays as an empty one, so that nothing that points at others moves."""
        del keeps_place
        _refuse_losses(file)
        book = _open(file, read_only=False)
        for sheet in book.worksheets:
            names = _header(sheet)
            for cells in sheet.iter_rows(min_row=2):
                if any(cell.data_type == "f" for cell in cells):
                    raise CannotWrite(_FORMULAS)
                if any(cell.value is not None for cell in cells):
                    values = {names[at]: cell.value for at, cell in enumerate(cells) if at in names}
                    _edit(cells, names, decide(TableRow(sheet.title, cells[0].row, values)))
        book.save(target)


def _rows(sheet: Any) -> Iterator[TableRow]:
    names: dict[int, str] = {}
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number == 1:
            names = _names(cells)
        elif any(cell is not None for cell in cells):
            values = {name: cells[at] for at, name in names.items() if at < len(cells)}
            yield TableRow(sheet.title, number, values)


@contextmanager
def _read() -> Iterator[None]:
    """Say that a workbook is none where a sheet in it, which is read only when it is asked for, is damaged."""
    try:
        yield
    except (ParseError, zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError):
        raise Broken("is a damaged workbook") from None


def _edit(cells: Any, names: dict[int, str], edit: Any) -> None:
    if isinstance(edit, Gone):
        for cell in cells:
            cell.value, cell.comment, cell.hyperlink = None, None, None
    elif edit:
        where = {name: at for at, name in names.items()}
        for name, value in edit.items():
            cell = cells[where[name]]
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # also a text that begins as a formula does


def _refuse_losses(file: IO[bytes]) -> None:
    with zipfile.ZipFile(file) as parts:
        if any(name.startswith(_LOST) for name in parts.namelist()):
            raise CannotWrite("the workbook holds macros, pictures, charts, pivots or links that would be lost")


def _open(file: IO[bytes], *, read_only: bool) -> Any:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as parts:
            sizes = [(info.compress_size, info.file_size) for info in parts.infolist()]
        if sum(size for size, _ in sizes) > _LARGEST or sum(size for _, size in sizes) > _UNPACKED:
            raise Broken("is larger than a workbook may be")
        file.seek(0)
        return load_workbook(file, read_only=read_only)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError):
        raise Broken("is no workbook") from None


def _header(sheet: Any) -> dict[int, str]:
    return _names(next(sheet.iter_rows(max_row=1, values_only=True), ()))


def _names(cells: Any) -> dict[int, str]:
    return {at: str(cell).strip() for at, cell in enumerate(cells) if cell is not None and str(cell).strip()}
