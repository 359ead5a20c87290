"""Where the parts of a message stand in its bytes, so that one can be rewritten and all others stay as they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from functools import cached_property

_DEEPEST = 12
_NAME = re.compile(rb"[!-9;-~]+(?=[ \t]*:)")
_IDENTITY = ("", "7bit", "8bit", "binary")


@dataclass(frozen=True, slots=True)
class Header:
    """One header: its name in lower case, and where it and its value stand; `end` is behind the line's end."""

    name: str
    start: int
    value: int
    end: int


@dataclass(frozen=True)
class Part:
    """A message, or a part of one: where its headers, its body and its end are."""

    raw: bytes
    start: int
    body: int
    end: int
    headers: tuple[Header, ...]
    is_signed: bool
    depth: int
    is_root: bool

    def value(self, name: str) -> bytes:
        """Return the bytes of the first header of that name, or nothing."""
        return next((self.raw[h.value : h.end] for h in self.headers if h.name == name), b"")

    @cached_property
    def typed(self) -> Message:
        """Return the headers that say what the part is, for their parameters."""
        message = Message()
        for name in ("content-type", "content-disposition"):
            text = b" ".join(self.value(name).split()).decode("latin-1")
            if text:
                message[name] = text
        return message

    @cached_property
    def kind(self) -> str:
        """Return the type, such as text/plain."""
        return self.typed.get_content_type()

    @cached_property
    def encoding(self) -> str:
        """Return how the body is written: base64, quoted-printable, or as it is (empty)."""
        text = self.value("content-transfer-encoding").decode("latin-1").strip().lower()
        return "" if text in _IDENTITY else text

    @cached_property
    def parts(self) -> tuple["Part", ...]:
        """Return the parts inside: of a multipart, or the message that is passed on; none where they can't be told."""
        if self.depth >= _DEEPEST:
            return ()
        if self.kind == "message/rfc822" and not self.encoding:
            return (self._inside(self.body, self.end, is_root=True),)
        if self.kind.startswith("multipart/"):
            return tuple(self._inside(*place) for place in self._places())
        return ()

    def walk(self) -> Iterator["Part"]:
        """Yield the part and all parts inside, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def _inside(self, start: int, end: int, *, is_root: bool = False) -> "Part":
        signed = self.is_signed or self.kind == "multipart/signed"
        return _part(self.raw, start, end, is_signed=signed, depth=self.depth + 1, is_root=is_root)

    def _places(self) -> Iterator[tuple[int, int]]:
        boundary = self.typed.get_boundary()
        if not boundary:
            return
        line = re.compile(rb"(?m)^--" + re.escape(boundary.encode("latin-1", "replace")) + rb"(--)?[ \t]*\r?$")
        start = None
        for found in line.finditer(self.raw, self.body, self.end):
            if start is not None:
                yield start, max(start, _before_line_end(self.raw, found.start()))
            start = None if found.group(1) else min(found.end() + 1, self.end)
            if start is None:
                return
        if start is not None:
            yield start, self.end


def message_of(raw: bytes) -> Part:
    """Return a whole message."""
    return _part(raw, 0, len(raw), is_signed=False, depth=0, is_root=True)


def _part(raw: bytes, start: int, end: int, *, is_signed: bool, depth: int, is_root: bool) -> Part:
    headers, body = _headers(raw, start, end)
    return Part(raw, start, body, end, tuple(headers), is_signed, depth, is_root)


def _headers(raw: bytes, start: int, end: int) -> tuple[list[Header], int]:
    """Return the headers and where the body starts; a line that can't be a header starts the body."""
    headers: list[Header] = []
    at = start
    while at < end:
        next_line = raw.find(b"\n", at, end) + 1 or end
        if raw[at:next_line].strip(b"\r\n") == b"":
            return headers, next_line
        if raw[at : at + 1] in (b" ", b"\t") and headers:
            headers[-1] = Header(headers[-1].name, headers[-1].start, headers[-1].value, next_line)
        elif name := _NAME.match(raw, at, next_line):
            colon = raw.index(b":", name.end())
            headers.append(Header(name.group().decode("ascii").lower(), at, colon + 1, next_line))
        elif not raw[at:next_line].startswith((b"From ", b">From ")):  # what mailbox files put before a message
            return headers, at
        at = next_line
    return headers, end


def _before_line_end(raw: bytes, at: int) -> int:
    if raw[at - 1 : at] == b"\n":
        at -= 1
    return at - 1 if raw[at - 1 : at] == b"\r" else at
