"""What databases can hold beyond text and numbers is described, found, read and written, or said to be impossible."""

import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from houvast.connectors.protocol import Address, Change, Comparison, Match, Refused, Session, ValueType
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey, Value
from tests.services.mariadb import MariaDB
from tests.services.postgres import Postgres

EXACT, FOLDED, CONTAINS = Comparison.EXACT, Comparison.FOLDED, Comparison.CONTAINS
NAMES = ("id", "uid", "mood", "tags", "raw", "price", "net", "fixed", "ci", "twice", "doc", "span", "born")
RICH = Collection(
    CollectionId("crm", "rich"), (*tuple(Field(n, primary_key=n == "id") for n in NAMES), Field("doc.a.b"))
)
ONE = RowKey(RICH.id, (("id", 1),))
UID = UUID("6f1d7c1e-0000-4000-8000-000000000001")


def _ids(session: Session, collection: Collection, *matches: Match) -> list[Value]:
    return sorted((row.values["id"] for row in session.find(collection, matches)), key=str)


@pytest.fixture
def rich(postgres: Postgres) -> Address:
    url = postgres.database("types")
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TYPE feeling AS ENUM ('glad', 'sad')")
        connection.exec_driver_sql(
            "CREATE TABLE rich (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, uid uuid UNIQUE, mood feeling,"
            " tags text[], raw bytea, price numeric(10,2), net inet, fixed char(8), ci text,"
            " twice numeric GENERATED ALWAYS AS (price * 2) STORED, doc jsonb, span interval, born date)"
        )
        connection.exec_driver_sql(
            "INSERT INTO rich (uid, mood, tags, raw, price, net, fixed, doc, span, born) VALUES"
            f" ('{UID}', 'glad', '{{\"VIP\",\"oud klant\"}}', '\\x00ff41', 12.50, '192.0.2.7', 'abc',"
            " '{\"a\": {\"b\": \"Dorp\"}}', '2 days', '1980-02-29'),"
            " (NULL, 'sad', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'infinity')"
        )
    engine.dispose()
    return Address(url)


def test_rich_types_are_described(rich: Address) -> None:
    with open_connector("sql", rich).session() as session:
        facts = session.describe(["rich"]).collection("rich")
    assert facts is not None
    columns = {c.name: c for c in facts.columns}
    expected = {
        "uid": ValueType.UUID,
        "mood": ValueType.ENUM,
        "tags": ValueType.ARRAY,
        "raw": ValueType.BYTES,
        "price": ValueType.NUMBER,
        "net": ValueType.OTHER,
        "doc": ValueType.JSON,
        "span": ValueType.OTHER,
        "born": ValueType.DATE,
    }
    assert {name: columns[name].type for name in expected} == expected
    assert columns["mood"].choices == ("glad", "sad")
    assert columns["twice"].generated
    assert not columns["twice"].writable
    assert columns["id"].generated
    assert columns["uid"].unique


def test_rich_types_are_read_as_plain_values(rich: Address) -> None:
    with open_connector("sql", rich).session() as session:
        values = session.read(RICH, [ONE])[ONE].values
    assert values["uid"] == UID
    assert values["tags"] == ["VIP", "oud klant"]
    assert values["raw"] == b"\x00\xffA"
    assert values["price"] == Decimal("12.50")
    assert values["net"] == "192.0.2.7"
    assert values["doc"] == {"a": {"b": "Dorp"}}
    assert values["doc.a.b"] == "Dorp"
    assert values["born"] == date(1980, 2, 29)
    assert isinstance(values["span"], str)


@pytest.mark.parametrize(
    ("field", "comparison", "wanted"),
    [
        ("uid", EXACT, str(UID).upper()),
        ("uid", FOLDED, str(UID)),
        ("mood", EXACT, "glad"),
        ("mood", FOLDED, "GLAD"),
        ("tags", EXACT, "oud klant"),
        ("tags", FOLDED, "vip"),
        ("tags", CONTAINS, "klant"),
        ("raw", EXACT, b"\x00\xffA"),
        ("price", EXACT, "12.5"),
        ("net", EXACT, "192.0.2.7/32"),
        ("fixed", EXACT, "abc"),
        ("fixed", FOLDED, "ABC"),
        ("twice", EXACT, 25),
        ("doc.a.b", FOLDED, "dorp"),
        ("born", EXACT, "1980-02-29"),
        ("born", CONTAINS, "1980"),
    ],
)
def test_rich_types_are_found(rich: Address, field: str, comparison: Comparison, wanted: Value) -> None:
    with open_connector("sql", rich).session() as session:
        assert _ids(session, RICH, Match(field, comparison, (wanted, "unknown"))) == [1]


