"""Scans for tests, made here byte by byte."""

import struct
import zlib


def pdf(pages: int = 1, more: bytes = b"") -> bytes:
    """A PDF with empty pages."""
    body = b"".join(b"%d 0 obj <</Type /Page>> endobj\n" % number for number in range(1, pages + 1))
    return b"%PDF-1.7\n<</Type /Pages>>\n" + body + more + b"\n%%EOF\n"


def packed_pdf(inside: bytes) -> bytes:
    """A PDF whose objects are packed in a stream."""
    return pdf(0, b"<</Type /ObjStm /Filter /FlateDecode>> stream\n" + zlib.compress(inside) + b"\nendstream")


def png(width: int = 10, height: int = 10) -> bytes:
    """The head and the end of a PNG."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"\0" * 30 + b"IEND\xaeB`\x82"


def jpeg(width: int = 10, height: int = 10) -> bytes:
    """The head of a JPEG."""
    size = struct.pack(">HBHH", 8, 8, height, width)
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"JF" + b"\xff\xc0" + size + b"\0\xff\xd9"


def tiff(*following: int) -> bytes:
    """A TIFF whose directories, without entries, stand one after the other; `following` overrides the last link."""
    links = [14, 20, *(following or (0,))]
    return b"II*\0" + struct.pack("<I", 8) + b"".join(struct.pack("<HI", 0, link) for link in links)
