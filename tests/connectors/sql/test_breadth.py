"""What schemas of real databases hold: each case is found, read, changed and erased, or said to be impossible."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from houvast.connectors.protocol import Address, Change, Comparison, Match
from houvast.connectors.sql.connector import SqlConnector, open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey, Value
from tests.connectors.sql.cases import ALL, CASES, CONTAINS, DIGITS, EXACT, FOLDED, MARIA, PG, SQLITE, Case
from tests.services.postgres import whole

pytestmark = pytest.mark.filterwarnings("ignore:Did not recognize type")

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
