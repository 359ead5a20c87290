"""What a mail server answers, and numbers as it takes them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from imap_tools.imap_utf7 import utf7_decode

_UID, _SIZE = re.compile(rb"\bUID (\d+)"), re.compile(rb"\bRFC822\.SIZE (\d+)")
_FLAGS, _RECEIVED = re.compile(rb"\bFLAGS \(([^)]*)\)"), re.compile(rb'\bINTERNALDATE "([^"]+)"')
_LISTED = re.compile(rb'\(([^)]*)\) (?:NIL|"(?:[^"\\]|\\.)*") (.+)', re.DOTALL)
_WORDS = re.compile(r'"((?:[^"\\]|\\.)*)"|\bNIL\b')


@dataclass(frozen=True, slots=True)
class Stored:
    """A message as it stands in a mailbox."""

    uid: int
    raw: bytes
    received: datetime | None
    flags: tuple[str, ...]
    size: int = 0


def stored(meta: bytes, raw: bytes) -> Stored:
    """Return one message of an answer: the line that says what it is, and its bytes."""
    uid, size, flags, received = (p.search(meta) for p in (_UID, _SIZE, _FLAGS, _RECEIVED))
    return Stored(
        int(uid[1]) if uid else 0,
        raw,
        _moment(received[1].decode("ascii", "replace")) if received else None,
        tuple(flags[1].decode("ascii", "replace").split()) if flags else (),
        int(size[1]) if size else len(raw),
    )


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text.strip(), "%d-%b-%Y %H:%M:%S %z")
    except ValueError:
        return None


def openable(item: bytes | tuple[bytes, bytes]) -> str:
    """Return the name in one line of a list of mailboxes, or nothing where it is a mere level of others."""
    head, literal = item if isinstance(item, tuple) else (item, None)
    found = _LISTED.match(head)
    if not found or any(flag in found[1].lower() for flag in (b"\\noselect", b"\\nonexistent")):
        return ""
    name = literal if literal is not None else found[2]
    if literal is None and name.startswith(b'"'):
        name = re.sub(rb'\\(["\\])', rb"\1", name[1:-1])
    return str(utf7_decode(name))


def chunks(uids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """Yield numbers in portions."""
    return (uids[i : i + size] for i in range(0, len(uids), size))


def as_set(uids: Iterable[int]) -> str:
    """Return numbers as a server takes them, `1:3,5`."""
    spans: list[list[int]] = []
    for uid in sorted(set(uids)):
        if spans and spans[-1][1] == uid - 1:
            spans[-1][1] = uid
        else:
            spans.append([uid, uid])
    return ",".join(str(a) if a == b else f"{a}:{b}" for a, b in spans)


def said_in(answer: Sequence[object]) -> dict[str, str]:
    """Return what a server says of itself in its answer to `ID`: the name, the version."""
    text = b" ".join(line for line in answer if isinstance(line, bytes)).decode("ascii", "replace")
    words = [re.sub(r'\\(["\\])', r"\1", found) for found in _WORDS.findall(text)]
    return {name.lower(): value for name, value in zip(words[::2], words[1::2], strict=False)}


def is_of_message(line: bytes) -> bool:
    """Tell whether a line of an answer is about one message."""
    return bool(_UID.search(line))
