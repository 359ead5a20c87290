"""From a file with one request on each row to plain values; every fault with its row and column, never its value.

Columns, in any order, parted by ; or , or tabs; the first row names them:

    reference        needed; what the other system calls the request: importing it again changes nothing
    received_at      needed; 2026-03-02, 2026-03-02 14:05, or with a zone; the clock runs from it
    right            needed; access, portability, erasure, rectification, restriction, objection, withdrawal,
                     human_review or complaint
    name, email, phone, customer_number, words, language (nl, en), channel (phone, mail, web, letter, …)
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from houvast.engines.matching.identifiers import EMAIL, PHONE, NotAnIdentifier, identifier
from houvast.engines.trouble import Trouble
from houvast.features.rights.contracts import Channel, Right

MOST_BYTES, MOST_ROWS, MOST_FAULTS = 20_000_000, 10_000, 500
NEEDED = ("reference", "received_at", "right")
LENGTHS = {
    "reference": 120, "received_at": 40, "right": 20, "name": 200, "email": 200, "phone": 60, "customer_number": 60,
    "words": 10_000, "language": 2, "channel": 12,
}  # fmt: skip
_KINDS = {"email": EMAIL, "phone": PHONE, "customer_number": "customer_number"}
_EARLIEST = date(2018, 5, 25)
_ZONES = {"NL": "Europe/Amsterdam", "BE": "Europe/Brussels"}


class UnreadableFile(Trouble):
    """The file as a whole can't be read."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong where; `row` as a spreadsheet counts, the names of the columns being row 1."""

    row: int
    column: str
    what: str


@dataclass(frozen=True, slots=True)
class Row:
    """One request; `remarks` are what can't be read and is kept as it stands."""

    row: int
    reference: str = field(repr=False)
    received_at: datetime
    right: Right
    channel: Channel
    name: str = field(repr=False)
    keys: tuple[tuple[str, str], ...] = field(repr=False)
    words: str = field(repr=False)
    language: str
    remarks: tuple[Fault, ...] = ()


def read_rows(data: bytes, *, country: str, at: datetime) -> Iterator[Row | tuple[Fault, ...]]:
    """Give each row as a request, or its faults.

    :raises UnreadableFile: the file is too large, no text, or its columns are not what they must be.
    """
    text, _ = decoded(data)
    seen: Counter[str] = Counter()
    for number, cells in _records(text):
        if number > MOST_ROWS + 1:
            raise UnreadableFile(f"row {number}: a file holds {MOST_ROWS} requests at most; divide it.")
        yield _read(number, cells, seen, country, at)


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text of a file and the encoding in which it was written.

    :raises UnreadableFile: it is too large, or in neither UTF-8 nor Windows-1252.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableFile(f"the file is larger than {MOST_BYTES // 1_000_000} MB; divide it.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:100_000]:
        raise UnreadableFile("the file is no text in UTF-8; save it as CSV UTF-8 and try again.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding), "UTF-8" if encoding == "utf-8-sig" else "Windows-1252"
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("the file is neither UTF-8 nor Windows-1252; save it as CSV UTF-8 and try again.")


def _records(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    head = text.split("\n", 1)[0]
    sign = max(";,\t", key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        columns = _columns(next(lines, []))
        for number, cells in enumerate(lines, 2):
            if any(cell.strip() for cell in cells):
                yield number, _named(columns, cells)
    except csv.Error:
        raise UnreadableFile(f"line {lines.line_num}: a quotation mark is not closed, or a cell too long.") from None


def _columns(head: list[str]) -> list[str]:
    columns = [name.strip().lower() for name in head]
    if absent := [name for name in NEEDED if name not in columns]:
        raise UnreadableFile(f"row 1: the column {absent[0]} is absent; the first row names the columns.")
    if unknown := [at for at, name in enumerate(columns, 1) if name not in LENGTHS]:
        raise UnreadableFile(f"row 1: column {unknown[0]} has no name that is known; use {', '.join(LENGTHS)}.")
    if len(set(columns)) < len(columns):
        raise UnreadableFile("row 1: a column stands there twice; leave one out.")
    return columns


def _named(columns: list[str], cells: list[str]) -> dict[str, str]:
    named = {name: cell.strip() for name, cell in zip(columns, cells, strict=False)}
    return named | ({"": ""} if len(cells) != len(columns) else {})


def _read(
    number: int, cells: dict[str, str], seen: "Counter[str]", country: str, at: datetime
) -> Row | tuple[Fault, ...]:
    found = list(_faults(number, cells))
    received = _moment(cells.get("received_at", ""), country)
    if received is None or received > at or received.date() < _EARLIEST:
        found.append(Fault(number, "received_at", "is no moment between 25 May 2018 and now; write it as 2026-03-02"))
    reference = cells.get("reference", "")
    seen[reference] += 1
    if reference and seen[reference] == 2:
        found.append(Fault(number, "reference", "stands in the file twice; give each request its own"))
    if found or received is None:
        return tuple(dict.fromkeys(found))
    return Row(
        row=number,
        reference=reference,
        received_at=received,
        right=Right(cells["right"].lower()),
        channel=Channel(cells.get("channel", "").lower() or Channel.API),
        name=cells.get("name", ""),
        keys=tuple((kind, cells[name]) for name, kind in _KINDS.items() if cells.get(name)),
        words=cells.get("words", ""),
        language=cells.get("language", "").lower() or "nl",
        remarks=tuple(_remarks(number, cells, country)),
    )


def _faults(number: int, cells: dict[str, str]) -> Iterator[Fault]:
    if "" in cells:
        yield Fault(number, "", "has more or fewer cells than row 1")
    for name, longest in LENGTHS.items():
        text = cells.get(name, "")
        if name in NEEDED and not text:
            yield Fault(number, name, "is empty")
        elif len(text) > longest:
            yield Fault(number, name, f"is longer than {longest} signs")
        elif "\0" in text:
            yield Fault(number, name, "holds a sign that no text has")
    for name, known in (("right", set(Right)), ("channel", set(Channel)), ("language", {"nl", "en"})):
        text = cells.get(name, "").lower()
        if text and text not in known:
            yield Fault(number, name, f"is none of {', '.join(sorted(map(str, known)))}")


def _remarks(number: int, cells: dict[str, str], country: str) -> Iterator[Fault]:
    for name, kind in _KINDS.items():
        if text := cells.get(name):
            try:
                identifier(kind, text, country=country)
            except NotAnIdentifier:
                yield Fault(number, name, "can't be read; it is kept as it stands, and nothing is searched with it")


def _moment(text: str, country: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        aware = found if found.tzinfo else found.replace(tzinfo=ZoneInfo(_ZONES[country]))
        return aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
