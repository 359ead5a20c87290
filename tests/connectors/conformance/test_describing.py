"""A system describes itself as it is now, with what may be done to it and what points where."""

from datetime import date, datetime

from houvast.connectors.protocol import Referrer, Session, ValueType
from tests.connectors.conformance.systems import ORDERS, PERSON, Database, System, key, keys, order_key, person

# ruff: noqa: DTZ001  (many databases keep moments without a zone)


def test_columns_with_their_types_are_described(system: System, session: Session) -> None:

    system.put("person", person(1, number="K", born=date(1980, 1, 1), seen=datetime(2026, 1, 1, 9), doc={"a": 1}))
    facts = session.describe(["person"]).collection("person")
    assert facts is not None
    types = {c.name: c.type for c in facts.columns}
    assert types["id"] is ValueType.INTEGER
    assert types["number"] is ValueType.TEXT
    assert types["born"] is ValueType.DATE
    assert types["seen"] is ValueType.MOMENT
    assert facts.may_update
    assert facts.may_delete


def test_constraints_are_described(strict: System, strict_session: Session) -> None:
    facts = strict_session.describe(["person", "orders", "nothing"])
    assert {c.name for c in facts.collections} == {"person", "orders"}
    assert facts.transactional
    people, orders = facts.collection("person"), facts.collection("orders")
    assert people is not None
    assert orders is not None
    assert people.key == ("id",)
    assert orders.key == ("house", "nr")
    columns = {c.name: c for c in people.columns}
    assert not columns["id"].nullable
    assert not columns["name"].nullable
    assert columns["email"].nullable
    assert columns["code"].unique
    assert columns["code"].length == 20
    assert ("code",) in people.unique_keys
    (foreign_key,) = orders.foreign_keys
    assert (foreign_key.columns, foreign_key.target, foreign_key.target_columns) == (("person_id",), "person", ("id",))


def test_every_table_is_described_when_none_is_named(strict: System, strict_session: Session) -> None:
    facts = strict_session.describe()
    assert {"person", "orders", "card"} <= {c.name for c in facts.collections}
    card = facts.collection("card")
    assert card is not None
    assert card.foreign_keys[0].on_delete == "cascade"


def test_rows_that_point_at_rows_are_found_in_mapped_and_unmapped_tables(
    strict: System, strict_session: Session
) -> None:
    strict.put("person", person(1), person(2), person(3))
    strict.put("orders", {"house": 1, "nr": "A", "person_id": 1}, {"house": 1, "nr": "B", "person_id": 3})
    strict.put("card", {"serial": 5, "holder": 2}, {"serial": 6, "holder": None})
    found = sorted(strict_session.referrers(PERSON, keys([1, 2])), key=lambda r: r.collection)
    assert found == [
        Referrer("card", ("holder",), key(2), (("serial", 5),)),
        Referrer("orders", ("person_id",), key(1), (("house", 1), ("nr", "A"))),
    ]
    assert list(strict_session.referrers(ORDERS, [order_key(1, "A")])) == []


def test_many_referrers_are_found(strict: System, strict_session: Session) -> None:
    strict.put("person", *(person(n) for n in range(50)))
    strict.put("card", *({"serial": n, "holder": n % 50} for n in range(3000)))
    assert len(list(strict_session.referrers(PERSON, keys(range(25))))) == 1500


def test_views_are_read_only(database: Database) -> None:
    database.run("CREATE VIEW adults AS SELECT id, email FROM person")
    try:
        with database.open().session() as session:
            facts = session.describe(["adults"]).collection("adults")
    finally:
        database.run("DROP VIEW adults")
    assert facts is not None
    assert facts.read_only
    assert not facts.may_update
    assert not facts.may_delete
    assert facts.key == ()


def test_a_change_of_the_tables_shows_at_once(database: Database) -> None:
    database.run("CREATE TABLE brief (id integer primary key, email varchar(20))")
    try:
        with database.open().session() as session:
            before = session.describe(["brief"]).collection("brief")
            database.run("ALTER TABLE brief ADD COLUMN phone varchar(20)")
            after = session.describe(["brief"]).collection("brief")
    finally:
        database.run("DROP TABLE brief")
    assert before is not None
    assert after is not None
    assert before.column("phone") is None
    assert after.column("phone") is not None
