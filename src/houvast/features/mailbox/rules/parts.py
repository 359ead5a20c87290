"""Walk through the parts of a mail: its text, and its files, which nobody opens here."""

import re
import unicodedata
from collections.abc import Iterator
from email.message import Message

from houvast.features.mailbox.contracts import Attachment
from houvast.features.mailbox.rules import html
from houvast.features.mailbox.rules.headers import one_line

_MOST_PARTS = 500
_DEEPEST = 30
_LONGEST_NAME = 120
_TYPE = re.compile(r"^[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,60}$")
_NAME_SIGNS = re.compile(r"[\\/:*?\"<>|%\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def walked(message: Message) -> Iterator[Message]:
    """Yield a mail and its parts, in order; not into mails that are attached to it."""
    waiting = [(message, 0)]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part, depth = waiting.pop()
        yield part
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list) and depth < _DEEPEST:
            waiting += [(one, depth + 1) for one in reversed(inside) if isinstance(one, Message)]


def text_of(message: Message) -> str:
    """Return the text of a mail: the plain one where there is any, else the HTML one in words."""
    texts = [part for part in walked(message) if is_text(part)]
    plain = [_text(part) for part in texts if part.get_content_type() == "text/plain"]
    said = "\n".join(one for one in plain if one.strip())
    if said:
        return said
    return "\n".join(html.text_of(_text(part)) for part in texts if part.get_content_type() == "text/html").strip()


def is_text(part: Message) -> bool:
    """Tell whether a part is what the mail says, and no file with it."""
    kind = part.get_content_type()
    return kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment" and not _named(part)


def files_of(message: Message) -> Iterator[tuple[Attachment, Message]]:
    """Yield each file with a mail, numbered from 1."""
    number = 0
    for part in walked(message):
        if part.get_content_maintype() == "multipart" or is_text(part):
            continue
        number += 1
        kind = part.get_content_type().lower()
        media_type = kind if _TYPE.match(kind) else "application/octet-stream"
        yield Attachment(number, safe_name(_named(part), number), media_type, len(content_of(part))), part


def content_of(part: Message) -> bytes:
    """Return the bytes of a file as they were sent; nothing is unpacked."""
    inside = part.get_payload()
    if isinstance(inside, list):
        return b"".join(one.as_bytes() for one in inside if isinstance(one, Message))
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def safe_name(name: str, number: int) -> str:
    """Return the name of a file without what could be a path, a command or a trick."""
    said = one_line(_NAME_SIGNS.sub("_", unicodedata.normalize("NFC", name))).strip(". ")
    if len(said) > _LONGEST_NAME:
        stem, dot, ending = said.rpartition(".")
        said = f"{stem[: _LONGEST_NAME - 12]}{dot}{ending[:10]}" if dot else said[:_LONGEST_NAME]
    return said or f"file-{number}"


def _named(part: Message) -> str:
    try:
        return (part.get_filename() or "")[:1000]
    except (LookupError, ValueError, TypeError):
        return "file"


def _text(part: Message) -> str:
    found = part.get_payload(decode=True)
    raw = found[: 4 * html.LONGEST] if isinstance(found, bytes) else b""
    return _UNSEEN.sub("", _decoded(raw, str(part.get_content_charset() or ""))).replace("\r\n", "\n")[: html.LONGEST]


def _decoded(raw: bytes, charset: str) -> str:
    """Return text in the charset that it says, else in UTF-8, else as Windows writes it: never nothing."""
    for tried in (charset, "utf-8"):
        try:
            return raw.decode(tried)
        except (LookupError, UnicodeError, ValueError, TypeError):
            continue
    return raw.decode("cp1252", "replace")
