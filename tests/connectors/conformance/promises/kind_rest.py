"""A help desk behind an interface of JSON over HTTP."""

from __future__ import annotations

import socket
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from houvast.connectors.protocol import Address, Connector
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey
from tests.services.help_desk import Tickets

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager

    import pytest

    from tests.connectors.conformance.promises.kind import Kind

NAMES = ("rest",)
PACK = Path(__file__).parents[3] / "services" / "help_desk.yaml"
CANNOT = {"lock_elsewhere": "a help desk over HTTP knows no locks"}


@dataclass
class HelpDesk:
    """Tickets of a help desk, with a trash."""

    desk: Tickets
    silent: socket.socket
    name: str = "rest"
    email: str = "email"
    text: str = "text"
    changeable: str = "text"
    transactional: bool = False
    bulk: int = 200
    secrets: tuple[str, ...] = (Tickets.secret, Tickets.reader, "127.0.0.1")
    cannot: Mapping[str, str] = field(default_factory=lambda: CANNOT)
    collection: Collection = field(
        default_factory=lambda: Collection(
            CollectionId("desk", "tickets"),
            (Field("id", primary_key=True), Field("email", identity="email"), Field("text", free_text=True)),
        )
    )

    def put(self, email: str, text: str) -> RowKey:
        return RowKey(self.collection.id, (("id", self.desk.put(email, text)),))

    def count(self) -> int:
        return len(self.desk.tickets)

    def holds(self, words: str) -> bool:
        return words in repr((self.desk.tickets, self.desk.trash))

    def open(self) -> Connector:
        return open_connector("rest", self._address())

    def elsewhere(self) -> tuple[str, Address] | None:
        return "rest", self._address()

    def wrong_password(self) -> Connector | None:
        return open_connector("rest", self._address(secret="fout-wachtwoord"))

    def gone(self) -> Connector:
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            url = f"http://127.0.0.1:{free.getsockname()[1]}"
        return open_connector("rest", self._address(url=url))

    def hang(self) -> Connector | None:
        url = f"http://127.0.0.1:{self.silent.getsockname()[1]}"
        return open_connector("rest", self._address(("timeout", "1"), url=url))

    def read_only(self) -> Connector | None:
        return open_connector("rest", self._address(secret=self.desk.reader))

    def lock_elsewhere(self, key: RowKey) -> AbstractContextManager[None] | None:
        return None

    def overwrite_elsewhere(self, key: RowKey, words: str) -> bool | None:
        self.desk.tickets[int(str(key.values[0][1]))]["text"] = words
        return True

    def change_schema(self) -> None:
        for ticket in self.desk.tickets.values():
            ticket.pop("email")

    def _address(self, *more: tuple[str, str], url: str = "", secret: str = "") -> Address:
        options = (("pack", str(PACK)), ("private", "yes"), *more)
        return Address(url or self.desk.url, secret or self.desk.secret, options)

    def close(self) -> None:
        self.desk.stop()
        self.silent.close()


def make(name: str, request: pytest.FixtureRequest, folder: Path) -> Kind:
    return HelpDesk(Tickets(), socket.create_server(("127.0.0.1", 0)))
