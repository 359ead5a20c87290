"""What schemas of real databases hold: each case is found, read, changed and erased, or said to be impossible."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from houvast.connectors.protocol import Address, Change, Comparison, Match
from houvast.connectors.sql.connector import SqlConnector, open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey, Value
from tests.services.postgres import whole

# ruff: noqa: DTZ001  (many databases keep moments without a zone)

pytestmark = pytest.mark.filterwarnings("ignore:Did not recognize type")

EXACT, FOLDED, CONTAINS, DIGITS = Comparison.EXACT, Comparison.FOLDED, Comparison.CONTAINS, Comparison.DIGITS
SQLITE, PG, MARIA = "sqlite", "postgresql", "mariadb"
ALL = (SQLITE, PG, MARIA)


@dataclass(frozen=True)
class Case:
    """A column of one table: how it is made and filled, how it is asked for, and what it can be changed into."""

    name: str
    brands: tuple[str, ...]
    type: str
    stored: str
    match: Comparison
    wanted: Value
    reads: Value
    change: Value = None
    then: Value = None
    column: str = "f"
    before: tuple[str, ...] = field(default=())


CASES = (
    Case("citext", (PG,), "citext", "'Jan@Example.org'", FOLDED, "jan@example.ORG", "Jan@Example.org", "x", "x",
         before=("CREATE EXTENSION IF NOT EXISTS citext",)),
    Case("mariadb collation ci", (MARIA,), "varchar(50) COLLATE utf8mb4_general_ci", "'Jan@Example.org'", FOLDED,
         "jan@example.ORG", "Jan@Example.org", "x", "x"),
    Case("nocase", (SQLITE,), "text COLLATE NOCASE", "'Jan@Example.org'", FOLDED, "jan@example.ORG",
         "Jan@Example.org", "x", "x"),
    Case("text array", (PG,), "text[]", "ARRAY['jan@example.org','b']", FOLDED, "JAN@example.org",
         ["jan@example.org", "b"], ["[gewist]", "b"], ["[gewist]", "b"]),
    Case("text array emptied", (PG,), "varchar(40)[] NOT NULL", "ARRAY['jan@example.org']", EXACT, "jan@example.org",
         ["jan@example.org"], [], []),
    Case("int array", (PG,), "int[]", "ARRAY[7, 8]", EXACT, "7", [7, 8], [8], [8]),
    Case("array of arrays", (PG,), "text[]", "'{{jan,a},{b,c}}'", EXACT, "jan", [["jan", "a"], ["b", "c"]], None, None),
    Case("uuid array", (PG,), "uuid[]", "ARRAY['6f1d7c1e-0000-4000-8000-000000000001'::uuid]", CONTAINS, "6f1d7c1e",
         None, None, None),
    Case("enum", (MARIA,), "enum('man','vrouw','onbekend')", "'vrouw'", EXACT, "vrouw", "vrouw", "onbekend",
         "onbekend"),
    Case("set", (MARIA,), "set('a','b','c')", "'a,b'", CONTAINS, "a", None, "c", None),
    Case("bytea", (PG,), "bytea", "'\\x4a616e'", CONTAINS, "jan", b"Jan", b"", b""),
    Case("longblob", (MARIA,), "longblob", "x'4a616e'", CONTAINS, "jan", b"Jan", b"", b""),
    Case("blob", (SQLITE,), "blob", "x'4a616e'", CONTAINS, "jan", b"Jan", b"", b""),
    Case("money", (PG,), "money", "12.50", CONTAINS, "12.50", "$12.50", None, None),
    Case("interval", (PG,), "interval", "'2 days'", CONTAINS, "2 days", None, None, None),
    Case("date infinity", (PG,), "date", "'infinity'", CONTAINS, "infinity", "infinity", date(1980, 1, 1),
         date(1980, 1, 1)),
    Case("timestamp -infinity", (PG,), "timestamp", "'-infinity'", CONTAINS, "infinity", "-infinity", None, None),
    Case("date before christ", (PG,), "date", "'0044-03-15 BC'", CONTAINS, "0044", "0044-03-15 BC", None, None),
    Case("timestamptz", (PG,), "timestamptz", "'2026-07-01 12:00:00+02'", EXACT, "2026-07-01T10:00:00",
         datetime(2026, 7, 1, 10, tzinfo=UTC), None, None),
    Case("timestamp of mariadb", (MARIA,), "timestamp NULL", "'2026-07-01 12:00:00'", EXACT, "2026-07-01T12:00:00",
         datetime(2026, 7, 1, 12), None, None),
    Case("numeric", (PG, MARIA), "numeric(30,10)", "12.5000000001", EXACT, "12.5000000001", Decimal("12.5000000001"), 0,
         Decimal(0)),
    Case("xml", (PG,), "xml", "'<p>Jan</p>'", CONTAINS, "jan", "<p>Jan</p>", None, None),
    Case("hstore", (PG,), "hstore", "'naam=>Jan'", CONTAINS, "jan", None, None, None,
         before=("CREATE EXTENSION IF NOT EXISTS hstore",)),
    Case("inet", (PG,), "inet", "'192.0.2.7'", EXACT, "192.0.2.7", "192.0.2.7", None, None),
    Case("cidr", (PG,), "cidr", "'192.0.2.0/24'", CONTAINS, "192.0.2.0", "192.0.2.0/24", None, None),
    Case("inet6 of mariadb", (MARIA,), "inet6", "'2001:db8::7'", EXACT, "2001:db8::7", "2001:db8::7", None, None),
    Case("macaddr", (PG,), "macaddr", "'08:00:2b:01:02:03'", EXACT, "08:00:2b:01:02:03", "08:00:2b:01:02:03",
         None, None),
    Case("bit", (MARIA,), "bit(1)", "b'1'", EXACT, "true", True, False, False),
    Case("bits", (MARIA,), "bit(8)", "b'101'", EXACT, "5", 5, 0, 0),
    Case("interval of hours", (PG,), "interval", "'30 hours'", CONTAINS, "30:00", "30:00:00", None, None),
    Case("time of midnight", (PG,), "time", "'24:00'", CONTAINS, "24:00", "24:00:00", None, None),
    Case("bit of postgresql", (PG,), "bit(3)", "B'101'", EXACT, "101", "101", None, None),
    Case("tinyint boolean", (MARIA,), "tinyint(1)", "1", EXACT, "true", True, False, False),
    Case("zero date", (MARIA,), "date", "'0000-00-00'", CONTAINS, "0000-00-00", "0000-00-00", None, None),
    Case("zero datetime", (MARIA,), "datetime", "'0000-00-00 00:00:00'", CONTAINS, "0000", "0000-00-00 00:00:00", None,
         None),
    Case("year", (MARIA,), "year", "1980", EXACT, "1980", 1980, None, None),
    Case("time over a day", (MARIA,), "time", "'30:00:00'", CONTAINS, "30:00", "30:00:00", None, None),
    Case("domain", (PG,), "adres", "'jan@example.org'", FOLDED, "JAN@example.org", "jan@example.org", "a@b", "a@b",
         before=("DROP DOMAIN IF EXISTS adres CASCADE", "CREATE DOMAIN adres AS text CHECK (VALUE ~ '@')")),
    Case("domain over domain", (PG,), "werkadres", "'jan@example.org'", FOLDED, "JAN@example.org", "jan@example.org",
         None, None, before=("DROP DOMAIN IF EXISTS adres CASCADE", "CREATE DOMAIN adres AS varchar(80)",
                             "CREATE DOMAIN werkadres AS adres")),
    Case("composite type", (PG,), "punt", "ROW('Jan', 'Dorp')", CONTAINS, "dorp", None, None, None,
         before=("DROP TYPE IF EXISTS punt CASCADE", "CREATE TYPE punt AS (naam text, plaats text)")),
    Case("tsvector", (PG,), "tsvector", "to_tsvector('simple', 'Jan uit Dorp')", CONTAINS, "dorp", None, None, None),
    Case("range", (PG,), "daterange", "'[2026-01-01,2026-02-01)'", CONTAINS, "2026-01-01", None, None, None),
    Case("char padded", (PG, MARIA), "char(20)", "'Jan'", FOLDED, "JAN", None, "x", None),
    Case("national text", (MARIA,), "mediumtext CHARACTER SET latin1", "'Zoë'", FOLDED, "ZOË", "Zoë", "x", "x"),
    Case("quotes and blanks", ALL, "varchar(40)", "'Jan'", FOLDED, "JAN", "Jan", "x", "x",
         column="naam \"v.d.\" klant's"),
    Case("upper case", ALL, "varchar(40)", "'Jan'", FOLDED, "JAN", "Jan", "x", "x", column="NAAM"),
    Case("reserved word", ALL, "varchar(40)", "'Jan'", FOLDED, "JAN", "Jan", "x", "x", column="select"),
    Case("another reserved word", ALL, "varchar(40)", "'Jan'", CONTAINS, "jan", "Jan", "x", "x", column="order"),
    Case("not ascii", ALL, "varchar(40)", "'Jan'", FOLDED, "JAN", "Jan", "x", "x", column="straße_ñ"),
    Case("percent", ALL, "varchar(40)", "'Jan'", CONTAINS, "jan", "Jan", "x", "x", column="korting % van"),
    Case("colon and bracket", ALL, "varchar(40)", "'Jan'", CONTAINS, "jan", "Jan", "x", "x", column="a:b (c) [d] {e}"),
    Case("question mark", ALL, "varchar(40)", "'Jan'", EXACT, "Jan", "Jan", "x", "x", column="klaar?"),
    Case("dot in a name", ALL, "varchar(40)", "'Jan'", EXACT, "Jan", "Jan", "x", "x", column="e.mail"),
    Case("backslash", (SQLITE, PG), "varchar(40)", "'Jan'", EXACT, "Jan", "Jan", "x", "x", column="a\\b"),
)  # fmt: skip
TRIED = [pytest.param(brand, case, id=f"{brand}-{case.name}") for case in CASES for brand in case.brands]


@pytest.fixture
def databases(request: pytest.FixtureRequest, tmp_path: Path) -> "Databases":
    return Databases(request, tmp_path)


@dataclass
class Databases:
    """A fresh database of a brand, reached behind the connector's back and through it."""

    request: pytest.FixtureRequest
    folder: Path

    def make(self, brand: str, *statements: str) -> tuple[sa.Engine, SqlConnector]:
        if brand == SQLITE:
            url = f"sqlite:///{self.folder}/crm.db"
        else:
            needs_all = any("EXTENSION" in s or " xml)" in s for s in statements)
            server = whole() if needs_all else self.request.getfixturevalue("postgres" if brand == PG else brand)
            url = server.database("breadth")
        engine = sa.create_engine(url)
        with engine.begin() as connection:
            if brand == MARIA:
                connection.exec_driver_sql("SET SESSION sql_mode = 'ANSI_QUOTES'")
            for statement in statements:
                connection.exec_driver_sql(statement.replace("%", "%%") if brand != SQLITE else statement)
        connector = open_connector(Address(url, options=(("lock_seconds", "2"),)))
        self.request.addfinalizer(connector.close)
        self.request.addfinalizer(engine.dispose)
        return engine, connector


