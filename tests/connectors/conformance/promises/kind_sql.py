"""Databases: a file of SQLite, and real servers."""

from __future__ import annotations

import socket
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from houvast.connectors.protocol import Address, Connector
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

    import pytest

    from tests.connectors.conformance.promises.kind import Kind
    from tests.services.mariadb import MariaDB
    from tests.services.postgres import Postgres

NAMES = ("sqlite", "postgresql", "mariadb")
CLERK_S = "alleen-voor-de-klerk"
WAITS = (("connect_seconds", "1"), ("lock_seconds", "1"), ("statement_seconds", "5"))
CANNOT = {
    "sqlite": {
        "wrong_password": "a file knows no login",
        "hang": "there is nothing between us and a file that could stay silent",
    }
}
PERSON = Collection(
    CollectionId("crm", "person"),
    (Field("id", primary_key=True), Field("email", identity="email"), Field("note", free_text=True)),
)


@dataclass
class Database:
    """A table `person` in a database of any brand."""

    name: str
    url: str
    engine: sa.Engine
    email: str = "email"
    text: str = "note"
    changeable: str = "note"
    transactional: bool = True
    bulk: int = 200
    secrets: tuple[str, ...] = ()
    cannot: Mapping[str, str] = field(default_factory=dict)
    collection: Collection = PERSON
    silent: list[socket.socket] = field(default_factory=list)

    def run(self, *statements: str) -> None:
        with self.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def put(self, email: str, text: str) -> RowKey:
        with self.engine.begin() as connection:
            number = connection.scalar(sa.text("SELECT coalesce(max(id), 0) + 1 FROM person"))
            insert = sa.text("INSERT INTO person VALUES (:id, :email, :note)")
            connection.execute(insert, {"id": number, "email": email, "note": text})
        return RowKey(PERSON.id, (("id", number),))

    def count(self) -> int:
        with self.engine.connect() as connection:
            return int(connection.scalar(sa.text("SELECT count(*) FROM person")) or 0)

    def holds(self, words: str) -> bool:
        if self.name == "sqlite":
            path = Path(sa.make_url(self.url).database or "")
            return any(words.encode() in one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
        with self.engine.connect() as connection:
            return words in repr(connection.execute(sa.text("SELECT * FROM person")).all())

    def open(self) -> Connector:
        return open_connector("sql", self._address(self.url))

    def _address(self, url: str, secret: str = "") -> Address:
        return Address(url, secret, WAITS)

    def elsewhere(self) -> tuple[str, Address] | None:
        return "sql", self._address(self.url)

    def wrong_password(self) -> Connector | None:
        if self.name == "sqlite":
            return None
        return open_connector("sql", self._address(_as(self.url), "fout-wachtwoord"))

    def gone(self) -> Connector:
        if self.name == "sqlite":
            return open_connector("sql", self._address(self.url.replace("crm.db", "nergens/crm.db")))
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        return open_connector("sql", self._address(self._at(port)))

    def hang(self) -> Connector | None:
        if self.name == "sqlite":
            return None
        self.silent.append(socket.create_server(("127.0.0.1", 0)))
        return open_connector("sql", self._address(self._at(self.silent[-1].getsockname()[1])))

    def _at(self, port: int) -> str:
        url = sa.make_url(self.url).set(host="127.0.0.1", port=port, query={})
        return url.render_as_string(hide_password=False)

    def read_only(self) -> Connector | None:
        if self.name == "sqlite":
            return open_connector("sql", self._address(f"{self.url}?mode=ro"))
        postgres = self.name == "postgresql"
        who, root = ("clerk2", self.url) if postgres else ("clerk2@localhost", _as(self.url, "root"))
        identified = f"PASSWORD '{CLERK_S}'" if postgres else f"IDENTIFIED BY '{CLERK_S}'"
        drop = ["DROP OWNED BY clerk2", "DROP USER clerk2"] if postgres and self._knows_clerk() else []
        drop = drop if postgres else [f"DROP USER IF EXISTS {who}"]
        engine = sa.create_engine(root)
        with engine.begin() as connection:
            for statement in (*drop, f"CREATE USER {who} {identified}", f"GRANT SELECT ON person TO {who}"):
                connection.exec_driver_sql(statement)
        engine.dispose()
        return open_connector("sql", self._address(_as(self.url, "clerk2"), CLERK_S))

    def _knows_clerk(self) -> bool:
        with self.engine.connect() as connection:
            return bool(connection.scalar(sa.text("SELECT 1 FROM pg_roles WHERE rolname = 'clerk2'")))

    def lock_elsewhere(self, key: RowKey) -> AbstractContextManager[None] | None:
        return self._held(key)

    @contextmanager
    def _held(self, key: RowKey) -> Iterator[None]:
        if self.name == "sqlite":
            with closing(sqlite3.connect(sa.make_url(self.url).database or "", isolation_level=None)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                yield
                connection.execute("ROLLBACK")
            return
        with self.engine.begin() as other:
            other.execute(sa.text("SELECT id FROM person WHERE id = :id FOR UPDATE"), dict(key.values)).all()
            yield

    def overwrite_elsewhere(self, key: RowKey, words: str) -> bool | None:
        patience = {"postgresql": "SET LOCAL lock_timeout = 500", "mariadb": "SET innodb_lock_wait_timeout = 1"}
        try:
            with self.engine.begin() as other:
                if self.name in patience:
                    other.exec_driver_sql(patience[self.name])
                update = sa.text("UPDATE person SET note = :words WHERE id = :id")
                other.execute(update, {"words": words, **dict(key.values)})
        except OperationalError:
            return False
        return True

    def change_schema(self) -> None:
        self.run("ALTER TABLE person DROP COLUMN email")

    def close(self) -> None:
        for one in self.silent:
            one.close()
        self.engine.dispose()


def _as(url: str, who: str | None = None) -> str:
    """Return the URL for another login, without a password."""
    old = sa.make_url(url)
    return old._replace(username=who or old.username, password=None).render_as_string()


@cache
def _url(name: str, server: Postgres | MariaDB) -> str:
    return server.database("promises")


def make(name: str, request: pytest.FixtureRequest, folder: Path) -> Kind:
    if name == "sqlite":
        url, arguments = f"sqlite:///{folder / 'crm.db'}", {"timeout": 0.5}
    else:
        url, arguments = _url(name, request.getfixturevalue("postgres" if name == "postgresql" else name)), {}
    parts = sa.make_url(url)
    secrets = (url, CLERK_S) if parts.password is None else (url, str(parts.password), str(folder), CLERK_S)
    engine = sa.create_engine(url, connect_args=arguments)
    made = Database(name, url, engine, secrets=secrets, cannot=CANNOT.get(name, {}))
    made.run(
        "DROP TABLE IF EXISTS person",
        "CREATE TABLE person (id integer PRIMARY KEY, email varchar(200), note text)",
    )
    return made
