"""Which rows of a collection are found, which of them are given, and what is said where that cannot be."""

import pytest

from houvast.connectors.protocol import CanWalk, Comparison, Match, Session, Unreadable, Within
from houvast.engines.datamap.model import Collection, CollectionId, Field
from tests.connectors.conformance.systems import (
    ORDERS,
    PERSON,
    Database,
    System,
    found_ids,
    keys,
    order_key,
    person,
)

EXACT, FOLDED, DIGITS = Comparison.EXACT, Comparison.FOLDED, Comparison.DIGITS
COMPACT, CONTAINS = Comparison.COMPACT, Comparison.CONTAINS


def test_a_walk_meets_every_row_once_and_stays_within_the_fence(system: System, session: Session) -> None:
    system.put("person", person(1, client="A"), person(2, client="B"), person(3, client="A"), person(4))
    assert isinstance(session, CanWalk)
    assert [row.values["id"] for row in session.walk(PERSON)] == [row.values["id"] for row in session.walk(PERSON)]
    assert sorted(row.key.values[0][1] for row in session.walk(PERSON)) == [1, 2, 3, 4]  # type: ignore[type-var]
    inside = session.walk(PERSON, Within("client", ("A",)))
    assert sorted(row.key.values[0][1] for row in inside) == [1, 3]  # type: ignore[type-var]
    assert list(session.walk(PERSON, Within("client", ("C",)))) == []


def test_any_of_several_matches_suffices_and_each_row_comes_once(system: System, session: Session) -> None:
    system.put("person", person(1, email="a@example.org", number="K1"), person(2, number="K 2"), person(3, number="K3"))
    matches = (
        Match("email", FOLDED, ("A@example.org",)),
        Match("number", COMPACT, ("K-1", "k2")),
        Match("id", EXACT, (1,)),
    )
    assert found_ids(session, *matches) == [1, 2]


def test_fence_hides_all_other_rows(system: System, session: Session) -> None:
    system.put("person", *(person(n, email="x@example.org", client=c) for n, c in enumerate(("ZE", "ze", "SV", None))))
    wanted = Match("email", FOLDED, ("x@example.org",))
    assert found_ids(session, wanted, within=Within("client", ("ZE",))) == [0]
    assert found_ids(session, wanted, within=Within("client", ("ZE", "SV"))) == [0, 2]
    assert found_ids(session, wanted, within=Within("client", ())) == []


def test_fence_may_be_a_column_that_the_map_does_not_know(system: System, session: Session) -> None:
    system.put("person", person(1, email="x", client="ZE"), person(2, email="x", client="SV"))
    narrow = Collection(PERSON.id, (Field("id", primary_key=True), Field("email")))
    (row,) = session.find(narrow, [Match("email", FOLDED, ("X",))], Within("client", ("SV",)))
    assert dict(row.values) == {"id": 2, "email": "x"}


@pytest.mark.parametrize("comparison", [EXACT, FOLDED, CONTAINS])
def test_limit_counts_rows_that_match(system: System, session: Session, comparison: Comparison) -> None:
    system.put("person", *(person(n, email="same") for n in range(9)))
    assert len(found_ids(session, Match("email", comparison, ("same",)), limit=4)) == 4
    assert len(found_ids(session, Match("email", comparison, ("same",)), limit=40)) == 9


def test_only_fields_of_the_map_are_given(system: System, session: Session) -> None:
    system.put("person", person(1, email="a", note="secret"))
    narrow = Collection(PERSON.id, (Field("id", primary_key=True), Field("email")))
    (row,) = session.find(narrow, [Match("email", EXACT, ("a",))])
    assert dict(row.values) == {"id": 1, "email": "a"}
    assert row.key.values == (("id", 1),)


def test_five_thousand_values_are_followed(system: System, session: Session) -> None:
    system.put("person", *(person(n) for n in range(0, 6000, 2)))
    assert len(found_ids(session, Match("id", EXACT, tuple(range(5000))))) == 2500
    assert len(found_ids(session, Match("name", EXACT, tuple(f"Persoon {n}" for n in range(5000))))) == 2500


