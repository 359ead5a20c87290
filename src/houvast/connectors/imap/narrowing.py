"""Ask the server to leave out the messages that cannot match. It decides nothing: Python looks at all the others.

A server searches in its own way: in what is written out, not in entities of HTML or in words that are cut by markup.
So it is asked for less than is wanted: the longest plain piece of a name, and an address with its @ in each guise.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from houvast.connectors.imap.fields import KEY
from houvast.connectors.imap.identity import wanted_by
from houvast.connectors.protocol import Comparison, Match

_HEADER = {"from": "FROM", "to": "TO", "cc": "CC", "bcc": "BCC", "subject": "SUBJECT"}
_OTHER_HEADER = {"reply_to": "Reply-To", "message_id": "Message-ID"}
_ANYWHERE = frozenset({"recipients", "names", "body", "attachments", "attached_text", "headers"})
_GUISES = ("@", "&#64;", "&#x40;", "&commat;", "%40")
_WHOLE_TEXT = (Comparison.EXACT, Comparison.FOLDED, Comparison.CONTAINS)
_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Search:
    """One search; a literal ends it where the words are not plain."""

    criteria: str
    literal: bytes | None = None


def searches_for(any_of: Sequence[Match]) -> list[Search] | None:
    """Return the searches that together name every message that may match; None where all must be looked at."""
    plain: list[str] = []
    found: list[Search] = []
    for match in any_of:
        for value in match.values:
            keys = list(_keys(match, str(value)))
            if not keys:
                return None
            for key, words in keys:
                if words.isascii():
                    plain.append(f"{key} {_quoted(words)}" if words else key)
                else:
                    found.append(Search(key, words.encode()))
    unique = list(dict.fromkeys(plain))
    return [Search(_or(unique[i : i + _AT_ONCE])) for i in range(0, len(unique), _AT_ONCE)] + found


def by_ids(message_ids: Sequence[str]) -> list[Search]:
    """Return the searches for messages with these identifiers."""
    keys = [f"HEADER Message-ID {_quoted(i)}" for i in dict.fromkeys(message_ids)]
    return [Search(_or(keys[i : i + _AT_ONCE])) for i in range(0, len(keys), _AT_ONCE)]


def _keys(match: Match, value: str) -> Iterator[tuple[str, str]]:
    """Yield (key of a search, words) for one value; nothing where no search leaves only what cannot match."""
    name = match.field
    if name == KEY and (wanted := wanted_by(value)) and wanted.message_id:
        yield "HEADER Message-ID", wanted.message_id
    elif name == "thread" and re.fullmatch(r"<[!-~]+>", value):
        for header in ("References", "In-Reply-To", "Message-ID"):
            yield f"HEADER {header}", value
    elif match.comparison not in _WHOLE_TEXT or not value.strip():
        return
    elif name in _HEADER or name in _OTHER_HEADER:
        key = _HEADER.get(name) or f"HEADER {_OTHER_HEADER[name]}"
        yield from ((key, words) for words in _in_header(value))
    elif name == "sender":
        yield from ((key, words) for words in _in_header(value) for key in ("HEADER Sender", "FROM"))
    elif name in _ANYWHERE:
        yield from (("TEXT", words) for words in _in_text(value))


def _in_header(value: str) -> Iterator[str]:
    yield _longest_piece(value) if "@" not in value else value.strip()
    local, at, domain = value.strip().rpartition("@")
    if at and not domain.isascii():
        yield f"{local}@{domain.encode('idna').decode()}"


def _in_text(value: str) -> Iterator[str]:
    local, at, domain = value.strip().rpartition("@")
    if at and " " not in value.strip():
        yield from (f"{local}{guise}{domain}" for guise in _GUISES)
    else:
        yield _longest_piece(value)


def _longest_piece(value: str) -> str:
    """Return the longest stretch of plain letters and digits, or the whole text where that says too little."""
    piece = max(re.findall(r"[A-Za-z0-9]+", value), key=len, default="")
    return piece if len(piece) >= 3 else value.strip()


def _or(keys: Sequence[str]) -> str:
    """Return one search for any of these keys."""
    head, *rest = keys
    return f"OR {head} {_or(rest)}" if rest else head


def _quoted(words: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", " ".join(words.split())) + '"'
