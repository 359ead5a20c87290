"""What is known of a table for asking it questions; read from the database once per connector."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import CITEXT
from sqlalchemy.exc import NoSuchTableError

from houvast.connectors.protocol import CollectionFacts, Unreadable, ValueType
from houvast.connectors.sql.oddities import Oddities, oddities_of
from houvast.connectors.sql.types import choices_of, length_of, value_type
from houvast.engines.datamap.model import Collection

_INDEX_ON_LOWER = re.compile(r"\blower\(\(?[\"`\[]?(\w+)[\"`\]]?\)?(?:::text)?\)", re.IGNORECASE)


class Folding(StrEnum):
    """How a column can be compared without regard to case.

    SCAN: every row is looked at. LOWER: an index on lower(column) serves. COLUMN: the column's own collation does it.
    """

    SCAN = "scan"
    LOWER = "lower"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """One column as questions need it."""

    name: str
    type: ValueType
    sql_type: sa.types.TypeEngine[Any]
    choices: tuple[str, ...] = ()
    folding: Folding = Folding.SCAN
    unlimited: bool = False


@dataclass(frozen=True)
class TableShape:
    """One table or view as questions need it."""

    clause: sa.TableClause
    columns: dict[str, ColumnShape]
    key: tuple[str, ...]


@dataclass
class Catalogue:
    """What one connector has learned of its database; shared by its sessions, forgotten on request."""

    shapes: dict[tuple[str, str], TableShape] = field(default_factory=dict)
    prepared: dict[int, Any] = field(default_factory=dict)
    wider: dict[tuple[int, tuple[str, ...]], tuple[Collection, Collection]] = field(default_factory=dict)
    foreign_keys: "tuple[Any, ...] | None" = None
    pointing: dict[object, Any] = field(default_factory=dict)
    described: dict[str, CollectionFacts] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def shape(self, connection: sa.Connection, collection: Collection) -> TableShape:
        """Return the shape of a mapped collection's table.

        :raises Unreadable: there is no such table.
        """
        name = (collection.schema, collection.id.name)
        if name not in self.shapes:
            self.shapes[name] = _reflect(connection, collection)
        return self.shapes[name]

    def forget(self) -> None:
        """Drop everything learned: the database turned out to have changed."""
        with self.lock:
            self.shapes, self.prepared, self.wider, self.described = {}, {}, {}, {}
            self.pointing, self.foreign_keys = {}, None

    def learn(self, facts: Iterable[CollectionFacts], asked: Iterable[str]) -> None:
        """Hold what was learned against a fresh description; what refers to what is always looked at anew."""
        fresh = {one.name: one for one in facts}
        if any(self.described.get(name) != fresh.get(name) for name in (*asked, *fresh)):
            self.forget()
        with self.lock:
            self.described = {**self.described, **fresh}
            self.pointing, self.foreign_keys = {}, None


def schema_of(connection: sa.Connection, collection: Collection) -> str | None:
    """Return the namespace of a collection, None for the default one, also where the map names that."""
    return None if collection.schema in {"", connection.dialect.default_schema_name} else collection.schema


def _reflect(connection: sa.Connection, collection: Collection) -> TableShape:
    inspector, schema, name = sa.inspect(connection), schema_of(connection, collection), collection.id.name
    try:
        columns = inspector.get_columns(name, schema=schema)
        key = inspector.get_pk_constraint(name, schema=schema)["constrained_columns"]
    except NoSuchTableError:
        raise Unreadable(f"{collection.id}: the database has no such table; correct the map.") from None
    ask = _FOLDINGS.get(connection.dialect.name)
    foldings = ask(connection, inspector, name, schema) if ask else {}
    oddities = oddities_of(connection) if connection.dialect.name == "mariadb" else Oddities()
    shapes = {
        str(column["name"]): ColumnShape(
            name=str(column["name"]),
            type=value_type(column["type"]),
            sql_type=column["type"],
            choices=choices_of(column["type"]),
            folding=foldings.get(column["name"], Folding.SCAN),
            unlimited=length_of(column["type"]) is None,
        )
        for column in oddities.with_json((schema, name), columns)
    }
    clause = sa.table(name, *(sa.column(n) for n in shapes), schema=schema)
    return TableShape(clause=clause, columns=shapes, key=tuple(key))


def _foldings_of_sqlite(
    connection: sa.Connection, _inspector: sa.Inspector, name: str, _schema: str | None
) -> dict[str, Folding]:
    found: dict[str, Folding] = {}
    query = sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = :name")
    for index, sql in connection.execute(query, {"name": name}).all():
        if sql and " where " in sql.lower():
            continue
        if on_lower := _INDEX_ON_LOWER.search(sql or ""):
            found.setdefault(on_lower[1], Folding.LOWER)
        first = connection.execute(sa.text("SELECT name, coll FROM pragma_index_xinfo(:i)"), {"i": index}).first()
        if first and first[0] and first[1].upper() == "NOCASE":
            found[first[0]] = Folding.COLUMN
    return found


def _foldings_of_postgresql(
    connection: sa.Connection, inspector: sa.Inspector, name: str, schema: str | None
) -> dict[str, Folding]:
    found: dict[str, Folding] = {}
    for index in inspector.get_indexes(name, schema=schema):
        first = (index.get("expressions") or [""])[0]
        whole = not index.get("dialect_options", {}).get("postgresql_where")
        if whole and (on_lower := _INDEX_ON_LOWER.fullmatch(first or "")):
            found[on_lower[1]] = Folding.LOWER
    for column in inspector.get_columns(name, schema=schema):
        if isinstance(column["type"], CITEXT):
            found[str(column["name"])] = Folding.COLUMN
    return found if found and _orders_blanks_first(connection) else {}


def _orders_blanks_first(connection: sa.Connection) -> bool:
    """Ask the database whether its order puts “x” + blank just after “x”, and blank + “x” before any letter.

    On this rests the search by range that lets an index find values with stray blanks around them.
    """
    query = sa.text(
        "SELECT bool_and(v || b >= v AND v || b < v || '!' AND v || b || v < v || '!'"
        " AND b || v > '' AND b || v < '!' AND b || b || v < '!')"
        " FROM unnest(ARRAY['a', 'z', '0', 'x@example.org', 'x.y-1']) AS v,"
        " unnest(ARRAY[' ', E'\\t', E'\\r', E'\\n', E' \\t', E'  ', E'\\r\\n']) AS b"
    )
    return bool(connection.execute(query).scalar())


def _foldings_of_mariadb(
    connection: sa.Connection, _inspector: sa.Inspector, name: str, schema: str | None
) -> dict[str, Folding]:
    query = sa.text(
        "SELECT column_name, collation_name FROM information_schema.columns"
        " WHERE table_name = :name AND table_schema = COALESCE(:schema, DATABASE())"
    )
    rows = connection.execute(query, {"name": name, "schema": schema}).all()
    return {column: Folding.COLUMN for column, collation in rows if (collation or "").endswith("_ci")}


_FOLDINGS = {
    "sqlite": _foldings_of_sqlite,
    "postgresql": _foldings_of_postgresql,
    "mariadb": _foldings_of_mariadb,
    "mysql": _foldings_of_mariadb,
}
