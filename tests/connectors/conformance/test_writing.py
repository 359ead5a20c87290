"""What is written is written whole, counted, and undone whole."""
# ruff: noqa: PT012  (what is refused at the end has to be undone from the start)

from datetime import date

import pytest

from houvast.connectors.protocol import Change, Comparison, Match, Refused, Session, Unreadable
from houvast.engines.datamap.model import Collection, Field
from houvast.engines.datamap.rows import Row, RowKey
from tests.connectors.conformance.systems import ORDERS, PERSON, System, key, keys, order_key, person, plain


def _row(session: Session, of: RowKey) -> Row:
    return session.read(PERSON, [of])[of]


def test_rows_are_held_and_read(system: System, session: Session) -> None:
    system.put("person", person(1, email="a"), person(2))
    with session.transaction() as transaction:
        held = transaction.lock(PERSON, keys([1, 2, 3]))
        assert set(held) == set(keys([1, 2]))
        assert held[key(1)].values["email"] == "a"


def test_values_are_changed_and_others_stay(system: System, session: Session) -> None:
    system.put("person", person(1, email="a", phone="1"), person(2, email="b"), person(3, email="c"))
    changes = [
        Change(key(1), {"email": None, "name": "Gewist"}),
        Change(key(2), {"email": None, "name": "Gewist"}),
        Change(key(9), {"email": None, "name": "Gewist"}),
        Change(key(3), {"born": date(1980, 1, 1)}),
    ]
    with session.transaction() as transaction:
        assert transaction.change(PERSON, changes) == 3
    first, second, third = (_row(session, key(n)).values for n in (1, 2, 3))
    assert (first["email"], first["name"], first["phone"]) == (None, "Gewist", "1")
    assert (second["email"], second["name"]) == (None, "Gewist")
    assert (third["email"], third["name"], third["born"]) == ("c", "Persoon 3", date(1980, 1, 1))


def test_what_was_written_is_read_before_the_end(system: System, session: Session) -> None:
    system.put("person", person(1, email="a", phone="1"), person(2))
    with session.transaction() as transaction:
        transaction.lock(PERSON, keys([1, 2]))
        transaction.change(PERSON, [Change(key(1), {"email": None, "name": "Gewist"})])
        transaction.erase(PERSON, [key(2)])
        now = transaction.lock(PERSON, keys([1, 2]))
        assert set(now) == {key(1)}
        row = now[key(1)].values
        assert (row["email"], row["name"], row["phone"]) == (None, "Gewist", "1")


def test_changing_to_what_is_already_there_counts(system: System, session: Session) -> None:
    system.put("person", person(1, email="a"), person(2, email="a"))
    with session.transaction() as transaction:
        assert transaction.change(PERSON, [Change(k, {"email": "a"}) for k in keys([1, 2])]) == 2
        assert transaction.change(PERSON, [Change(key(1), {"email": "a"})]) == 1


def test_two_changes_of_one_row_both_hold(system: System, session: Session) -> None:
    system.put("person", person(1, email="a", phone="1"))
    with session.transaction() as transaction:
        count = transaction.change(PERSON, [Change(key(1), {"email": "b"}), Change(key(1), {"phone": None})])
    assert count == 1
    row = _row(session, key(1)).values
    assert (row["email"], row["phone"]) == ("b", None)


@pytest.mark.parametrize("text", ["O'Neill", "'; DROP TABLE person; --", "100% %s :x ?", "😀 Zoë", "x\\", "a\nb"])
def test_nasty_text_is_written_as_it_is(system: System, session: Session, text: str) -> None:
    system.put("person", person(1), person(2))
    with session.transaction() as transaction:
        transaction.change(PERSON, [Change(key(1), {"email": text})])
    assert _row(session, key(1)).values["email"] == text
    assert _row(session, key(2)).values["email"] is None


