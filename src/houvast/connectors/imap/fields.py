"""The fields of a message as the map names them: how each is read from the message's bytes, and its type."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property

from houvast.connectors.imap.headers import (
    FROM,
    MARK,
    PEOPLE,
    RECIPIENTS,
    REPLY_TO,
    SENDER,
    Person,
    ids_in,
    people_of,
    text_of,
)
from houvast.connectors.imap.mime import Header, Part, message_of
from houvast.connectors.imap.words import text_in
from houvast.connectors.protocol import Column, ValueType
from houvast.engines.datamap.rows import Value

BREAK = "\n\f\n"
"""Stands between the texts of two parts."""

_STRUCTURE = frozenset({"date", "message-id", "in-reply-to", "references", "mime-version", MARK})
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


@dataclass(frozen=True)
class Mail:
    """One message: its bytes, and what the mailbox knows beside them; `many` recipients are no addressees any more."""

    raw: bytes
    received: datetime | None = None
    flags: tuple[str, ...] = ()
    many: int = 10

    @cached_property
    def root(self) -> Part:
        """Return the whole message as a part."""
        return message_of(self.raw)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Return the message and every part inside."""
        return tuple(self.root.walk())

    @property
    def texts(self) -> Iterator["Segment"]:
        """Yield what people read as the message: texts, and the headers of messages passed on inside it."""
        for part in self.parts:
            if part.is_root and part.depth:
                yield Segment(part, is_headers=True)
            if _is_text(part) and not _is_attached(part):
                yield Segment(part)

    @property
    def attached(self) -> Iterator["Segment"]:
        """Yield the attachments that are text."""
        return (Segment(p) for p in self.parts if _is_text(p) and _is_attached(p))

    @property
    def named(self) -> Iterator[tuple[Part, str]]:
        """Yield the parts that have a file name."""
        return ((p, name) for p in self.parts if (name := file_name(p)))

    @property
    def has_many(self) -> bool:
        """Tell whether it went to so many that it is no letter to any of them."""
        return sum(len(people_of(self.root, name)) for name in RECIPIENTS) > self.many

    @property
    def message_id(self) -> str:
        """Return the message's own identifier, or nothing."""
        return next(iter(ids_in(self.root.value("message-id"))), "")

    def people(self, *names: str) -> list[Person]:
        """Return the people in headers of these names."""
        return [person for name in names for person in people_of(self.root, name)]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in a message: the body of a part, or its headers."""

    part: Part
    is_headers: bool = False

    @property
    def text(self) -> str:
        """Return the text as people see it."""
        if self.is_headers:
            return "\n".join(line for _, line in lines_of(self.part, whole=True))
        return text_in(self.part)


def lines_of(part: Part, *, whole: bool) -> list[tuple[Header, str]]:
    """Return the headers that are text, each as a line; of a message that was passed on all of them."""
    left_out = _STRUCTURE if whole else {*_STRUCTURE, *PEOPLE, "subject"}
    shown = (h for h in part.headers if h.name not in left_out and not h.name.startswith("content-"))
    return [(h, f"{h.name.title()}: {text_of(part.raw[h.value : h.end])}") for h in shown]


def file_name(part: Part) -> str:
    """Return a part's file name, or nothing."""
    name = part.typed.get_filename()
    return " ".join(text_of(name.encode("utf-8", "surrogateescape")).split()) if name else ""


def named_people(mail: Mail) -> list[tuple[str, Person]]:
    """Return who is named in which header, without recipients where these are many."""
    names = (FROM, REPLY_TO, SENDER) if mail.has_many else PEOPLE
    return [(name, person) for name in names for person in people_of(mail.root, name) if person.name and person.address]


def read(mail: Mail, name: str) -> Value:
    """Return the value of a field of a message."""
    return _FIELDS[name].read(mail)


def _is_text(part: Part) -> bool:
    return part.kind.startswith("text/") and not part.parts


def _is_attached(part: Part) -> bool:
    return part.typed.get_content_disposition() == "attachment" or part.kind not in ("text/plain", "text/html")


def _addresses(*names: str) -> Callable[[Mail], Value]:
    def read_list(mail: Mail) -> Value:
        if mail.has_many and set(names) & set(RECIPIENTS):
            return None
        found: list[Value] = [p.address or p.name for p in mail.people(*names)]
        return found or None

    return read_list