def test_result_may_be_left_open_while_more_is_asked(system: System, session: Session) -> None:
    system.put("person", *(person(n, email="same") for n in range(1200)))
    rows = session.find(PERSON, [Match("email", EXACT, ("same",))])
    first = next(rows)
    assert len(session.read(PERSON, keys([1, 2]))) == 2
    assert len({first.key, *(row.key for row in rows)}) == 1200


def test_nested_fields_are_found_and_read(system: System, session: Session) -> None:
    doc = {"home": {"city": "Zoë's Dorp"}, "phones": [{"number": "06-12345678"}, {"number": "010 1234567"}]}
    system.put("person", person(1, doc=doc), person(2, doc={"home": {"city": "Elders"}}), person(3))
    assert found_ids(session, Match("doc.home.city", FOLDED, ("ZOË'S DORP",))) == [1]
    assert found_ids(session, Match("doc.phones.number", DIGITS, ("101234567",))) == [1]
    (row,) = session.find(PERSON, [Match("doc.home.city", EXACT, ("Zoë's Dorp",))])
    assert row.values["doc.phones.number"] == ["06-12345678", "010 1234567"]


def test_composite_keys_are_read(strict: System, strict_session: Session) -> None:
    strict.put("person", person(1))
    strict.put("orders", *({"house": n % 3, "nr": f"O'{n}", "person_id": 1} for n in range(400)))
    wanted = [order_key(n % 3, f"O'{n}") for n in range(300)]
    rows = strict_session.read(ORDERS, [*wanted, order_key(0, "none")])
    assert set(rows) == set(wanted)


def test_rows_that_are_gone_are_left_out(system: System, session: Session) -> None:
    system.put("person", person(1))
    assert set(session.read(PERSON, keys([1, 2, 3]))) == set(keys([1]))
    assert session.read(PERSON, []) == {}


@pytest.mark.parametrize("name", ["nothing", "id; DROP TABLE person", "email OR 1=1 --", '"', "doc_.x"])
def test_column_that_is_not_there_is_said(strict: System, strict_session: Session, name: str) -> None:
    strict.put("person", person(1))
    wrong = Collection(PERSON.id, (Field("id", primary_key=True), Field(name)))
    with pytest.raises(Unreadable, match="no column") as caught:
        list(strict_session.find(wrong, [Match("id", EXACT, (1,))]))
    assert "\n" not in str(caught.value)
    with pytest.raises(Unreadable, match="no column"):
        list(strict_session.find(PERSON, [Match(name, EXACT, ("1",))]))
    assert found_ids(strict_session, Match("id", EXACT, (1,))) == [1]


@pytest.mark.parametrize("name", ["nothing", "person; DROP TABLE person", "'"])
def test_table_that_is_not_there_is_said(strict: System, strict_session: Session, name: str) -> None:
    wrong = Collection(CollectionId("crm", name), PERSON.fields)
    with pytest.raises(Unreadable, match="no such table"):
        list(strict_session.find(wrong, [Match("id", EXACT, (1,))]))


def test_column_that_went_away_meanwhile_is_said(database: Database) -> None:
    database.run("CREATE TABLE brief (id integer primary key, email varchar(20))")
    try:
        brief = Collection(CollectionId("crm", "brief"), (Field("id", primary_key=True), Field("email")))
        with database.open().session() as session:
            assert list(session.find(brief, [Match("email", EXACT, ("x",))])) == []
            database.run("ALTER TABLE brief DROP COLUMN email")
            with pytest.raises(Unreadable, match="not there"):
                list(session.find(brief, [Match("email", EXACT, ("x",))]))
            with pytest.raises(Unreadable, match="no column"):
                list(session.find(brief, [Match("email", EXACT, ("x",))]))
    finally:
        database.run("DROP TABLE brief")


def test_very_many_values_at_once_are_found(system: System, session: Session) -> None:
    system.put("person", *(person(n, client="A" if n % 2 else "B", number=f"K{n}") for n in range(1, 41)))
    wanted = tuple(str(n) for n in range(21, 3_000))
    assert found_ids(session, Match("id", EXACT, wanted)) == sorted(range(21, 41), key=str)
    numbers = tuple(f"K{n}" for n in range(21, 3_000))
    assert found_ids(session, Match("number", EXACT, numbers), within=Within("client", ("A",))) == list(
        range(21, 41, 2)
    )
