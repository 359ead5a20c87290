"""Read headers, however broken or long they are.

Python's own reading of addresses takes a time that grows with the square of their length, so it gets a piece only.
"""

import re
from email.errors import MessageError
from email.message import Message
from email.policy import default
from typing import Any

LONGEST = 4_000
"""Characters that are read of one header."""
_MOST = 200
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_IDS = re.compile(r"<([^<>\s]{1,300})>")


def header(message: Message, name: str) -> str:
    """Return a header in words on one line, or nothing."""
    return next(iter(headers(message, name)), "")


def headers(message: Message, name: str) -> list[str]:
    """Return every header of a name, in words, the topmost first."""
    return [one_line(str(_parsed(name, value))) for value in _raw(message, name)]


def addresses(message: Message, name: str) -> list[tuple[str, str]]:
    """Return the name and the address of each mailbox that a header names."""
    named = [one for value in _raw(message, name) for one in getattr(_parsed(name, value), "addresses", ())]
    return [(one_line(one.display_name), one_line(one.addr_spec).replace(" ", "")) for one in named[:_MOST]]


def message_ids(message: Message, *names: str) -> tuple[str, ...]:
    """Return the identifiers of messages in headers, without their brackets."""
    raw = " ".join(value for name in names for value in _raw(message, name))
    return tuple(dict.fromkeys(_IDS.findall(raw)))[:_MOST]


def one_line(text: str) -> str:
    """Return a text without what can't be seen, on one line."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def _raw(message: Message, name: str) -> list[str]:
    """Return headers as they were written; bytes that are no ASCII are read as UTF-8."""
    found = [value for key, value in message.raw_items() if key.lower() == name.lower()]
    return [_decoded(str(value))[:LONGEST] for value in found[:_MOST]]


def _decoded(value: str) -> str:
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _parsed(name: str, value: str) -> Any:
    unfolded = re.sub(r"[\r\n]+[ \t]*", " ", value)
    try:
        return default.header_factory(name, unfolded)
    except (MessageError, ValueError, IndexError, AttributeError, LookupError, TypeError, RecursionError):
        return unfolded  # Python's own parser stumbles over some headers