def _from(mail: Mail) -> Value:
    first = next(iter(mail.people(FROM)), None)
    return (first.address or first.name) if first else None


def _sender(mail: Mail) -> Value:
    found: list[Value] = [p.address or p.name for p in (*mail.people(SENDER), *mail.people(FROM)[1:])]
    return found or None


def _recipients(mail: Mail) -> Value:
    return "\n".join(p.line for p in mail.people(*RECIPIENTS)) if mail.has_many else None


def _names(mail: Mail) -> Value:
    return "\n".join(person.name for _, person in named_people(mail)) or None


def _subject(mail: Mail) -> Value:
    return text_of(mail.root.value("subject")) or None


def _headers(mail: Mail) -> Value:
    return "\n".join(line for _, line in lines_of(mail.root, whole=False)) or None


def _body(mail: Mail) -> Value:
    return _joined(mail.texts)


def _attached_text(mail: Mail) -> Value:
    return _joined(mail.attached)


def _joined(segments: Iterator[Segment]) -> str | None:
    return BREAK.join(text for s in segments if (text := s.text).strip()) or None


def _attachments(mail: Mail) -> Value:
    return "\n".join(name for _, name in mail.named) or None


def _thread(mail: Mail) -> Value:
    above = ids_in(mail.root.value("references")) or ids_in(mail.root.value("in-reply-to"))
    return above[0] if above else mail.message_id or None


def _date(mail: Mail) -> Value:
    try:
        found = parsedate_to_datetime(text_of(mail.root.value("date")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (OverflowError, ValueError):
        return None


def _sealed(mail: Mail) -> Value:
    kinds = [p.kind for p in mail.parts]
    said = ("encrypted" if any(k in _ENCRYPTED for k in kinds) else "", "signed" if "multipart/signed" in kinds else "")
    return " ".join(word for word in said if word) or None


@dataclass(frozen=True, slots=True)
class _Kind:
    type: ValueType
    read: Callable[[Mail], Value]
    writable: bool = False
    length: int | None = None


_TEXT, _LIST, _MOMENT = ValueType.TEXT, ValueType.ARRAY, ValueType.MOMENT
_FIELDS: dict[str, _Kind] = {
    "message_id": _Kind(_TEXT, lambda mail: mail.message_id or None, length=242),
    "thread": _Kind(_TEXT, _thread),
    "date": _Kind(_MOMENT, _date),
    "received": _Kind(_MOMENT, lambda mail: mail.received),
    "from": _Kind(_TEXT, _from, writable=True),
    "reply_to": _Kind(_LIST, _addresses(REPLY_TO), writable=True),
    "sender": _Kind(_LIST, _sender, writable=True),
    "to": _Kind(_LIST, _addresses("to"), writable=True),
    "cc": _Kind(_LIST, _addresses("cc"), writable=True),
    "bcc": _Kind(_LIST, _addresses("bcc"), writable=True),
    "recipients": _Kind(_TEXT, _recipients, writable=True),
    "names": _Kind(_TEXT, _names, writable=True),
    "subject": _Kind(_TEXT, _subject, writable=True),
    "body": _Kind(_TEXT, _body, writable=True),
    "attachments": _Kind(_TEXT, _attachments, writable=True),
    "attached_text": _Kind(_TEXT, _attached_text, writable=True),
    "headers": _Kind(_TEXT, _headers, writable=True),
    "sealed": _Kind(_TEXT, _sealed, length=20),
    "size": _Kind(ValueType.INTEGER, lambda mail: len(mail.raw)),
}
KEY, MAILBOX = "id", "mailbox"
WRITABLE = frozenset(name for name, kind in _FIELDS.items() if kind.writable)


def columns() -> tuple[Column, ...]:
    """Return the fields as a system describes its columns."""
    return (
        Column(KEY, ValueType.TEXT, nullable=False, unique=True, writable=False),
        Column(MAILBOX, ValueType.ARRAY, nullable=False, writable=False),
        *(Column(name, kind.type, writable=kind.writable, length=kind.length) for name, kind in _FIELDS.items()),
    )


NAMES = frozenset(c.name for c in columns())
