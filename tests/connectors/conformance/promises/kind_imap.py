"""A mailbox on a real Dovecot."""

from __future__ import annotations

import imaplib
import itertools
import socket
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from houvast.connectors.imap.fields import Mail
from houvast.connectors.imap.identity import own_key, row_key
from houvast.connectors.protocol import Address, Connector
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager

    import pytest

    from tests.connectors.conformance.promises.kind import Kind
    from tests.services.dovecot import Dovecot

NAMES = ("imap",)
BOX = "Klanten"
MESSAGES = Collection(
    CollectionId("mail", "message"),
    (Field("id", primary_key=True), Field("from", identity="email"), Field("body", free_text=True)),
    schema=BOX,
)
CANNOT = {"lock_elsewhere": "IMAP knows no locks: what somebody else does meanwhile is seen at the end"}
_numbers = itertools.count(1)


@dataclass
class Mailbox:
    """One mailbox of an account."""

    server: Dovecot
    user: str
    password: str
    client: imaplib.IMAP4
    name: str = "imap"
    collection: Collection = MESSAGES
    email: str = "from"
    text: str = "body"
    changeable: str = "body"
    transactional: bool = False
    bulk: int = 200
    secrets: tuple[str, ...] = ()
    cannot: Mapping[str, str] = field(default_factory=lambda: CANNOT)
    silent: list[socket.socket] = field(default_factory=list)

    def put(self, email: str, text: str) -> RowKey:
        identifier = f"<{next(_numbers)}@mail.example>"
        lines = [f"From: {email}", "To: hulp@mail.example", f"Message-ID: {identifier}", "", text, ""]
        raw = "\r\n".join(lines).encode()
        self.client.append(BOX, "", None, raw)
        return row_key(MESSAGES, own_key(Mail(raw)))

    def count(self) -> int:
        typ, answer = self.client.select(BOX)
        return int(answer[0] or 0) if typ == "OK" else 0

    def holds(self, words: str) -> bool:
        files = (path for path in self.server.folder(self.user).rglob("*") if path.is_file())
        return any(words.encode() in path.read_bytes() for path in files)

    def open(self) -> Connector:
        return open_connector("imap", self._address(self.server.port, self.password))

    def _address(self, port: int, secret: str) -> Address:
        return Address(f"imap://{quote(self.user)}@localhost:{port}/", secret, (("timeout", "1.5"),))

    def elsewhere(self) -> tuple[str, Address] | None:
        return "imap", self._address(self.server.port, self.password)

    def wrong_password(self) -> Connector | None:
        return open_connector("imap", self._address(self.server.port, "fout-wachtwoord"))

    def gone(self) -> Connector:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        return open_connector("imap", self._address(port, self.password))

    def hang(self) -> Connector | None:
        self.silent.append(socket.create_server(("127.0.0.1", 0)))
        return open_connector("imap", self._address(self.silent[-1].getsockname()[1], self.password))

    def read_only(self) -> Connector | None:
        self.server.allow(self.user, BOX, "lr")
        return self.open()

    def lock_elsewhere(self, key: RowKey) -> AbstractContextManager[None] | None:
        return None

    def overwrite_elsewhere(self, key: RowKey, words: str) -> bool | None:
        """A message never changes: another program puts a new one in its place."""
        self.client.select(BOX)
        self.client.store("1:*", "+FLAGS", "(\\Deleted)")
        self.client.expunge()
        self.put("jan.voorbeeld@example.org", words)
        return True

    def change_schema(self) -> None:
        self.client.select("INBOX")
        self.client.delete(BOX)

    def close(self) -> None:
        self.client.logout()
        for one in self.silent:
            one.close()


def make(name: str, request: pytest.FixtureRequest, folder: Path) -> Kind:
    server: Dovecot = request.getfixturevalue("dovecot")
    user, password = server.account()
    client = server.client(user, password)
    client.create(BOX)
    return Mailbox(server, user, password, client, secrets=(user, password, "localhost"))
