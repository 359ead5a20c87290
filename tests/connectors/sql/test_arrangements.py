"""Views, partitions, heirs, triggers, histories, namespaces: what is reached, never written, or said."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from houvast.connectors.protocol import Address, Change, CollectionFacts, Comparison, Match, Refused, Session
from houvast.connectors.sql.connector import SqlConnector, open_connector
from houvast.engines.datamap.model import Collection, CollectionId, DataMap, Field, SystemMap
from houvast.engines.datamap.rows import RowKey
from houvast.engines.planner.plan import Cell, RowPlan, Verb
from houvast.features.erasure.carrying_out import carry_out
from houvast.features.erasure.instructions import instruction_of

SQLITE, PG, MARIA = "sqlite", "postgresql", "mariadb"
ALL = (SQLITE, PG, MARIA)
NAMED = [Match("name", Comparison.FOLDED, ("JAN",))]
MAKE = "CREATE TABLE thing (id integer PRIMARY KEY, name varchar(40))"
FILL = "INSERT INTO thing VALUES (1, 'Jan'), (2, 'Piet')"


@pytest.fixture
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., SqlConnector]:
    """Make a fresh database of a brand from statements, and a connector to it."""

    def made(brand: str, *statements: str) -> SqlConnector:
        if brand == SQLITE:
            url = f"sqlite:///{tmp_path}/crm.db"
        else:
            url = request.getfixturevalue("postgres" if brand == PG else brand).database("arrangements")
        engine = sa.create_engine(url)
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
        engine.dispose()
        connector = open_connector(Address(url))
        request.addfinalizer(connector.close)
        return connector

    return made


Make = Callable[..., SqlConnector]


def of(name: str, schema: str = "", *more: str) -> Collection:
    fields = (Field("id", primary_key=True), Field("name"), *map(Field, more))
    return Collection(CollectionId("crm", name), fields, schema=schema)


def facts_of(session: Session, name: str) -> CollectionFacts:
    facts = session.describe([name]).collection(name)
    assert facts is not None
    return facts


@pytest.mark.parametrize("brand", ALL)
def test_a_view_is_read_and_never_written_also_where_it_could_be(make: Make, brand: str) -> None:
    connector = make(brand, MAKE, FILL, "CREATE VIEW seen AS SELECT id, name FROM thing")
    seen = of("seen")
    with connector.session() as session:
        facts = facts_of(session, "seen")
        assert (facts.read_only, facts.may_update, facts.may_delete) == (True, False, False)
        assert not any(c.writable for c in facts.columns)
        (row,) = session.find(seen, NAMED)
        assert row.values["id"] == 1


def test_a_materialised_view_is_read_and_said_of_the_table(make: Make) -> None:
    connector = make(PG, MAKE, FILL, "CREATE MATERIALIZED VIEW counted AS SELECT id, name FROM thing")
    with connector.session() as session:
        assert facts_of(session, "counted").read_only
        assert facts_of(session, "thing").copies == ("the materialised view counted, until it is refreshed,",)
        assert len(list(session.find(of("counted"), NAMED))) == 1


def test_partitions_are_reached_through_their_table_alone(make: Make) -> None:
    connector = make(
        PG,
        "CREATE TABLE thing (id int PRIMARY KEY, name text) PARTITION BY RANGE (id)",
        "CREATE TABLE thing_low PARTITION OF thing FOR VALUES FROM (0) TO (100)",
        "CREATE TABLE thing_high PARTITION OF thing FOR VALUES FROM (100) TO (200)",
        "CREATE TABLE card (id int PRIMARY KEY, thing int REFERENCES thing)",
        "CREATE TABLE note (id int, thing int REFERENCES thing, PRIMARY KEY (id)) PARTITION BY RANGE (id)",
        "CREATE TABLE note_low PARTITION OF note FOR VALUES FROM (0) TO (100)",
        "INSERT INTO thing VALUES (1, 'Jan'), (150, 'jan')",
        "INSERT INTO card VALUES (5, 1)",
        "INSERT INTO note VALUES (7, 150)",
    )
    thing = of("thing")
    with connector.session() as session:
        facts = session.describe()
        assert [c.name for c in facts.collections] == ["card", "note", "thing"]
        card = facts.collection("card")
        assert card is not None
        assert {key.target for key in card.foreign_keys} == {"thing"}
        rows = list(session.find(thing, NAMED))
        assert {row.values["id"] for row in rows} == {1, 150}
        found = sorted(session.referrers(thing, [row.key for row in rows]), key=lambda r: r.collection)
        assert [(r.collection, r.key) for r in found] == [("card", (("id", 5),)), ("note", (("id", 7),))]
        with pytest.raises(Refused), session.transaction() as transaction:
            transaction.erase(thing, [row.key for row in rows])
        with session.transaction() as transaction:
            assert transaction.change(thing, [Change(row.key, {"name": None}) for row in rows]) == 2


def test_rows_of_heirs_are_reached_through_the_table_that_they_inherit_from(make: Make) -> None:
    connector = make(
        PG,
        MAKE,
        "CREATE TABLE heir (extra text) INHERITS (thing)",
        "INSERT INTO thing VALUES (1, 'Jan')",
        "INSERT INTO heir VALUES (2, 'Jan', 'x')",
    )
    with connector.session() as session:
        rows = list(session.find(of("thing"), NAMED))
        assert {row.values["id"] for row in rows} == {1, 2}
        with session.transaction() as transaction:
            assert transaction.erase(of("thing"), [row.key for row in rows]) == 2
        assert not list(session.find(Collection(CollectionId("crm", "heir"), (Field("name"),)), NAMED))


BACK = "BEGIN new.name := old.name; RETURN new; END"
COPY = "BEGIN INSERT INTO old VALUES (old.id, old.name); RETURN old; END"
PUTS_BACK = {
    SQLITE: (
        "CREATE TRIGGER stubborn AFTER UPDATE ON thing BEGIN UPDATE thing SET name = old.name WHERE id = old.id; END",
    ),
    PG: (f"CREATE FUNCTION put_back() RETURNS trigger LANGUAGE plpgsql AS $${BACK}$$",
         "CREATE TRIGGER stubborn BEFORE UPDATE ON thing FOR EACH ROW EXECUTE FUNCTION put_back()"),
    MARIA: ("CREATE TRIGGER stubborn BEFORE UPDATE ON thing FOR EACH ROW SET NEW.name = OLD.name",),
}  # fmt: skip
COPIES = {
    SQLITE: ("CREATE TRIGGER copier AFTER DELETE ON thing BEGIN INSERT INTO old VALUES (old.id, old.name); END",),
    PG: (f"CREATE FUNCTION copy_old() RETURNS trigger LANGUAGE plpgsql AS $${COPY}$$",
         "CREATE TRIGGER copier AFTER DELETE ON thing FOR EACH ROW EXECUTE FUNCTION copy_old()"),
    MARIA: ("CREATE TRIGGER copier AFTER DELETE ON thing FOR EACH ROW INSERT INTO old VALUES (OLD.id, OLD.name)",),
}  # fmt: skip


@pytest.mark.parametrize("brand", ALL)
def test_a_trigger_that_puts_the_value_back_is_caught_before_the_end(make: Make, brand: str) -> None:
    connector = make(brand, MAKE, FILL, *PUTS_BACK[brand])
    thing = of("thing")
    key = RowKey(thing.id, (("id", 1),))
    with connector.session() as session:
        assert facts_of(session, "thing").copies == ("the trigger stubborn",)
        before = session.read(thing, [key])[key].values
        planned = RowPlan(key, Verb.CHANGE, before, (Cell("name", "null", "Jan", None),))
        whole = DataMap((SystemMap("crm", (thing,)),))
        with pytest.raises(Refused, match="do not hold what was written"):
            carry_out("crm", session, whole, [instruction_of(planned)], transactional=True)
        assert session.read(thing, [key])[key].values == before


@pytest.mark.parametrize("brand", ALL)
def test_a_trigger_that_copies_is_told_and_its_copy_is_found(make: Make, brand: str) -> None:
    old = "CREATE TABLE old (id integer PRIMARY KEY, name varchar(40))"
    connector = make(brand, MAKE, FILL, old, *COPIES[brand])
    thing = of("thing")
    with connector.session() as session:
        assert facts_of(session, "thing").copies == ("the trigger copier",)
        (row,) = session.find(thing, NAMED)
        with session.transaction() as transaction:
            assert transaction.erase(thing, [row.key]) == 1
        assert [row.values["id"] for row in session.find(of("old"), NAMED)] == [1]


def test_a_table_that_keeps_its_history_is_reached_and_said(make: Make) -> None:
    connector = make(
        MARIA,
        "CREATE TABLE thing (id integer PRIMARY KEY, name varchar(40)) WITH SYSTEM VERSIONING",
        "CREATE TABLE card (id integer PRIMARY KEY, thing integer, FOREIGN KEY (thing) REFERENCES thing (id))"
        " WITH SYSTEM VERSIONING",
        FILL,
        "INSERT INTO card VALUES (5, 1)",
    )
    thing = of("thing")
    with connector.session() as session:
        assert {c.name for c in session.describe().collections} == {"card", "thing"}
        assert facts_of(session, "thing").copies == ("the history that the database keeps of its rows",)
        (row,) = session.find(thing, NAMED)
        assert [r.collection for r in session.referrers(thing, [row.key])] == ["card"]


@pytest.mark.parametrize("brand", [PG, MARIA])
def test_a_table_in_another_namespace_is_reached(make: Make, brand: str) -> None:
    other = 'CREATE SCHEMA "oud archief"' if brand == PG else "CREATE OR REPLACE DATABASE `oud archief`"
    name = '"oud archief"."Klant"' if brand == PG else "`oud archief`.`Klant`"
    connector = make(
        brand,
        other,
        f"CREATE TABLE {name} (id integer PRIMARY KEY, name varchar(40))",
        f"INSERT INTO {name} VALUES (1, 'Jan')",
    )
    klant = of("Klant", "oud archief")
    with connector.session() as session:
        (row,) = session.find(klant, NAMED)
        facts = session.describe(["oud archief.Klant"]).collection("oud archief.Klant")
        assert facts is not None
        assert (facts.key, facts.may_delete) == (("id",), True)
        with session.transaction() as transaction:
            assert transaction.change(klant, [Change(row.key, {"name": None})]) == 1
            assert transaction.erase(klant, [row.key]) == 1


@pytest.mark.parametrize("brand", ALL)
def test_a_composite_key_of_several_types_finds_its_row_again(make: Make, brand: str) -> None:
    connector = make(
        brand,
        "CREATE TABLE thing (house integer, day date, nr varchar(10), name varchar(40), PRIMARY KEY (house, day, nr))",
        "INSERT INTO thing VALUES (1, '2026-01-02', 'a', 'Jan'), (1, '2026-01-02', 'b', 'Piet')",
    )
    keyed = tuple(Field(n, primary_key=True) for n in ("house", "day", "nr"))
    thing = Collection(CollectionId("crm", "thing"), (*keyed, Field("name")))
    with connector.session() as session:
        (row,) = session.find(thing, NAMED)
        with session.transaction() as transaction:
            assert transaction.change(thing, [Change(row.key, {"name": "x"})]) == 1
            assert transaction.lock(thing, [row.key])[row.key].values["name"] == "x"
            assert transaction.erase(thing, [row.key]) == 1
