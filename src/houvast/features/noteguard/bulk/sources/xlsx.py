"""Notes in a workbook: the first sheet, with the names of columns in its first row."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from houvast.features.noteguard.bulk.sources.csv import RowsBlock, columns_of
from houvast.features.noteguard.bulk.sources.text import month_of, without_surrogates
from houvast.features.noteguard.contracts import Asked, BadSource, Block, Note, Skipped

ROWS_IN_A_BLOCK = 4_000
MOST_UNPACKED = 2_000_000_000
_MOST_TIMES = 200


@dataclass(slots=True)
class Xlsx:
    """A workbook."""

    stream: IO[bytes]
    size: int = 0

    def blocks(self, asked: Asked) -> Iterator[tuple[int, Block]]:
        """Give the rows in blocks."""
        rows = _sheet(self.stream)
        header = [str(cell or "") for cell in next(rows, ())]
        columns = columns_of(header, asked)
        held: list[Note | Skipped] = []
        done = 1
        for cells in rows:
            done += 1
            if any(cell is not None for cell in cells):
                held.append(_row(cells, columns, done))
            if len(held) >= ROWS_IN_A_BLOCK:
                yield done, RowsBlock(held)
                held = []
        if held:
            yield done, RowsBlock(held)


def _sheet(stream: IO[bytes]) -> Iterator[tuple[Any, ...]]:
    import openpyxl  # noqa: PLC0415 (slow to load)

    try:
        with zipfile.ZipFile(stream) as packed:
            inside = packed.infolist()
        size, unpacked = sum(i.compress_size for i in inside), sum(i.file_size for i in inside)
        if unpacked > MOST_UNPACKED or (unpacked > 100_000_000 and unpacked > _MOST_TIMES * size):
            raise BadSource("unpacks to far more than it holds: it is not opened")
        stream.seek(0)
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise BadSource("is no workbook (xlsx): check what was given") from None
    return iter(book.worksheets[0].iter_rows(values_only=True))


def _row(cells: tuple[Any, ...], columns: dict[str, int], number: int) -> Note:
    def cell(what: str) -> Any:
        at = columns.get(what, -1)
        return cells[at] if 0 <= at < len(cells) else None

    key = json.dumps(cell("id"), ensure_ascii=False, default=str) if "id" in columns else str(number)
    text = cell("text")
    return Note(
        key, without_surrogates("" if text is None else str(text)), str(cell("group") or ""), month_of(cell("month"))
    )