def of(name: str, *fields: str, key: str = "id", schema: str = "") -> Collection:
    return Collection(CollectionId("crm", name), (Field(key, primary_key=True), *map(Field, fields)), schema=schema)


def key_of(collection: Collection, value: Value = 1, name: str = "id") -> RowKey:
    return RowKey(collection.id, ((name, value),))


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@pytest.mark.parametrize(("brand", "case"), TRIED)
def test_it_is_found_read_changed_and_erased(databases: Databases, brand: str, case: Case) -> None:
    _, connector = databases.make(
        brand, *case.before,
        f"CREATE TABLE thing (id integer PRIMARY KEY, {quoted(case.column)} {case.type})",
        f"INSERT INTO thing VALUES (1, {case.stored})",
    )  # fmt: skip
    thing = of("thing", case.column)
    with connector.session() as session:
        facts = session.describe(["thing"]).collection("thing")
        assert facts is not None
        assert facts.column(case.column) is not None
        (row,) = session.find(thing, [Match(case.column, case.match, (case.wanted,))])
        assert list(session.find(thing, [Match(case.column, case.match, ("nergens-4711",))])) == []
        assert case.reads is None or row.values[case.column] == case.reads
        assert session.read(thing, [row.key]) == {row.key: row}
        with session.transaction() as transaction:
            assert transaction.lock(thing, [row.key]) == {row.key: row}
            assert transaction.change(thing, [Change(row.key, {case.column: case.change})]) == 1
            changed = transaction.lock(thing, [row.key])[row.key].values[case.column]
            assert changed != row.values[case.column]
            assert case.then is None or changed == case.then
        with session.transaction() as transaction:
            assert transaction.erase(thing, [row.key]) == 1