def test_a_date_without_end_does_not_stop_the_search(rich: Address) -> None:
    with open_connector("sql", rich).session() as session:
        rows = list(session.find(RICH, [Match("mood", EXACT, ("glad", "sad"))]))
    assert [row.values["born"] for row in rows] == [date(1980, 2, 29), "infinity"]


def test_rich_types_are_written(rich: Address) -> None:
    new: dict[str, Value] = {
        "uid": str(UID).replace("1e", "2e"),
        "mood": "sad",
        "tags": ["een"],
        "raw": None,
        "price": 0,
        "doc": {"x": [1, None]},
        "born": date(1980, 1, 1),
    }
    with open_connector("sql", rich).session() as session:
        with session.transaction() as transaction:
            assert transaction.change(RICH, [Change(ONE, new)]) == 1
        values = session.read(RICH, [ONE])[ONE].values
        with session.transaction() as transaction:
            assert transaction.change(RICH, [Change(ONE, {"doc.x": "gone", "mood": None, "doc": {"x": 1}})]) == 1
    assert (values["mood"], values["tags"], values["raw"], values["price"]) == ("sad", ["een"], None, Decimal("0.00"))
    assert values["doc"] == {"x": [1, None]}


@pytest.mark.parametrize("change", [{"mood": "angry"}, {"twice": 3}, {"ci": "a\0b"}, {"ci": "\udc80"}, {"price": "x"}])
def test_what_cannot_be_written_is_refused_without_its_value(rich: Address, change: dict[str, Value]) -> None:
    with (
        open_connector("sql", rich).session() as session,
        pytest.raises(Refused) as caught,
        session.transaction() as transaction,
    ):
        transaction.change(RICH, [Change(ONE, change)])
    assert "angry" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_other_namespaces_are_reached(rich: Address) -> None:
    engine = sa.create_engine(rich.url)
    with engine.begin() as connection:
        connection.exec_driver_sql('CREATE SCHEMA "Old Data"')
        connection.exec_driver_sql('CREATE TABLE "Old Data"."Klant" ("Id" int PRIMARY KEY, "E-mail" text, r bigint)')
        connection.exec_driver_sql('ALTER TABLE "Old Data"."Klant" ADD FOREIGN KEY (r) REFERENCES rich')
        connection.exec_driver_sql("""INSERT INTO "Old Data"."Klant" VALUES (5, 'Jan', 1)""")
    engine.dispose()
    klant = Collection(
        CollectionId("crm", "Klant"), (Field("Id", primary_key=True), Field("E-mail")), schema="Old Data"
    )
    with open_connector("sql", rich).session() as session:
        facts = session.describe(["Old Data.Klant", "rich"])
        assert [c.name for c in facts.collections] == ["Old Data.Klant", "rich"]
        (row,) = session.find(klant, [Match("E-mail", FOLDED, ("JAN",))])
        assert [r.collection for r in session.referrers(RICH, [ONE])] == ["Old Data.Klant"]
        with session.transaction() as transaction:
            assert transaction.erase(klant, [row.key]) == 1


