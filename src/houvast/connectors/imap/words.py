"""The text of one part of a message, and the part's bytes with another text in it."""

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from typing import TypeAlias

from houvast.connectors.imap.headers import decoded_as
from houvast.connectors.imap.html import rewritten_html, text_of_html
from houvast.connectors.imap.mime import Part

Splice: TypeAlias = tuple[int, int, bytes]
"""What to put between two places of a message's bytes."""

_LONGEST_LINE = 900


def text_in(part: Part) -> str:
    """Return the text of a part of the type text/…, as people see it."""
    source = _source(part)
    return (text_of_html(source) if _is_html(part) else source).replace("\f", "\n")


def with_text(part: Part, text: str) -> Iterator[Splice]:
    """Yield what gives a part another text, in its own charset and encoding where those can hold it."""
    source = rewritten_html(_source(part), text) if _is_html(part) else text
    charset = part.typed.get_content_charset("us-ascii")
    data = _in_charset(source, charset, is_html=_is_html(part))
    if data is not None and (body := _in_encoding(data, part)) is not None:
        yield part.body, part.end, body
        return
    yield from _set_header(part, "content-type", f"{part.kind}; charset=utf-8{_file_name(part)}")
    yield from _set_header(part, "content-transfer-encoding", "quoted-printable")
    yield part.body, part.end, _quoted(source.encode())


def bytes_in(part: Part) -> bytes:
    """Return the bytes of a part as they were before they were written for the way."""
    body = part.raw[part.body : part.end]
    if part.encoding == "base64":
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        try:
            return base64.b64decode(letters[: len(letters) - (len(letters) % 4 == 1)] + b"=" * (-len(letters) % 4))
        except binascii.Error:
            return body
    return quopri.decodestring(body) if part.encoding == "quoted-printable" else body


def _source(part: Part) -> str:
    text = decoded_as(bytes_in(part), part.typed.get_content_charset("us-ascii"))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _is_html(part: Part) -> bool:
    return part.kind in ("text/html", "text/xml", "text/enriched")


def _in_charset(text: str, charset: str, *, is_html: bool) -> bytes | None:
    try:
        if codecs.lookup(charset).name in ("utf-7", "utf-16", "utf-32"):
            return None
        return text.encode(charset, "xmlcharrefreplace" if is_html else "strict")
    except (LookupError, ValueError):
        return None


def _in_encoding(data: bytes, part: Part) -> bytes | None:
    lines = data.replace(b"\n", b"\r\n")
    if part.encoding == "base64":
        return base64.encodebytes(lines).replace(b"\n", b"\r\n")
    if part.encoding == "quoted-printable":
        return _quoted(data)
    named = part.value("content-transfer-encoding").strip().lower()
    fits = named == b"8bit" or data.isascii()
    return lines if fits and max(map(len, lines.split(b"\r\n"))) <= _LONGEST_LINE else None


def _quoted(data: bytes) -> bytes:
    return quopri.encodestring(data).replace(b"\n", b"\r\n")


def _file_name(part: Part) -> str:
    name = part.typed.get_param("name")
    return f'; name="{name}"' if isinstance(name, str) and name.isascii() and '"' not in name else ""


def _set_header(part: Part, name: str, value: str) -> Iterator[Splice]:
    first = next((h for h in part.headers if h.name == name), None)
    if first:
        yield first.value, first.end, f" {value}\r\n".encode()
    else:
        yield part.start, part.start, f"{name.title()}: {value}\r\n".encode()