@pytest.fixture(params=ALL)
def brand(request: pytest.FixtureRequest) -> str:
    return str(request.param)


DOCUMENT = (
    '{"klant": {"naam": "Jan Zoë", "tel": ["06-12345678", "010"]}, "regels": [{"wie": "jan"}, {"x": 1}, {"wie": "p"}]}'
)


@pytest.fixture
def documented(databases: Databases, brand: str) -> tuple[SqlConnector, Collection]:
    kind = {PG: "jsonb"}.get(brand, "json")
    _, connector = databases.make(
        brand, f"CREATE TABLE thing (id integer PRIMARY KEY, doc {kind} NOT NULL)",
        f"INSERT INTO thing VALUES (1, '{DOCUMENT}'), (2, '{{}}')",
    )  # fmt: skip
    return connector, of("thing", "doc", "doc.klant.naam", "doc.klant.tel", "doc.regels.wie")


@pytest.mark.parametrize(
    ("name", "comparison", "wanted"),
    [
        ("doc.klant.naam", FOLDED, "jan zoë"),
        ("doc.klant.tel", DIGITS, "612345678"),
        ("doc.regels.wie", EXACT, "jan"),
        ("doc", CONTAINS, "zoë"),
    ],
)
def test_paths_in_documents_are_found(
    documented: tuple[SqlConnector, Collection], name: str, comparison: Comparison, wanted: str
) -> None:
    connector, thing = documented
    with connector.session() as session:
        assert [r.key for r in session.find(thing, [Match(name, comparison, (wanted,))])] == [key_of(thing)]


