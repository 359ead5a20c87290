"""Notes in a workbook: the first sheet, with the names of columns in its first row."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from houvast.features.noteguard.bulk.batching import id_text, without_surrogates
from houvast.features.noteguard.bulk.blocks import Block, Note
from houvast.features.noteguard.bulk.sources.csv import columns_of
from houvast.features.noteguard.bulk.sources.rows import RowsBlock
from houvast.features.noteguard.bulk.sources.text import month_of
from houvast.features.noteguard.contracts.scans import Asked, BadSource, Skipped

ROWS_IN_A_BLOCK = 4_000
MOST_UNPACKED = 2_000_000_000
_MOST_TIMES = 200
_NO_WORKBOOK = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, SyntaxError, EOFError, TypeError, IndexError)


@dataclass(slots=True)
class Xlsx:
    """A workbook."""

    stream: IO[bytes]
    size: int = 0

    def blocks(self, asked: Asked) -> Iterator[tuple[int, Block]]:
        """Give the rows in blocks."""
        rows = _sheet(self.stream)
        first = next(rows, ())
        if isinstance(first, Skipped):
            raise BadSource("is a damaged workbook: nothing of its first sheet can be read")
        header = [str(cell or "") for cell in first]
        columns = columns_of(header, asked)
        held: list[Note | Skipped] = []
        done = 1
        for cells in rows:
            done += 1
            if isinstance(cells, Skipped):
                held.append(cells)
            elif any(cell is not None for cell in cells):
                held.append(_row(cells, columns, done))
            if len(held) >= ROWS_IN_A_BLOCK:
                yield done, RowsBlock(tuple(held))
                held = []
        if held:
            yield done, RowsBlock(tuple(held))


def _sheet(stream: IO[bytes]) -> Iterator[tuple[Any, ...] | Skipped]:
    import openpyxl  # noqa: PLC0415 (slow to load)

    try:
        with zipfile.ZipFile(stream) as packed:
            inside = packed.infolist()
        size, unpacked = sum(i.compress_size for i in inside), sum(i.file_size for i in inside)
        if unpacked > MOST_UNPACKED or (unpacked > 100_000_000 and unpacked > _MOST_TIMES * size):
            raise BadSource("unpacks to far more than it holds: it is not opened")
        stream.seek(0)
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
    except _NO_WORKBOOK:
        raise BadSource("is no workbook (xlsx): check what was given") from None
    if not book.worksheets:
        raise BadSource("holds no sheet with cells")
    return _each(book.worksheets[0].iter_rows(values_only=True))


def _each(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...] | Skipped]:
    """Give the rows; where the sheet is damaged it ends, and that is told."""
    try:
        yield from rows
    except _NO_WORKBOOK:
        yield Skipped("the end", "is missing: the sheet is damaged there; what came before was read")


def _row(cells: tuple[Any, ...], columns: dict[str, int], number: int) -> Note:
    def cell(what: str) -> Any:
        at = columns.get(what, -1)
        return cells[at] if 0 <= at < len(cells) else None

    key = id_text(cell("id")) if "id" in columns else str(number)
    text = cell("text")
    return Note(
        key, without_surrogates("" if text is None else str(text)), str(cell("group") or ""), month_of(cell("month"))
    )