def test_nested_field_is_changed_and_its_neighbours_stay(system: System, session: Session) -> None:
    system.put("person", person(1, doc={"home": {"city": "Ons Dorp", "nr": 3}, "phones": [{"number": "1"}, {"x": 2}]}))
    with session.transaction() as transaction:
        change = Change(key(1), {"doc.home.city": None, "doc.phones.number": "-", "email": "new"})
        assert transaction.change(PERSON, [change]) == 1
    values = _row(session, key(1)).values
    assert plain(values["doc"]) == {"home": {"city": None, "nr": 3}, "phones": [{"number": "-"}, {"x": 2}]}
    assert values["email"] == "new"


def test_rows_are_erased_and_counted(system: System, session: Session) -> None:
    system.put("person", *(person(n) for n in range(1, 6)))
    with session.transaction() as transaction:
        assert transaction.erase(PERSON, keys([1, 2, 9])) == 2
    with session.transaction() as transaction:
        assert transaction.erase(PERSON, keys([1, 2, 9])) == 0
    assert set(session.read(PERSON, keys(range(10)))) == set(keys([3, 4, 5]))


def test_thousands_of_rows_are_erased_in_one_go(system: System, session: Session) -> None:
    system.put("person", *(person(n) for n in range(5500)))
    with session.transaction() as transaction:
        assert transaction.change(PERSON, [Change(k, {"email": None}) for k in keys(range(5500))]) == 5500
        assert transaction.erase(PERSON, keys(range(5400))) == 5400
    assert len(session.read(PERSON, keys(range(5500)))) == 100


def test_composite_keys_are_changed_and_erased(strict: System, strict_session: Session) -> None:
    strict.put("person", person(1))
    strict.put("orders", *({"house": h, "nr": "A", "person_id": 1, "what": "x"} for h in range(300)))
    with strict_session.transaction() as transaction:
        assert transaction.change(ORDERS, [Change(order_key(h, "A"), {"what": None}) for h in range(250)]) == 250
        assert transaction.erase(ORDERS, [order_key(h, "A") for h in range(200)] + [order_key(299, "B")]) == 200
    rows = strict_session.read(ORDERS, [order_key(h, "A") for h in range(300)])
    assert len(rows) == 100
    assert sum(row.values["what"] is None for row in rows.values()) == 50


def test_an_exception_undoes_everything(system: System, session: Session) -> None:
    system.put("person", person(1, email="a"), person(2))
    with pytest.raises(KeyError), session.transaction() as transaction:
        transaction.change(PERSON, [Change(key(1), {"email": None})])
        transaction.erase(PERSON, [key(2)])
        raise KeyError
    assert _row(session, key(1)).values["email"] == "a"
    assert key(2) in session.read(PERSON, [key(2)])


@pytest.mark.parametrize(
    ("values", "named"),
    [({"name": None}, "name"), ({"code": "taken"}, "code"), ({"code": "much too long for this column"}, "")],
)
def test_a_broken_constraint_is_said_and_undoes_everything(
    strict: System, strict_session: Session, values: dict[str, str | None], named: str
) -> None:
    if strict.kind == "sqlite" and "long" in str(values):
        values = {"name": None}  # SQLite holds no lengths: the other refusal stands in
    strict.put("person", person(1, email="secret-1"), person(2, code="taken", email="secret-2"), person(3))
    with pytest.raises(Refused, match="nothing was changed") as caught, strict_session.transaction() as transaction:
        transaction.erase(PERSON, [key(3)])
        transaction.change(PERSON, [Change(key(2), {"email": None})])
        transaction.change(PERSON, [Change(key(1), {"email": None, **values})])
    message = str(caught.value)
    assert "crm:person" in message or "person" in message
    assert named in message
    assert "\n" not in message
    assert not any(word in message for word in ("taken)", "secret", "much too long"))
    assert caught.value.__cause__ is None
    rows = strict_session.read(PERSON, keys([1, 2, 3]))
    assert [rows[k].values["email"] for k in keys([1, 2, 3])] == ["secret-1", "secret-2", None]


