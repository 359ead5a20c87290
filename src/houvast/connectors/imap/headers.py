"""What stands in headers: words in any charset, and the addresses of people."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import Header as EncodedHeader

from houvast.connectors.imap.mime import Part

FROM, REPLY_TO, SENDER, RECIPIENTS = "from", "reply-to", "sender", ("to", "cc", "bcc")
PEOPLE = (FROM, REPLY_TO, SENDER, *RECIPIENTS)
MARK = "x-houvast-id"
_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(=\?[^?\s]{1,40}\?[bBqQ]\?[^?]*\?=)\s+(?==\?[^?\s]{1,40}\?[bBqQ]\?)")
_ANGLE = re.compile(r"<([^<>]*)>")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_COMMENT = re.compile(r"\(([^()]*)\)")
_PLAIN_NAME = re.compile(r"[\w !#$%&'*+/=?^`{|}~-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Person:
    """A name and an address of a header; without an address there is no @ in it."""

    name: str
    address: str

    @property
    def line(self) -> str:
        """Return both on one line."""
        return f"{self.name} <{self.address}>" if self.name and self.address else self.name or self.address


def text_of(value: bytes) -> str:
    """Return a header's value as one line of text."""
    return _decoded(_plain(value))


def people_of(part: Part, name: str) -> list[Person]:
    """Return the people in all headers of that name."""
    every = (_plain(part.raw[h.value : h.end]) for h in part.headers if h.name == name)
    return [person for value in every for person in _people(value)]


def written_people(people: list[Person]) -> bytes:
    """Return the value of a header that holds these people."""
    return b",\r\n ".join(_written_person(p) for p in people)


def written(text: str) -> bytes:
    """Return the value of a header that holds this text."""
    if text.isascii() and "=?" not in text:
        return text.encode()
    return EncodedHeader(text, "utf-8", maxlinelen=70).encode(linesep="\r\n").encode()


def ids_in(value: bytes) -> list[str]:
    """Return the message identifiers in a header."""
    return re.findall(r"<[^<>\s]{1,240}>", _plain(value))


def _plain(value: bytes) -> str:
    try:
        text = value.decode()
    except UnicodeDecodeError:
        text = value.decode("cp1252", "replace")
    return " ".join(re.sub(r"[\r\n]+[ \t]*", " ", text).replace("\0", "").split("\t")).strip()


def _decoded(text: str) -> str:
    """Return the text with its encoded words read; a letter may be cut in two between one and the next."""
    joined = _BETWEEN.sub(r"\1", text)
    found, at = "", 0
    held, charset = b"", ""
    for word in _WORD.finditer(joined):
        named = word[1].partition("*")[0].lower()
        if held and (joined[at : word.start()] or named != charset):
            found, held = found + decoded_as(held, charset), b""
        found += joined[at : word.start()]
        held, charset, at = held + _bytes_of(word[2].lower(), word[3]), named, word.end()
    return found + decoded_as(held, charset) + joined[at:]


def _bytes_of(how: str, text: str) -> bytes:
    data = text.encode("ascii", "replace")
    if how == "q":
        return quopri.decodestring(data, header=True)
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except binascii.Error:
        return data


def decoded_as(data: bytes, charset: str) -> str:
    """Return bytes as text by their charset, or by the likeliest one where that is wrong or unknown."""
    likely = {"us-ascii": "utf-8", "ascii": "utf-8", "": "utf-8", "iso-8859-1": "cp1252", "latin1": "cp1252"}
    for name in (likely.get(charset.lower(), charset), "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _people(value: str) -> Iterator[Person]:
    for entry in _entries(value):
        person = _person(entry)
        if person.name or person.address:
            yield person


def _entries(value: str) -> Iterator[str]:
    """Yield what stands between commas that are not quoted, in brackets or in a comment; groups fall apart."""
    start, depth, quoted, at = 0, 0, False, 0
    while at < len(value):
        char = value[at]
        if char == "\\":
            at += 1
        elif char == '"':
            quoted = not quoted
        elif not quoted and char in "<(":
            depth += 1
        elif not quoted and char in ">)":
            depth = max(depth - 1, 0)
        elif not quoted and ((char in ";:" and depth == 0) or (char == "," and depth == 0)):
            if char != ":":
                yield value[start:at]
            start = at + 1
        at += 1
    yield value[start:]


def _person(entry: str) -> Person:
    outside = _QUOTED.sub(lambda m: '"' * len(m[0]), entry)
    angles = list(_ANGLE.finditer(outside))
    if angles:
        last = angles[-1]
        return _checked(
            _decoded(_unquoted(f"{entry[: last.start()]} {entry[last.end() :]}")), entry[slice(*last.span(1))]
        )
    bare = _COMMENT.sub(" ", entry).strip()
    if "@" in bare and not bare.startswith('"') and " " not in bare:
        return _checked(_decoded(" ".join(_COMMENT.findall(entry)).strip()), bare)
    return _checked(_decoded(_unquoted(entry)), "")


def _checked(name: str, address: str) -> Person:
    local, at, domain = address.strip().rpartition("@")
    if not at:
        return Person(" ".join((name or address).split()), "")
    return Person(" ".join(name.split()), f"{_unquoted(local)}@{_readable(domain)}")


def _unquoted(text: str) -> str:
    return " ".join(_QUOTED.sub(lambda m: re.sub(r"\\(.)", r"\1", m[1]), text).split())


def _readable(domain: str) -> str:
    """Return a domain in its own letters, as people write it."""
    if "xn--" not in domain.lower():
        return domain
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain


def _written_person(person: Person) -> bytes:
    address = person.address
    if not address.isascii():
        local, _, domain = address.rpartition("@")
        address = f"{local}@{domain.encode('idna').decode()}"
    name = _written_name(person.name)
    if not address:
        return name
    return name + b" <" + address.encode("utf-8") + b">" if name else address.encode("utf-8")


def _written_name(name: str) -> bytes:
    if not name.isascii() or "=?" in name:
        return written(name)
    if name and _PLAIN_NAME.fullmatch(name):
        return name.encode()
    return b'"' + re.sub(r'(["\\])', r"\\\1", name).encode() + b'"' if name else b""
