"""CSV, byte for byte: what is not changed is copied as it stands, whatever its quoting, encoding and line ends."""

import codecs
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, cast

from houvast.connectors.files.documents import Broken
from houvast.connectors.files.tables.contract import CannotWrite, Decide, Gone, TableRow
from houvast.connectors.protocol import ValueType
from houvast.engines.datamap.rows import Value

_LONGEST = 8_000_000
_PIECE = 1 << 20
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a file is written: encoding, delimiter, the raw lines up to and with the header, the names in it."""

    encoding: str
    delimiter: str
    head: tuple[str, ...]
    names: tuple[str, ...]


class Csv:
    """CSV with a header, in UTF-8 (with or without its mark) or Windows-1252."""

    loose = False

    def columns(self, file: IO[bytes]) -> dict[str, ValueType]:
        """Return the columns."""
        return dict.fromkeys(_opened(file)[0].names, ValueType.TEXT)

    def rows(self, file: IO[bytes]) -> Iterator[TableRow]:
        """Yield the rows."""
        shape, records = _opened(file)
        for number, (_, cells, _) in enumerate(records, start=1):
            if any(cells):
                yield _row(shape, number, cells)

    def rewrite(self, file: IO[bytes], target: IO[bytes], decide: Decide, *, keeps_place: bool) -> None:
        """Write the table anew."""
        shape, records = _opened(file)
        encoder = codecs.getincrementalencoder(shape.encoding)()
        try:
            for line in shape.head:
                target.write(encoder.encode(line))
            for number, (raw, cells, end) in enumerate(records, start=1):
                edit = decide(_row(shape, number, cells)) if any(cells) else None
                if isinstance(edit, Gone):
                    raw = end if keeps_place else ""
                elif edit:
                    raw = shape.delimiter.join(_edited(shape, cells, edit)) + end
                target.write(encoder.encode(raw))
        except UnicodeEncodeError:
            raise CannotWrite("a new value has characters that the file's encoding does not have") from None


def _row(shape: _Shape, number: int, cells: list[str]) -> TableRow:
    values: dict[str, Value] = dict.fromkeys(shape.names)
    values.update(zip(shape.names, (_value(cell) for cell in cells), strict=False))
    return TableRow("", number, values)


def _edited(shape: _Shape, cells: list[str], edit: Mapping[str, Value]) -> list[str]:
    edited = list(cells)
    for name, value in edit.items():
        at = shape.names.index(name)
        if at >= len(cells):
            raise CannotWrite("a row is shorter than the header")
        text = "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
        quoted = cells[at].startswith('"') or any(c in text for c in (shape.delimiter, '"', "\r", "\n"))
        edited[at] = '"' + text.replace('"', '""') + '"' if quoted else text
    return edited


def _opened(file: IO[bytes]) -> tuple[_Shape, Iterator[tuple[str, list[str], str]]]:
    encoding = _encoding(file)
    file.seek(0)
    lines: Iterator[str] = iter(io.TextIOWrapper(cast("IO[bytes]", _Unclosed(file)), encoding=encoding, newline=""))
    head = [next(lines, "")]
    if head[0].lower().startswith("sep=") and len(head[0].rstrip("\r\n")) == 5:
        delimiter = head[0][4]
        head.append(next(lines, ""))
    else:
        delimiter = max(_DELIMITERS, key=lambda d: len((_cells(head[0], d) or ([], ""))[0]))
    raw, cells, _ = next(_records(iter([head[-1]]), delimiter, lines), ("", [], ""))
    names = [_value(cell) or "" for cell in cells]
    if not any(names):
        raise Broken("has no header")
    unique = tuple(name if names.index(name) == at else f"{name}.{at + 1}" for at, name in enumerate(names))
    return _Shape(encoding, delimiter, (*head[:-1], raw), unique), _records(lines, delimiter, lines)


def _records(lines: Iterator[str], delimiter: str, more: Iterator[str]) -> Iterator[tuple[str, list[str], str]]:
    """Yield each record as it stands, its cells as they stand, and its line end."""
    for line in lines:
        raw = line
        while (split := _cells(raw, delimiter)) is None:
            following = next(more, None)
            if following is None or len(raw) > _LONGEST:
                raise Broken("has a quote that is never closed")
            raw += following
        yield raw, *split


def _cells(raw: str, delimiter: str) -> tuple[list[str], str] | None:
    """Split a record into cells as they stand and its line end, or return None where a quote is still open."""
    body = raw.rstrip("\r\n")
    if '"' not in raw:
        return body.split(delimiter), raw[len(body) :]
    cells: list[str] = []
    at = 0
    while True:
        start = at
        if raw.startswith('"', at):
            at = _closing(raw, at)
            if at < 0:
                return None
        stop = raw.find(delimiter, at)
        if stop < 0:
            end = max(at, len(body))
            return [*cells, raw[start:end]], raw[end:]
        cells.append(raw[start:stop])
        at = stop + len(delimiter)


def _closing(raw: str, at: int) -> int:
    """Return the place behind the quote that closes the cell, or -1."""
    at = raw.find('"', at + 1)
    while at >= 0 and raw.startswith('""', at):
        at = raw.find('"', at + 2)
    return at + 1 if at >= 0 else -1


def _value(cell: str) -> str | None:
    if not cell.startswith('"'):
        return cell or None
    end = _closing(cell, 0)
    return (cell[1 : end - 1].replace('""', '"') + cell[end:]) or None


def _encoding(file: IO[bytes]) -> str:
    file.seek(0)
    start = file.read(3)
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise Broken("is UTF-16; save it as UTF-8")
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _windows(file)
    return "utf-8-sig" if start == codecs.BOM_UTF8 else "utf-8"


def _windows(file: IO[bytes]) -> str:
    """Return the encoding of a file that is no UTF-8; one in which some bytes mean nothing is taken byte by byte."""
    file.seek(0)
    unknown = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
    while piece := file.read(_PIECE):
        if any(byte in piece for byte in unknown):
            return "latin-1"
    return "cp1252"


class _Unclosed(io.BufferedIOBase):
    """A file that stays open when what reads its text is dropped."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def read(self, size: int | None = -1) -> bytes:
        """Read a piece."""
        return self._file.read(-1 if size is None else size)

    def read1(self, size: int = -1) -> bytes:
        """Read a piece."""
        return self._file.read(size)
