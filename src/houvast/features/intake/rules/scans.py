"""Which scans of letters are taken: looked at by what is in them, never by their name alone, and never opened."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from houvast.engines.trouble import Trouble

LARGEST = 25 * 2**20
"""Bytes of a scan."""
MOST_PAGES = 200
_MOST_PIXELS = 200_000_000
_MOST_UNPACKED = 32 * 2**20
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|OpenAction)\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_STREAM = re.compile(rb"stream\r?\n")


class ScanRefused(Trouble):
    """A file is no scan that is taken; its message says why."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What a file is: its media type, the ending that goes with it, and its pages."""

    media_type: str
    ending: str
    pages: int


def read_scan(data: bytes) -> Scan:
    """Tell what a file is.

    :raises ScanRefused: it is too large, has too many pages, runs something, is damaged, or is no PDF, PNG, JPEG, TIFF.
    """
    if len(data) > LARGEST:
        raise ScanRefused("The scan is too large: give at most 25 MB.")
    for begins, media_type, ending, pages_of in _KINDS:
        if data.startswith(begins):
            try:
                pages = pages_of(data)
            except (struct.error, IndexError, zlib.error):
                raise ScanRefused("The scan is damaged: scan the letter again.") from None
            if not 1 <= pages <= MOST_PAGES:
                raise ScanRefused("The scan must have 1 to 200 pages.")
            return Scan(media_type, ending, pages)
    raise ScanRefused("The file is no scan: give a PDF, PNG, JPEG or TIFF.")


def _pdf(data: bytes) -> int:
    if b"%%EOF" not in data[-2048:]:
        raise ScanRefused("The scan is damaged: scan the letter again.")
    parts = [_outside_streams(data), *_unpacked(data)]
    if any(_ACTIVE.search(part) for part in parts):
        raise ScanRefused("The PDF can run something or holds other files: scan the letter again as plain pages.")
    if b"/Encrypt" in parts[0]:
        raise ScanRefused("The PDF is locked with a password: scan the letter again without.")
    return sum(len(_PAGE.findall(part)) for part in parts)


def _outside_streams(data: bytes) -> bytes:
    """Leave the pictures out, so that no chance bytes in them count."""
    kept, at = [], 0
    while found := _STREAM.search(data, at):
        kept.append(data[at : found.start()])
        end = data.find(b"endstream", found.end())
        if end < 0:
            break
        at = end + len(b"endstream")
    return b"".join([*kept, data[at:]])


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Give the packed objects of a PDF, in which pages and actions may stand; together they have a limit."""
    left = _MOST_UNPACKED
    for found in re.finditer(rb"/ObjStm", data):
        begin = _STREAM.search(data, found.end(), found.end() + 2000)
        if begin is None:
            continue
        unpacking = zlib.decompressobj()
        try:
            part = unpacking.decompress(data[begin.end() : data.find(b"endstream", begin.end())], left)
        except zlib.error:
            continue
        left -= len(part)
        if left <= 0 or unpacking.unconsumed_tail:
            raise ScanRefused("The PDF unpacks to far more than its size: scan the letter again.")
        yield part


def _png(data: bytes) -> int:
    width, height = struct.unpack(">II", data[16:24])
    if data[12:16] != b"IHDR" or b"IEND" not in data[-32:]:
        raise ScanRefused("The scan is damaged: scan the letter again.")
    return _picture(width, height)


def _jpeg(data: bytes) -> int:
    at = 2
    while at < len(data):
        mark, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if data[at] != 0xFF or length < 2:
            break
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return _picture(width, height)
        at += 2 + length
    raise ScanRefused("The scan is damaged: scan the letter again.")


def _tiff(data: bytes) -> int:
    order = "<" if data[:2] == b"II" else ">"
    pages, seen = 0, set()
    at = struct.unpack(f"{order}I", data[4:8])[0]
    while at and at not in seen and pages <= MOST_PAGES:
        seen.add(at)
        count = struct.unpack(f"{order}H", data[at : at + 2])[0]
        at = struct.unpack(f"{order}I", data[at + 2 + 12 * count : at + 6 + 12 * count])[0]
        pages += 1
    if at in seen:
        raise ScanRefused("The scan is damaged: scan the letter again.")
    return pages


def _picture(width: int, height: int) -> int:
    if not 0 < width * height <= _MOST_PIXELS:
        raise ScanRefused("The picture is too large: scan the letter again at 300 dots per inch.")
    return 1


_KINDS: tuple[tuple[bytes, str, str, Callable[[bytes], int]], ...] = (
    (b"%PDF-", "application/pdf", "pdf", _pdf),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png", _png),
    (b"\xff\xd8\xff", "image/jpeg", "jpg", _jpeg),
    (b"II*\0", "image/tiff", "tiff", _tiff),
    (b"MM\0*", "image/tiff", "tiff", _tiff),
)