def test_a_row_that_is_referred_to_cannot_go(strict: System, strict_session: Session) -> None:
    strict.put("person", person(1), person(2))
    strict.put("orders", {"house": 1, "nr": "A", "person_id": 1})
    with pytest.raises(Refused), strict_session.transaction() as transaction:
        transaction.erase(PERSON, keys([2]))
        transaction.erase(PERSON, keys([1]))
    assert len(strict_session.read(PERSON, keys([1, 2]))) == 2
    with strict_session.transaction() as transaction:
        transaction.erase(ORDERS, [order_key(1, "A")])
        assert transaction.erase(PERSON, keys([1])) == 1


def test_a_reference_to_nothing_is_refused(strict: System, strict_session: Session) -> None:
    strict.put("person", person(1))
    strict.put("orders", {"house": 1, "nr": "A", "person_id": 1})
    with pytest.raises(Refused), strict_session.transaction() as transaction:
        transaction.change(ORDERS, [Change(order_key(1, "A"), {"person_id": 77})])
    assert strict_session.read(ORDERS, [order_key(1, "A")])[order_key(1, "A")].values["person_id"] == 1


def test_a_session_goes_on_after_a_refusal(strict: System, strict_session: Session) -> None:
    strict.put("person", person(1))
    for _ in range(3):
        with pytest.raises(Refused), strict_session.transaction() as transaction:
            transaction.change(PERSON, [Change(key(1), {"name": None})])
    with strict_session.transaction() as transaction:
        assert transaction.change(PERSON, [Change(key(1), {"name": "Nieuw"})]) == 1
    assert _row(strict_session, key(1)).values["name"] == "Nieuw"


@pytest.mark.parametrize("name", ["nothing", "name = 'x' --"])
def test_an_unknown_column_is_not_written(strict: System, strict_session: Session, name: str) -> None:
    strict.put("person", person(1))
    with pytest.raises(Unreadable, match="no column"), strict_session.transaction() as transaction:
        transaction.change(PERSON, [Change(key(1), {name: "x"})])
    assert _row(strict_session, key(1)).values["name"] == "Persoon 1"


@pytest.mark.parametrize("wrong", ["not a date", "1980-13-45"])
def test_a_value_that_the_column_cannot_hold_is_refused(strict: System, strict_session: Session, wrong: str) -> None:
    if strict.kind == "memory":
        wrong = "x" * 21
    field = "code" if strict.kind == "memory" else "born"
    strict.put("person", person(1))
    with pytest.raises(Refused) as caught, strict_session.transaction() as transaction:
        transaction.change(PERSON, [Change(key(1), {field: wrong})])
    assert wrong not in str(caught.value)


def test_a_map_without_its_own_key_takes_the_system_s(strict: System, strict_session: Session) -> None:
    strict.put("person", person(1, email="a"))
    keyless = Collection(PERSON.id, (Field("email"),))
    (row,) = strict_session.find(keyless, [Match("email", Comparison.EXACT, ("a",))])
    assert row.key == key(1)
    with strict_session.transaction() as transaction:
        assert transaction.erase(keyless, [row.key]) == 1


def test_a_key_that_is_none_is_refused(strict: System, strict_session: Session) -> None:
    strict.put("person", person(1, email="same"), person(2, email="same"))
    wrong = Collection(PERSON.id, (Field("email", primary_key=True), Field("name")))
    same = RowKey(PERSON.id, (("email", "same"),))
    with pytest.raises(Refused, match="more rows than it should"), strict_session.transaction() as transaction:
        transaction.erase(wrong, [same])
    with pytest.raises(Refused, match="more rows than it should"), strict_session.transaction() as transaction:
        transaction.change(wrong, [Change(same, {"name": "x"})])
    assert len(strict_session.read(PERSON, keys([1, 2]))) == 2