def test_paths_in_documents_are_changed_and_their_neighbours_stay(documented: tuple[SqlConnector, Collection]) -> None:
    connector, thing = documented
    one = key_of(thing)
    new: dict[str, Value] = {"doc.klant.naam": None, "doc.klant.tel": ["[gewist]", "010"], "doc.regels.wie": ["-", "p"]}
    with connector.session() as session:
        before = session.read(thing, [one])[one]
        assert before.values["doc.regels.wie"] == ["jan", "p"]
        assert isinstance(before.values["doc"], dict)
        with session.transaction() as transaction:
            assert transaction.change(thing, [Change(one, new)]) == 1
            now = transaction.lock(thing, [one])[one].values
        assert {name: now[name] for name in new} == new
        assert now["doc"] == {
            "klant": {"naam": None, "tel": ["[gewist]", "010"]},
            "regels": [{"wie": "-"}, {"x": 1}, {"wie": "p"}],
        }


def test_a_whole_document_is_changed(documented: tuple[SqlConnector, Collection]) -> None:
    connector, thing = documented
    one = key_of(thing)
    with connector.session() as session:
        with session.transaction() as transaction:
            transaction.change(thing, [Change(one, {"doc": {"klant": {"naam": "é \" \\ '"}}})])
        values = session.read(thing, [one])[one].values
    assert values["doc"] == {"klant": {"naam": "é \" \\ '"}}
    assert values["doc.klant.naam"] == "é \" \\ '"


