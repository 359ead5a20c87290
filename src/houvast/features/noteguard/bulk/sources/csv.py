"""Notes in CSV."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from houvast.features.noteguard.bulk.batching import batch_of, id_text, without_surrogates
from houvast.features.noteguard.bulk.blocks import Block, Note
from houvast.features.noteguard.bulk.sources.rows import BatchBlock
from houvast.features.noteguard.bulk.sources.text import month_of
from houvast.features.noteguard.bulk.sources.whole import damage_of
from houvast.features.noteguard.contracts.scans import Asked, BadSource, Skipped

ROWS_IN_A_BLOCK = 4_000
SIGNS_IN_A_BLOCK = 4_000_000
LONGEST_CELL = 20_000_000
_LONGEST_HEADER = 1_000_000
_OPEN = "opens a quotation mark that is not closed as it should; the lines after it were read one by one"


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
        first = text.readline(_LONGEST_HEADER)
        delimiter = max(",;\t", key=first.count)
        header = next(csv.reader([first], delimiter=delimiter), [])
        columns, held, signs, done = columns_of(header, asked), list[Note | Skipped](), 0, 0
        for number, cells in _Records(text, delimiter).each():
            held += [cells] if isinstance(cells, Skipped) else _row(cells, len(header), number, columns)
            signs += 0 if isinstance(cells, Skipped) else sum(map(len, cells)) + len(cells)
            if len(held) >= ROWS_IN_A_BLOCK or signs >= SIGNS_IN_A_BLOCK:
                done, signs = done + signs, 0
                yield min(done, self.size), BatchBlock(batch_of(held, asked))
                held.clear()
        if held:
            yield self.size, BatchBlock(batch_of(held, asked))
        yield from damage_of(self.stream, self.size)


@dataclass(slots=True)
class _Records:
    """The records of a text, each with the number of its first line; one that can't be read takes no other with it."""

    text: io.TextIOWrapper
    delimiter: str
    taken: list[str] = field(default_factory=list)
    line: int = 2  # after the header

    def each(self) -> Iterator[tuple[int, list[str] | Skipped]]:
        """Give them."""
        reader = csv.reader(self._lines(), delimiter=self.delimiter)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield from self._one_by_one(f"is no CSV ({error}); the lines after it were read one by one")
                continue
            if len(self.taken) > 1 and self._is_open():
                yield from self._one_by_one(_OPEN)
                continue
            if cells:
                yield self.line, cells
            self._next()

    def _next(self) -> None:
        self.line += len(self.taken)
        self.taken.clear()

    def _lines(self) -> Iterator[str]:
        for line in self.text:
            self.taken.append(line.replace("\0", "\ufffd"))
            yield self.taken[-1]

    def _is_open(self) -> bool:
        """Whether the last record took in lines that may be records: its quotation marks do not close."""
        try:
            for _ in csv.reader(self.taken, delimiter=self.delimiter, strict=True):
                pass
        except csv.Error:
            return True
        return False

    def _one_by_one(self, why: str) -> Iterator[tuple[int, list[str] | Skipped]]:
        yield self.line, Skipped(f"line {self.line}", why)
        for number, line in enumerate(self.taken[1:], self.line + 1):
            try:
                for cells in csv.reader([line], delimiter=self.delimiter):
                    yield number, cells
            except csv.Error as error:
                yield number, Skipped(f"line {number}", f"is no CSV ({error})")
        self._next()


def columns_of(header: list[str], asked: Asked) -> dict[str, int]:
    """Return at which place each column stands that was asked for.

    :raises BadSource: one that is needed is not there, or more than once.
    """
    names = [name.strip() for name in header]
    check_columns(names, asked)
    named = {"id": asked.id_field, "text": asked.text_field, "group": asked.group_field, "month": asked.time_field}
    return {what: names.index(name) for what, name in named.items() if name in names}


def check_columns(names: list[str], asked: Asked) -> None:
    """Make sure that the columns which were asked for are there, once.

    :raises BadSource: one that is needed is not there, or more than once.
    """
    for name in (asked.text_field, asked.group_field, asked.time_field):
        if name and name not in names:
            there = ", ".join(names) or "none"
            raise BadSource(f"no column '{name}' (columns: {there[:200]}): name the text's column with --text-field")
    for name in (asked.id_field, asked.text_field, asked.group_field, asked.time_field):
        if names.count(name) > 1:
            raise BadSource(f"column '{name}' stands there {names.count(name)} times: give each its own name")


def _row(cells: list[str], width: int, line: int, columns: dict[str, int]) -> Iterator[Note | Skipped]:
    if len(cells) != width:
        yield Skipped(f"line {line}", f"has {len(cells)} cells where the header has {width}")
        return
    text = without_surrogates(cells[columns["text"]])
    if "\ufffd" in text:
        yield Skipped(f"line {line}", "holds characters that are no text; read with replacement characters", read=True)
    key = id_text(cells[columns["id"]]) if "id" in columns else str(line)
    group = cells[columns["group"]] if "group" in columns else ""
    yield Note(key, text, group, month_of(cells[columns["month"]]) if "month" in columns else "")
