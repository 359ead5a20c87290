"""The same little system in every kind that a connector can reach: people, orders, and cards that no map knows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.dialects.mysql import LONGTEXT

from houvast.connectors.memory.store import Store, column, make_store
from houvast.connectors.protocol import Address, Connector, ForeignKey, Match, Session, ValueType, Within
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey, Value
from tests.connectors.files.grounds import Ground

Values = Mapping[str, object]

PERSON = Collection(
    CollectionId("crm", "person"),
    (
        Field("id", primary_key=True),
        Field("number"),
        Field("name"),
        Field("email"),
        Field("phone"),
        Field("iban"),
        Field("born", data_type="date"),
        Field("seen", data_type="datetime"),
        Field("active"),
        Field("code"),
        Field("note", free_text=True),
        Field("doc"),
        Field("doc.home.city"),
        Field("doc.phones.number"),
        Field("client"),
    ),
)
ORDERS = Collection(
    CollectionId("crm", "orders"),
    (Field("house", primary_key=True), Field("nr", primary_key=True), Field("person_id"), Field("what")),
)

METADATA = sa.MetaData()
sa.Table(
    "person",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("number", sa.String(30)),
    sa.Column("name", sa.String(40), nullable=False),
    sa.Column("email", sa.String(120)),
    sa.Column("phone", sa.String(40)),
    sa.Column("iban", sa.String(40)),
    sa.Column("born", sa.Date),
    sa.Column("seen", sa.DateTime),
    sa.Column("active", sa.Boolean),
    sa.Column("code", sa.String(20), unique=True),
    sa.Column("note", sa.Text().with_variant(LONGTEXT(), "mysql", "mariadb")),
    sa.Column("doc", sa.JSON),
    sa.Column("client", sa.String(5)),
)
sa.Table(
    "orders",
    METADATA,
    sa.Column("house", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("nr", sa.String(20), primary_key=True),
    sa.Column("person_id", sa.Integer, sa.ForeignKey("person.id", name="orders_person")),
    sa.Column("what", sa.String(40)),
)
sa.Table(
    "card",
    METADATA,
    sa.Column("serial", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("holder", sa.Integer, sa.ForeignKey("person.id", name="card_holder", ondelete="CASCADE")),
)


class System(Protocol):
    """A system to try a connector on."""

    kind: str
    address: Address

    def put(self, table: str, *rows: Values) -> None:
        """Put rows into a table, behind the connector's back."""

    def take(self, table: str) -> None:
        """Take every row out of a table, behind the connector's back."""

    def open(self) -> Connector:
        """Return a connector to the system."""


@dataclass
class Database:
    """A database of any brand."""

    kind: str
    address: Address
    engine: sa.Engine

    @classmethod
    def make(cls, kind: str, url: str) -> "Database":
        engine = sa.create_engine(url)
        METADATA.drop_all(engine)
        METADATA.create_all(engine)
        return cls(kind, Address(url), engine)

    def put(self, table: str, *rows: Values) -> None:
        columns = METADATA.tables[table].columns.keys()
        whole = [{name: row.get(name) for name in columns} for row in rows]
        with self.engine.begin() as connection:
            connection.execute(sa.insert(METADATA.tables[table]), whole)

    def take(self, table: str) -> None:
        with self.engine.begin() as connection:
            connection.execute(sa.delete(METADATA.tables[table]))

    def empty(self) -> None:
        for table in reversed(METADATA.sorted_tables):
            self.take(table.name)

    def run(self, *statements: str) -> None:
        with self.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def open(self) -> Connector:
        return open_connector("sql", self.address)


@dataclass
class InMemory:
    """A system in memory."""

    kind: str
    address: Address
    store: Store

    @classmethod
    def make(cls) -> "InMemory":
        store = make_store("conformance")
        text, number = ValueType.TEXT, ValueType.INTEGER
        types = {"id": number, "born": ValueType.DATE, "seen": ValueType.MOMENT, "doc": ValueType.JSON}
        names = [c.name for c in METADATA.tables["person"].columns]
        columns = [
            column(n, types.get(n, text), nullable=n != "name", length=20 if n == "code" else None) for n in names
        ]
        store.add("person", columns, unique_keys=[("code",)])
        store.add(
            "orders",
            [column("house", number), column("nr"), column("person_id", number), column("what")],
            key=("house", "nr"),
            foreign_keys=[ForeignKey(("person_id",), "person", ("id",))],
        )
        store.add(
            "card",
            [column("serial", number), column("holder", number)],
            key=("serial",),
            foreign_keys=[ForeignKey(("holder",), "person", ("id",), "cascade")],
        )
        return cls("memory", Address("memory:conformance"), store)

    def put(self, table: str, *rows: Values) -> None:
        names = [c.name for c in METADATA.tables[table].columns]
        self.store.rows[table] += [{name: row.get(name) for name in names} for row in rows]  # type: ignore[misc]

    def take(self, table: str) -> None:
        self.store.rows[table] = []

    def open(self) -> Connector:
        return open_connector("memory", self.address)


@dataclass
class Folder:
    """A folder with a sound and a side-car for each person: on this disk, behind SFTP, or in a bucket."""

    kind: str
    ground: Ground

    @property
    def address(self) -> Address:
        return self.ground.address

    def put(self, table: str, *rows: Values) -> None:
        for row in rows:
            text = json.dumps(row, default=_text, ensure_ascii=False)
            self.ground.put(f"{row['id']:05}.json", text.encode())
            self.ground.put(f"{row['id']:05}.wav", b"RIFF")

    def take(self, table: str) -> None:
        for name in self.ground.names():
            self.ground.remove(name)

    def open(self) -> Connector:
        return open_connector("files", self.address)


def _text(value: object) -> str:
    assert isinstance(value, date | datetime)
    return value.isoformat()


def person(number: int, /, **values: object) -> Values:
    """Return a row of `person`."""
    return {"id": number, "name": f"Persoon {number}", **values}


def key(number: int) -> RowKey:
    """Return the key of a person."""
    return RowKey(PERSON.id, (("id", number),))


def order_key(house: int, nr: str) -> RowKey:
    """Return the key of an order."""
    return RowKey(ORDERS.id, (("house", house), ("nr", nr)))


def keys(numbers: Sequence[int]) -> list[RowKey]:
    """Return the keys of persons."""
    return [key(number) for number in numbers]


def plain(value: Value) -> Value:
    """Return a document that a database may have kept as text."""
    return json.loads(value) if isinstance(value, str) else value


def found_ids(session: Session, *matches: Match, within: Within | None = None, limit: int | None = None) -> list[Value]:
    """Find persons, and return their ids in order."""
    rows = session.find(PERSON, matches, within, limit)
    return sorted((row.values["id"] for row in rows), key=str)
