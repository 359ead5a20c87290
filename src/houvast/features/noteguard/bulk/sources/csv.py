"""Notes in CSV."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from houvast.features.noteguard.bulk.sources.text import month_of, without_surrogates
from houvast.features.noteguard.contracts import Asked, BadSource, Block, Note, Rows, Skipped

ROWS_IN_A_BLOCK = 4_000
LONGEST_CELL = 50_000_000


@dataclass(frozen=True, slots=True)
class RowsBlock:
    """Rows that were read already: the cells asked for, or why a row was skipped."""

    rows: list[Note | Skipped]

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def read(self, asked: Asked) -> Rows:  # noqa: ARG002 (they were picked while reading)
        """Give the rows."""
        return Rows(self.rows)


@dataclass(slots=True)
class Csv:
    """A CSV file with a header line; comma, semicolon or tab is found out."""

    stream: IO[bytes]
    encoding: str
    size: int = 0

    def blocks(self, asked: Asked) -> Iterator[tuple[int, Block]]:
        """Give the rows in blocks."""
        csv.field_size_limit(LONGEST_CELL)
        text = io.TextIOWrapper(self.stream, encoding=self.encoding, errors="replace", newline="")
        header_line = text.readline()
        delimiter = max(",;\t", key=header_line.count)
        header = next(csv.reader([header_line], delimiter=delimiter), [])
        columns = columns_of(header, asked)
        lines = (line.replace("\0", "\ufffd") for line in text)
        reader = csv.reader(lines, delimiter=delimiter)
        held: list[Note | Skipped] = []
        done = len(header_line)
        for cells in _each(reader, held):
            if cells:
                held += _row(cells, len(header), reader.line_num + 1, columns)
                done += sum(map(len, cells)) + len(cells)
            if len(held) >= ROWS_IN_A_BLOCK:
                yield done, RowsBlock(held.copy())
                held.clear()
        if held:
            yield done, RowsBlock(held)


def _each(reader: Any, held: list[Note | Skipped]) -> Iterator[list[str]]:
    """Give the rows that can be read; tell of those that can't."""
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            held.append(Skipped(f"line {reader.line_num + 1}", f"is no CSV ({error})"))


def columns_of(header: list[str], asked: Asked) -> dict[str, int]:
    """Return at which place each column stands that was asked for.

    :raises BadSource: one that is needed is not there.
    """
    places = {name.strip(): at for at, name in enumerate(header)}
    for name in (asked.text_field, asked.group_field, asked.time_field):
        if name and name not in places:
            there = ", ".join(places) or "none"
            raise BadSource(f"no column '{name}' (columns: {there[:200]}): name the text's column with --text-field")
    named = {"id": asked.id_field, "text": asked.text_field, "group": asked.group_field, "month": asked.time_field}
    return {what: places[name] for what, name in named.items() if name in places}


def _row(cells: list[str], width: int, line: int, columns: dict[str, int]) -> Iterator[Note | Skipped]:
    if len(cells) != width:
        yield Skipped(f"line {line}", f"has {len(cells)} cells where the header has {width}")
        return
    text = without_surrogates(cells[columns["text"]])
    if "\ufffd" in text:
        yield Skipped(f"line {line}", "holds characters that are no text; read with replacement characters", read=True)
    key = json.dumps(cells[columns["id"]], ensure_ascii=False) if "id" in columns else str(line)
    group = cells[columns["group"]] if "group" in columns else ""
    yield Note(key, text, group, month_of(cells[columns["month"]]) if "month" in columns else "")
