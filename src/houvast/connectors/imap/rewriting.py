"""A message with other values in some fields; every byte that these do not touch stays as it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from email.message import Message
from itertools import zip_longest

from houvast.connectors.imap.fields import BREAK, WRITABLE, Mail, Segment, lines_of, named_people, read
from houvast.connectors.imap.headers import (
    FROM,
    MARK,
    PEOPLE,
    RECIPIENTS,
    REPLY_TO,
    SENDER,
    Person,
    people_of,
    written,
    written_people,
)
from houvast.connectors.imap.mime import Header, Part
from houvast.connectors.imap.words import Splice, with_text
from houvast.engines.datamap.rows import Value

_ADDRESSED = {"reply_to": REPLY_TO, "to": "to", "cc": "cc", "bcc": "bcc"}
_IN_PEOPLE = frozenset({"from", "sender", "recipients", "names", *_ADDRESSED})


class NotWritable(Exception):
    """The message can't take a value; says why in a few words."""


def rewritten(mail: Mail, values: Mapping[str, Value], key: str, *, break_seals: bool) -> bytes:
    """Return the message with these values, marked with the key of the message that it takes the place of.

    :raises NotWritable: a field can't be written, the message is signed, or would not read back as asked.
    """
    if fields := sorted(values.keys() - WRITABLE):
        raise NotWritable(f"{fields[0]} cannot be written")
    people = _people(mail, {k: v for k, v in values.items() if k in _IN_PEOPLE})
    now = _with(mail, _spliced(mail.raw, list(people), break_seals=break_seals))
    for name, step in _STEPS.items():
        if name in values:
            now = _with(now, _spliced(now.raw, list(step(now, values[name])), break_seals=break_seals))
    now = _with(now, _marked(now, key))
    if any(read(now, name) != (value or None) for name, value in values.items()):
        raise NotWritable("a message would not read back as it was written")
    return now.raw


def _with(mail: Mail, raw: bytes) -> Mail:
    return Mail(raw, mail.received, mail.flags, mail.many)


def _spliced(raw: bytes, splices: Sequence[tuple[Part, Splice]], *, break_seals: bool) -> bytes:
    if not break_seals and any(part.is_signed for part, _ in splices):
        raise NotWritable("a message is signed; delete it, or allow it with the option signed=rewrite")
    pieces, at = [], 0
    for _, (start, end, new) in sorted(splices, key=lambda s: s[1][:2]):
        pieces += [raw[at:start], new]
        at = max(at, end)
    return b"".join([*pieces, raw[at:]])


def _people(mail: Mail, values: Mapping[str, Value]) -> Iterator[tuple[Part, Splice]]:
    """Yield what changes in the headers that name people: first the names, then the addresses."""
    before = {name: people_of(mail.root, name) for name in PEOPLE}
    now = {name: list(people) for name, people in before.items()}
    if "names" in values:
        _rename(mail, now, values["names"])
    if "recipients" in values:
        _readdress(now, before, values["recipients"])
    for field, name in _ADDRESSED.items():
        if field in values:
            now[name] = _addressed(now[name], values[field])
    _send(now, values)
    for name in PEOPLE:
        if now[name] != before[name]:
            yield from _header(mail.root, name, written_people(now[name]) if now[name] else None)


def _rename(mail: Mail, now: dict[str, list[Person]], value: Value) -> None:
    places = named_people(mail)
    lines = str(value or "").split("\n")
    if len(lines) != len(places):
        lines = [str(value or ""), *([""] * (len(places) - 1))]
    for (header, person), line in zip(places, lines, strict=True):
        now[header][now[header].index(person)] = Person(line, person.address)


def _readdress(now: dict[str, list[Person]], before: dict[str, list[Person]], value: Value) -> None:
    lines = iter(str(value or "").split("\n"))
    for name in RECIPIENTS:
        pairs = [(person, next(lines, "")) for person in before[name]]
        now[name] = [person if person.line == line else Person(line, "") for person, line in pairs if line]


def _send(now: dict[str, list[Person]], values: Mapping[str, Value]) -> None:
    """Change who sent it: the first in From, and as senders the others there and who stands in Sender."""
    if "sender" in values:
        others = _addressed(now[SENDER] + now[FROM][1:], values["sender"])
        count = max(len(others) - len(now[FROM][1:]), 0)
        now[SENDER], now[FROM] = others[:count], now[FROM][:1] + others[count:]
    if "from" in values:
        now[FROM] = _addressed(now[FROM][:1], values["from"]) + now[FROM][1:]


