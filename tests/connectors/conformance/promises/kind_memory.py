"""Systems in memory."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from houvast.connectors.memory.store import Store, column, make_store
from houvast.connectors.protocol import Address, Connector, ValueType
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    import pytest

    from tests.connectors.conformance.promises.kind import Kind

NAMES = ("memory",)
PASSWORD = "pas-alleen-hier"
ADDRESS = Address("memory:promises", PASSWORD)
CANNOT = {
    "elsewhere": "it lives in this process alone",
    "hang": "there is nothing between us that could stay silent",
}


@dataclass
class InMemory:
    """A table in memory."""

    store: Store
    name: str = "memory"
    email: str = "email"
    text: str = "note"
    changeable: str = "note"
    transactional: bool = True
    bulk: int = 200
    secrets: tuple[str, ...] = (PASSWORD, "promises")
    cannot: Mapping[str, str] = field(default_factory=lambda: CANNOT)
    collection: Collection = field(
        default_factory=lambda: Collection(
            CollectionId("crm", "person"),
            (Field("id", primary_key=True), Field("email", identity="email"), Field("note", free_text=True)),
        )
    )

    def put(self, email: str, text: str) -> RowKey:
        number = len(self.store.rows["person"]) + 1
        self.store.rows["person"].append({"id": number, "email": email, "note": text})
        return RowKey(self.collection.id, (("id", number),))

    def count(self) -> int:
        return len(self.store.rows["person"])

    def holds(self, words: str) -> bool:
        return words in repr(self.store.rows)

    def open(self) -> Connector:
        return open_connector("memory", ADDRESS)

    def elsewhere(self) -> tuple[str, Address] | None:
        return None

    def wrong_password(self) -> Connector | None:
        return open_connector("memory", Address(ADDRESS.url, "fout-wachtwoord"))

    def gone(self) -> Connector:
        return open_connector("memory", Address("memory:nowhere", PASSWORD))

    def hang(self) -> Connector | None:
        return None

    def read_only(self) -> Connector | None:
        facts = self.store.facts["person"]
        columns = tuple(column(c.name, c.type, writable=False) for c in facts.columns)
        self.store.facts["person"] = type(facts)(facts.name, columns, facts.key, may_update=False, may_delete=False)
        return self.open()

    def lock_elsewhere(self, key: RowKey) -> AbstractContextManager[None] | None:
        return self._held()

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Another thread holds the writer's place for a moment: we wait for it, as a database has it."""
        inside, done = threading.Event(), threading.Event()

        def hold() -> None:
            with self.store.writer:
                inside.set()
                done.wait(0.3)

        other = threading.Thread(target=hold)
        other.start()
        inside.wait(5)
        yield
        done.set()
        other.join()

    def overwrite_elsewhere(self, key: RowKey, words: str) -> bool | None:
        got: list[bool] = []
        other = threading.Thread(target=lambda: got.append(self.store.writer.acquire(blocking=False)))
        other.start()
        other.join()
        assert got == [False]
        return False

    def change_schema(self) -> None:
        facts = self.store.facts["person"]
        columns = tuple(c for c in facts.columns if c.name != self.email)
        self.store.facts["person"] = type(facts)(facts.name, columns, facts.key)

    def close(self) -> None:
        make_store("promises")


def make(name: str, request: pytest.FixtureRequest, folder: Path) -> Kind:
    store = make_store("promises")
    store.secret = PASSWORD
    store.add("person", [column("id", ValueType.INTEGER), column("email"), column("note")])
    return InMemory(store)