def test_default_namespace_may_be_named(rich: Address) -> None:
    named = Collection(CollectionId("crm", "rich"), RICH.fields, schema="public")
    engine = sa.create_engine(rich.url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE child (id int PRIMARY KEY, rich bigint REFERENCES rich)")
        connection.exec_driver_sql("INSERT INTO child VALUES (5, 1)")
    engine.dispose()
    with open_connector("sql", rich).session() as session:
        assert [c.name for c in session.describe(["public.rich", "child"]).collections] == ["child", "public.rich"]
        assert [r.collection for r in session.referrers(named, [ONE])] == ["child"]


def test_text_that_is_no_text_does_not_stop_the_search(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("CREATE TABLE note (id integer primary key, text text)")
        connection.execute("INSERT INTO note VALUES (1, CAST(x'4a616eff' AS text)), (2, 'Jan'), (3, x'4a616e')")
        connection.execute(
            "INSERT INTO note VALUES (4, 'before' || char(0) || 'Jan'), (5, 'x' || char(0) || '0612345678')"
        )
    note = Collection(CollectionId("crm", "note"), (Field("id", primary_key=True), Field("text")))
    with open_connector("sql", Address(f"sqlite:///{tmp_path}/a.db")).session() as session:
        assert _ids(session, note, Match("text", CONTAINS, ("JAN",))) == [1, 2, 3, 4]
        assert _ids(session, note, Match("text", Comparison.DIGITS_WITHIN, ("612345678",))) == [5]
        broken = RowKey(note.id, (("id", 1),))
        assert session.read(note, [broken])[broken].values["text"] == "Jan\ufffd"
        with session.transaction() as transaction:
            assert transaction.change(note, [Change(broken, {"text": "[gewist]"})]) == 1


def test_loose_types_of_sqlite_are_found_and_read(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute(
            "CREATE TABLE loose (id, born date, seen datetime, n integer, doc text, name text COLLATE NOCASE)"
        )
        rows = [
            ("7", "1980-02-29", "2026-11-01T09:30:00", "12", '{"a": {"b": "Dorp"}}', "Jan"),
            (7, "29-02-1980", "long ago", 12, "{broken", "jan"),
            (8, None, "2026-11-01 09:30:00", "twelve", None, "piet"),
        ]
        connection.executemany("INSERT INTO loose VALUES (?, ?, ?, ?, ?, ?)", rows)
    fields = (Field("id", primary_key=True), *(Field(n) for n in ("born", "seen", "n", "doc", "doc.a.b", "name")))
    loose = Collection(CollectionId("crm", "loose"), fields)
    with open_connector("sql", Address(f"sqlite:///{tmp_path}/a.db")).session() as session:
        assert _ids(session, loose, Match("seen", EXACT, ("2026-11-01T09:30",))) == ["7", 8]
        assert _ids(session, loose, Match("n", EXACT, ("12",))) == ["7", 7]
        assert _ids(session, loose, Match("born", EXACT, ("29-02-1980",))) == [7]
        assert _ids(session, loose, Match("doc.a.b", FOLDED, ("dorp",))) == ["7"]
        assert _ids(session, loose, Match("name", EXACT, ("Jan",))) == ["7"]
        values = [row.values["born"] for row in session.find(loose, [Match("name", FOLDED, ("JAN",))])]
    assert values == [date(1980, 2, 29), "29-02-1980"]


def test_mariadb_s_own_types_are_read(mariadb: MariaDB) -> None:
    url = mariadb.database("types")
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE rich (id int PRIMARY KEY, mood enum('glad','sad'), yes tinyint(1), born date, doc json,"
            " raw varbinary(20), at time, name varchar(20) COLLATE utf8mb4_bin, twice int AS (id * 2) STORED)"
        )
        connection.exec_driver_sql("SET SESSION sql_mode = ''")
        connection.exec_driver_sql(
            "INSERT INTO rich (id, mood, yes, born, doc, raw, at, name) VALUES (1, 'glad', 1, '0000-00-00',"
            " '{\"a\": {\"b\": \"Dorp\"}}', x'00ff', '09:30:00', ' Jan ')"
        )
    engine.dispose()
    names = ("mood", "yes", "born", "doc", "raw", "at", "name", "twice", "doc.a.b")
    rich = Collection(CollectionId("crm", "rich"), (Field("id", primary_key=True), *(Field(n) for n in names)))
    with open_connector("sql", Address(url)).session() as session:
        for field, comparison, wanted in (
            ("mood", EXACT, "glad"),
            ("yes", EXACT, "true"),
            ("name", FOLDED, "JAN"),
            ("doc.a.b", FOLDED, "DORP"),
            ("raw", EXACT, b"\x00\xff"),
        ):
            (row,) = session.find(rich, [Match(field, comparison, (wanted,))])
        facts = session.describe(["rich"]).collection("rich")
    assert row.values["yes"] is True
    assert row.values["born"] == "0000-00-00"
    assert row.values["raw"] == b"\x00\xff"
    assert row.values["at"] == "09:30:00"
    assert facts is not None
    twice = facts.column("twice")
    assert twice is not None
    assert twice.generated
