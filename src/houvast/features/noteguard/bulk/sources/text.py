"""Bytes as text, and values as what is counted by."""

import codecs
import re
from datetime import date, datetime

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


def encoding_of(beginning: bytes) -> str:
    """Return how a file is written, by its first bytes: as it says itself, else UTF-8, else as Windows writes."""
    for mark, name in _MARKS:
        if beginning.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning)
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(beginning) else "cp1252"
    return "utf-8"


def _mostly_utf8(beginning: bytes) -> bool:
    """Whether only a few bytes are no UTF-8: a damaged file rather than one in another encoding."""
    text = beginning.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return 0 < wrong <= sum(ord(c) > 127 for c in text) - wrong


def decoded(raw: bytes, encoding: str) -> tuple[str, bool]:
    """Return bytes as text, and whether that went without replacing anything."""
    try:
        return raw.decode(encoding), True
    except UnicodeDecodeError:
        return raw.decode(encoding, "replace"), False


def month_of(value: object) -> str:
    """Return the month of a date or a text that begins with one, as 2026-11; empty when there is none."""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m}"
    found = _MONTH.match(str(value)) if value is not None else None
    return found[0] if found else ""
