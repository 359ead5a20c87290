"""Notes in lines: plain text with one note a line, and JSON with one object a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from houvast.features.noteguard.bulk.batching import batch_of, id_text, ids_of, numbered, strings, without_surrogates
from houvast.features.noteguard.bulk.blocks import Batch, Block, Note
from houvast.features.noteguard.bulk.sources.objects import read_alike
from houvast.features.noteguard.bulk.sources.text import decoded, month_of
from houvast.features.noteguard.bulk.sources.whole import damage_of
from houvast.features.noteguard.contracts.scans import Asked, BadSource, Skipped

BLOCK = 1_000_000  # bytes; a longer line is a block of its own
MOST_LINES = 20_000
LONGEST_LINE = 200_000_000
_UTF8 = ("utf-8", "utf-8-sig")


@dataclass(frozen=True, slots=True)
class LinesBlock:
    """Whole lines, as bytes; `first` is the number of the first one."""

    data: bytes
    count: int
    first: int
    encoding: str
    json: bool

    def read(self, asked: Asked) -> Batch:
        """Read each line as a note: all at once where they are alike, else one by one."""
        data = self._as_utf8()
        if data is not None:
            batch = read_alike(data, self.count, self.first, asked) if self.json else self._texts(data, asked)
            if batch:
                return batch
        return batch_of(self._rows(asked), asked)

    def _as_utf8(self) -> bytes | None:
        """Return the lines in UTF-8; None when a byte of them is no text."""
        try:
            text = self.data.decode(self.encoding)
        except UnicodeDecodeError:
            return None
        return self.data if self.encoding == "utf-8" else text.encode()

    def _texts(self, data: bytes, asked: Asked) -> Batch | None:
        if asked.group_field or asked.time_field:
            return None
        texts = data.decode().removesuffix("\n").split("\n")
        return Batch(ids_of(numbered(self.first, self.count)), strings(text.rstrip("\r") for text in texts))

    def _rows(self, asked: Asked) -> Iterator[Note | Skipped]:
        for number, line in enumerate(self.data.removesuffix(b"\n").split(b"\n"), self.first):
            if self.json:
                yield from _from_json(line, number, asked, self.encoding)
            else:
                yield from _from_text(line, number, self.encoding)


@dataclass(slots=True)
class Lines:
    """A stream of lines."""

    stream: IO[bytes]
    encoding: str
    json: bool
    size: int = 0

    def blocks(self, asked: Asked) -> Iterator[tuple[int, Block]]:  # noqa: ARG002 (other sources need it)
        """Give the lines in blocks."""
        done, first = 0, 1
        for data in _stretches(self.stream):
            for part in _parts(data):
                count = part.count(b"\n") + (not part.endswith(b"\n"))
                yield done + len(part), LinesBlock(part, count, first, self.encoding, self.json)
                done, first = done + len(part), first + count
        yield from damage_of(self.stream, done)


def _stretches(stream: IO[bytes]) -> Iterator[bytes]:
    """Give whole lines, of about a block's size.

    :raises BadSource: a line has no end.
    """
    held: list[bytes] = []
    while piece := stream.read(BLOCK):
        end = piece.rfind(b"\n") + 1
        if end:
            yield b"".join((*held, piece[:end]))
            held = []
        held.append(piece[end:])
        if len(held) * BLOCK > LONGEST_LINE:
            raise BadSource(f"a line is longer than {LONGEST_LINE:,} bytes: say --input when these are no lines")
    if rest := b"".join(held):
        yield rest


def _parts(data: bytes) -> Iterator[bytes]:
    """Cut a stretch of very short lines."""
    if data.count(b"\n") <= MOST_LINES:
        yield data
        return
    *lines, last = data.split(b"\n")
    lines = [line + b"\n" for line in lines] + ([last] if last else [])
    for at in range(0, len(lines), MOST_LINES):
        yield b"".join(lines[at : at + MOST_LINES])


def _from_text(line: bytes, number: int, encoding: str) -> Iterator[Note | Skipped]:
    text, whole = decoded(line.rstrip(b"\r"), encoding)
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
    key = id_text(row[asked.id_field]) if asked.id_field in row else str(number)
    yield Note(
        key, without_surrogates(note or ""), _group(row.get(asked.group_field)), month_of(row.get(asked.time_field))
    )


def _group(value: object) -> str:
    return "" if value is None else without_surrogates(str(value))


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
