"""Letters for tests, and an account to put them in."""

import imaplib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from houvast.connectors.imap.fields import Mail
from houvast.connectors.imap.identity import own_key, row_key
from houvast.connectors.protocol import Address, Connector
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.model import Collection, CollectionId
from houvast.engines.datamap.rows import RowKey
from tests.services.dovecot import Dovecot

JAN, PIET, DESK = "jan.voorbeeld@example.org", "piet@example.net", "hulp@mail.example"
MAP_TEXT = (files("houvast.connectors.imap") / "map.yaml").read_text(encoding="utf-8")
MESSAGE = read_map(MAP_TEXT).collection(CollectionId("mail", "message"))


def letter(body: str | bytes = "Hallo", headers: Mapping[str, str] | None = None, **more: str) -> bytes:
    """Return a message; headers named like `message_id`, or given as they are."""
    named = {name.replace("_", "-").rstrip("-").title(): value for name, value in more.items()} | dict(headers or {})
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items()).encode()
    text = body.encode() if isinstance(body, str) else body
    return head + b"\r\n" + re.sub(rb"\r?\n", b"\r\n", text) + b"\r\n"


def in_parts(*parts: bytes, kind: str = "mixed", **more: str) -> bytes:
    """Return a message of several parts."""
    body = b"".join(b"--grens\r\n" + part for part in parts) + b"--grens--"
    return letter(body, mime_version="1.0", content_type=f'multipart/{kind}; boundary="grens"', **more)


def part(text: str | bytes, kind: str = "text/plain; charset=utf-8", **more: str) -> bytes:
    """Return one part."""
    return letter(text, content_type=kind, **more)


def key_of(raw: bytes, collection: Collection = MESSAGE) -> RowKey:
    """Return the key of a message that has a Message-ID."""
    return row_key(collection, own_key(Mail(raw)))


@dataclass
class Box:
    """An account on the server, with a client of its own beside the connector's."""

    server: Dovecot
    user: str
    password: str
    client: imaplib.IMAP4
    options: dict[str, str] = field(default_factory=dict)

    @classmethod
    def fresh(cls, server: Dovecot) -> "Box":
        user, password = server.account()
        return cls(server, user, password, server.client(user, password))

    def put(self, raw: bytes, mailbox: str = "INBOX", flags: str = "") -> RowKey:
        typ, answer = self.client.append(mailbox, flags, "", raw)
        assert typ == "OK", answer
        return key_of(raw)

    def make(self, mailbox: str) -> None:
        assert self.client.create(mailbox)[0] == "OK"

    def all(self, mailbox: str = "INBOX") -> list[bytes]:
        """Return the messages of a mailbox as they stand there."""
        return [item[1] for item in self._fetched(mailbox, "(BODY.PEEK[])") if isinstance(item, tuple)]

    def marks(self, mailbox: str = "INBOX") -> list[str]:
        """Return what the server keeps beside each message: flags and moment of arrival."""
        lines = (item.decode() for item in self._fetched(mailbox, "(FLAGS INTERNALDATE)"))
        return [" ".join(line.partition(" ")[2].replace("\\Recent", "").split()) for line in lines]

    def _fetched(self, mailbox: str, what: str) -> list[Any]:
        count = self.client.select(mailbox)[1][0]
        return self.client.fetch("1:*", what)[1] if count != b"0" else []

    @property
    def url(self) -> str:
        return f"imap://{quote(self.user)}@localhost:{self.server.port}/"

    @property
    def address(self) -> Address:
        return Address(self.url, self.password, tuple({"timeout": "20", **self.options}.items()))

    def open(self, **options: str) -> Connector:
        self.options |= options
        return open_connector("imap", self.address)
