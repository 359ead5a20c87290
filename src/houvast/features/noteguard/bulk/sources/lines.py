"""Notes in lines: plain text with one note a line, and JSON with one object a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from houvast.features.noteguard.bulk.sources.text import decoded, month_of, without_surrogates
from houvast.features.noteguard.contracts import Asked, BadSource, Block, Note, Rows, Skipped

LINES_IN_A_BLOCK = 4_000
LONGEST_BLOCK = 8_000_000  # bytes


@dataclass(frozen=True, slots=True)
class LinesBlock:
    """Whole lines, as bytes; `first` is the number of the first one."""

    lines: list[bytes]
    first: int
    encoding: str
    json: bool

    @property
    def count(self) -> int:
        """The number of lines."""
        return len(self.lines)

    def read(self, asked: Asked) -> Rows:
        """Read each line as a note."""
        rows = Rows()
        for number, line in enumerate(self.lines, self.first):
            if self.json:
                rows.rows += _from_json(line, number, asked, self.encoding)
            else:
                rows.rows += _from_text(line, number, self.encoding)
        return rows


@dataclass(slots=True)
class Lines:
    """A stream of lines."""

    stream: IO[bytes]
    encoding: str
    json: bool
    size: int = 0

    def blocks(self, asked: Asked) -> Iterator[tuple[int, Block]]:  # noqa: ARG002 (other sources need it)
        """Give the lines in blocks."""
        done, first, held, length = 0, 1, list[bytes](), 0
        for line in self.stream:
            held.append(line)
            length += len(line)
            if len(held) >= LINES_IN_A_BLOCK or length >= LONGEST_BLOCK:
                done += length
                yield done, LinesBlock(held, first, self.encoding, self.json)
                first, held, length = first + len(held), [], 0
        if held:
            yield done + length, LinesBlock(held, first, self.encoding, self.json)


def _from_text(line: bytes, number: int, encoding: str) -> Iterator[Note | Skipped]:
    text, whole = decoded(line.rstrip(b"\r\n"), encoding)
    if not whole:
        yield Skipped(f"line {number}", f"is not {encoding}; read with replacement characters", read=True)
    yield Note(str(number), text)


def _from_json(line: bytes, number: int, asked: Asked, encoding: str) -> Iterator[Note | Skipped]:
    if not line.strip():
        return
    text, whole = decoded(line, encoding)
    if not whole:
        yield Skipped(f"line {number}", f"is not {encoding}; read with replacement characters", read=True)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        yield Skipped(f"line {number}", "is no JSON")
        return
    if not isinstance(row, dict):
        yield Skipped(f"line {number}", "is no JSON object")
        return
    note = row.get(asked.text_field)
    if asked.text_field not in row or not isinstance(note, str | None):
        why = "is no text" if asked.text_field in row else "is missing"
        yield Skipped(f"line {number}", f"field '{asked.text_field}' {why}")
        return
    key = json.dumps(row[asked.id_field], ensure_ascii=False) if asked.id_field in row else str(number)
    group = str(row.get(asked.group_field, "")) if asked.group_field else ""
    yield Note(key, without_surrogates(note or ""), group, month_of(row.get(asked.time_field)))


def check_first(line: bytes, asked: Asked) -> None:
    """Make sure that the first object has the field with the text, before anything is done.

    :raises BadSource: it has other fields.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return  # told with its line number
    if isinstance(row, dict) and asked.text_field not in row:
        names = ", ".join(map(str, row)) or "none"
        raise BadSource(
            f"no field '{asked.text_field}' in the first line (fields: {names[:200]}): name it with --text-field"
        )