def _addressed(people: list[Person], value: Value) -> list[Person]:
    wanted = [str(v) for v in (value if isinstance(value, list) else [value]) if v]
    if len(wanted) != len(people):
        known = {p.address or p.name: p for p in people}
        return [known.get(w) or _person(w, "") for w in wanted]
    return [p if w == (p.address or p.name) else _person(w, p.name) for p, w in zip(people, wanted, strict=True)]


def _person(address: str, name: str) -> Person:
    return Person(name, address) if "@" in address else Person(address, "")


def _subject(mail: Mail, value: Value) -> Iterator[tuple[Part, Splice]]:
    return _header(mail.root, "subject", written(str(value)) if value else None)


def _headers(mail: Mail, value: Value) -> Iterator[tuple[Part, Splice]]:
    return _lines(mail.root, lines_of(mail.root, whole=False), value)


def _lines(part: Part, before: list[tuple[Header, str]], value: Value) -> Iterator[tuple[Part, Splice]]:
    lines = str(value or "").split("\n") if value else [""] * len(before)
    if len(lines) != len(before):
        raise NotWritable("headers are changed line by line, or removed")
    for (header, line), new in zip(before, lines, strict=True):
        if new == line:
            continue
        prefix, _, text = new.partition(": ")
        if not new:
            yield part, (header.start, header.end, b"")
        elif prefix.lower() != header.name:
            raise NotWritable("the name of a header cannot be written")
        else:
            yield part, (header.value, header.end, b" " + written(text) + b"\r\n")


def _header(part: Part, name: str, value: bytes | None) -> Iterator[tuple[Part, Splice]]:
    """Yield what gives the first header of that name another value, or makes one; further ones go."""
    headers = [h for h in part.headers if h.name == name]
    for header in headers if value is None else headers[1:]:
        yield part, (header.start, header.end, b"")
    if value is not None and headers:
        yield part, (headers[0].value, headers[0].end, b" " + value + b"\r\n")
    elif value is not None:
        yield part, (part.start, part.start, name.title().encode() + b": " + value + b"\r\n")


def _body(mail: Mail, value: Value) -> Iterator[tuple[Part, Splice]]:
    return _segments(list(mail.texts), value)


def _attached_text(mail: Mail, value: Value) -> Iterator[tuple[Part, Splice]]:
    return _segments(list(mail.attached), value)


def _segments(every: list[Segment], value: Value) -> Iterator[tuple[Part, Splice]]:
    """Yield what gives each text its own piece of the new one; where pieces do not fit, the first text gets all."""
    segments = [s for s in every if s.text.strip()]
    texts = str(value or "").split(BREAK)
    if len(texts) != len(segments):
        segments.sort(key=lambda s: s.is_headers)  # headers can't take what is no header
        texts = [str(value or ""), *([""] * (len(segments) - 1))]
    for segment, text in zip_longest(segments, texts, fillvalue=""):
        if not isinstance(segment, Segment) or segment.text == text:
            continue
        if segment.is_headers:
            yield from _lines(segment.part, lines_of(segment.part, whole=True), text)
        else:
            yield from ((segment.part, splice) for splice in with_text(segment.part, text or ""))


def _attachments(mail: Mail, value: Value) -> Iterator[tuple[Part, Splice]]:
    named = list(mail.named)
    lines = str(value or "").split("\n") if value else [""] * len(named)
    if len(lines) != len(named):
        lines = [str(value), *([""] * (len(named) - 1))]
    for (part, name), new in zip(named, lines, strict=True):
        if name != new:
            yield from _renamed(part, new)


def _renamed(part: Part, new: str) -> Iterator[tuple[Part, Splice]]:
    for header, param in (("content-type", "name"), ("content-disposition", "filename")):
        if header not in part.typed:
            continue
        message = Message()
        message[header] = part.typed[header]
        message.del_param(param, header)
        if new and (header != "content-type" or "content-disposition" not in part.typed):
            message.set_param(param, new, header, charset="" if new.isascii() else "utf-8")
        yield from _header(part, header, str(message[header]).encode("latin-1", "replace"))


def _marked(mail: Mail, key: str) -> bytes:
    """Return the message with its mark; one without any header gets the empty line that ends them."""
    root = mail.root
    splices = list(_header(root, MARK, key.encode("ascii", "replace")))
    raw = _spliced(mail.raw, splices, break_seals=True)
    if root.body > 0 or root.headers:
        return raw
    mark = splices[0][1][2]
    return mark + b"\r\n" + mail.raw


_STEPS: dict[str, Callable[[Mail, Value], Iterator[tuple[Part, Splice]]]] = {
    "subject": _subject,
    "headers": _headers,
    "body": _body,
    "attached_text": _attached_text,
    "attachments": _attachments,
}