def test_a_table_of_three_hundred_columns_is_described_searched_and_changed(databases: Databases, brand: str) -> None:
    names = [f"c{n}" for n in range(299)]
    columns = ", ".join(f"{name} {'text' if brand == MARIA else 'varchar(30)'}" for name in names)
    _, connector = databases.make(
        brand, f"CREATE TABLE wide (id integer PRIMARY KEY, {columns})",
        "INSERT INTO wide (id, c298) VALUES (1, 'Jan'), (2, 'Piet')",
    )  # fmt: skip
    wide = of("wide", *names)
    with connector.session() as session:
        facts = session.describe(["wide"]).collection("wide")
        assert facts is not None
        assert len(facts.columns) == 300
        (row,) = session.find(wide, [Match(name, FOLDED, ("jan",)) for name in names])
        with session.transaction() as transaction:
            assert transaction.change(wide, [Change(row.key, dict.fromkeys(names, "x"))]) == 1
        assert set(session.read(wide, [row.key])[row.key].values.values()) == {1, "x"}


def test_generated_columns_are_told_with_their_source_and_follow_it(databases: Databases, brand: str) -> None:
    kind = "text" if brand == PG else "varchar(60)"
    _, connector = databases.make(
        brand, f"CREATE TABLE thing (id integer PRIMARY KEY, \"Voor naam\" {kind}, mail {kind},"
        f" laag {kind} GENERATED ALWAYS AS (lower(mail)) STORED,"
        f" vol {kind} GENERATED ALWAYS AS (coalesce(\"Voor naam\", '-')) STORED)",
        "INSERT INTO thing (id, \"Voor naam\", mail) VALUES (1, 'Jan', 'Jan@example.org')",
    )  # fmt: skip
    thing = of("thing", "Voor naam", "mail", "laag", "vol")
    with connector.session() as session:
        facts = session.describe(["thing"]).collection("thing")
        assert facts is not None
        told = {c.name: (c.generated, c.writable, c.computed_from) for c in facts.columns if c.generated}
        assert told == {"laag": (True, False, ("mail",)), "vol": (True, False, ("Voor naam",))}
        (row,) = session.find(thing, [Match("laag", EXACT, ("jan@example.org",))])
        with session.transaction() as transaction:
            transaction.change(thing, [Change(row.key, {"mail": None, "Voor naam": None})])
            now = transaction.lock(thing, [row.key])[row.key].values
        assert (now["laag"], now["vol"]) == (None, "-")


def test_identities_of_each_kind_are_keys(databases: Databases, brand: str) -> None:
    kinds = {
        SQLITE: ("integer PRIMARY KEY AUTOINCREMENT",),
        PG: ("serial PRIMARY KEY", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
             "int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"),
        MARIA: ("int AUTO_INCREMENT PRIMARY KEY", "bigint unsigned AUTO_INCREMENT PRIMARY KEY"),
    }[brand]  # fmt: skip
    tables = [f"CREATE TABLE t{n} (id {kind}, name varchar(20))" for n, kind in enumerate(kinds)]
    inserts = [f"INSERT INTO t{n} (name) VALUES ('Jan')" for n in range(len(kinds))]
    _, connector = databases.make(brand, *tables, *inserts)
    with connector.session() as session:
        for n in range(len(kinds)):
            thing = of(f"t{n}", "name")
            (row,) = session.find(thing, [Match("name", FOLDED, ("JAN",))])
            assert row.key == key_of(thing)
            with session.transaction() as transaction:
                assert transaction.change(thing, [Change(row.key, {"name": None})]) == 1
                assert transaction.erase(thing, [row.key]) == 1
