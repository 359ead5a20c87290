"""Whose rows are whose: a person is found whole, and nobody who shares something with them is swept in."""

from datetime import date

import pytest

from houvast.engines.locating import pool
from houvast.engines.locating.request import TooManyRows
from tests.engines.locating import centre
from tests.engines.locating.centre import BORN, TO, World, by_kind, mapped, of, show, table

PHONE = "06-12345678"
LANDLINE = "020-1234567"


@pytest.fixture(name="world")
def family_of_two() -> World:
    """Vera and Bram: one home, one landline, two people."""
    world = World()
    world.add("crm:household", id=1, phone=LANDLINE, postcode="1234 AB")
    world.add("crm:address", id=1, street="Lange Laan 12")
    home = {"household_id": 1, "address_id": 1, "surname": "de Wit"}
    world.add("crm:customer", id=1, number="KL00001", given="Vera", email="vera@example.org", born=BORN, **home)
    world.add("crm:customer", id=2, number="KL00002", given="Bram", email="bram@example.org", **home)
    for person in (1, 2):
        world.add("crm:order", id=person, customer_id=person, address_id=1)
        world.add("desk:ticket", id=person, number=f"KL0000{person}")
        world.add("desk:message", id=person, ticket_id=person, body="Goedemiddag")
        world.add("post:letter", id=person, message_id=person)
    return world


VERA = {"customer.1", "order.1", "ticket.1", "message.1", "letter.1"}
HOME = {"household.1", "address.1"}


@pytest.mark.parametrize(
    "given",
    [
        {"customer_number": "kl-00001"},
        {"email": "VERA@example.org"},
        {"email": "vera@example.org", "customer_number": "KL00001"},
        {"email": "vera@example.org", "phone_number": LANDLINE},
    ],
)
def test_a_person_is_found_whole_and_the_home_is_shared(world, given):
    assert world.find(**given) == {"own": VERA, "shared": HOME}


def test_a_landline_leads_to_the_household_and_never_from_it_to_its_members(world):
    found = world.find(phone_number=LANDLINE)
    assert found == {"shared": {"household.1"}}


def test_who_lives_alone_has_the_home_alone(world):
    world.rows = [r for r in world.rows if centre.brief(r.key) not in {"customer.2", "order.2"}]
    assert world.find(email="vera@example.org") == {"own": VERA | HOME}


def test_a_home_is_shared_however_many_of_ones_own_rows_refer_to_it(world):
    for serial in range(100, 400):
        world.rows.insert(0, world.rows[0])
        world.add("crm:order", id=serial, customer_id=1, address_id=1)
    world.rows = sorted(world.rows, key=lambda r: centre.brief(r.key) in {"customer.2", "order.2"})
    assert world.find(email="vera@example.org")["shared"] == HOME


def test_a_home_that_another_organisation_refers_to_is_shared_as_well(world):
    world.rows = [r for r in world.rows if centre.brief(r.key) not in {"customer.2", "order.2"}]
    world.add("crm:customer", id=9, client="SC", number="SC00009", address_id=1)
    found = world.find(email="vera@example.org")
    assert found == {"own": VERA | {"household.1"}, "shared": {"address.1"}}


@pytest.mark.parametrize("phones", [(PHONE, "+31612345678"), ("0031 6 12345678", PHONE)])
def test_a_shared_phone_alone_makes_candidates_of_both(world, phones):
    for customer, phone in zip((1, 2), phones, strict=True):
        _row(world, f"customer.{customer}")["phone"] = phone
    found = world.find(phone_number=PHONE)
    assert found == {"candidate": {"customer.1", "customer.2"}}


def test_a_shared_phone_beside_a_key_of_ones_own_sweeps_nobody_in(world):
    _row(world, "customer.1")["phone"] = _row(world, "customer.2")["phone"] = PHONE
    world.add("desk:ticket", id=3, phone=PHONE)
    found = world.find(phone_number=PHONE, customer_number="KL00001")
    assert found["own"] == VERA
    assert "customer.2" not in found.get("candidate", set())
    assert "ticket.3" in found["candidate"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"given": "Johan", "surname": "Bakker"}, {"given": "Johanna", "surname": "Bakker"}),
        (
            {"given": "Jan", "surname": "Bakker", "born": BORN},
            {"given": "Jan", "surname": "Bakker", "born": date(2005, 1, 2)},
        ),
        ({"surname": "Bakker"}, {"surname": "de Wit"}),
    ],
    ids=["Johan and Johanna", "father and son of one name", "two surnames"],
)
def test_two_people_with_one_phone_are_never_one(one, other):
    world = World()
    world.add("crm:customer", id=1, phone=PHONE, **one)
    world.add("crm:customer", id=2, phone=PHONE, **other)
    assert world.find(phone_number=PHONE) == {"candidate": {"customer.1", "customer.2"}}


def test_a_third_row_that_shows_nothing_hides_no_clash():
    """The order in which the rows come must not decide whether a key counts as shared."""
    world = World()
    world.add("crm:customer", id=3, phone=PHONE)
    world.add("crm:customer", id=1, phone=PHONE, given="Jan", surname="Bakker")
    world.add("crm:customer", id=2, phone=PHONE, given="Marie", surname="Bakker")
    found = world.find(phone_number=PHONE)
    assert "own" not in found
    assert {"customer.1", "customer.2"} <= found["candidate"]


def test_father_and_son_are_told_apart_by_the_day_of_birth():
    world = World()
    world.add("crm:customer", id=1, given="Jan", surname="Bakker", born=BORN, phone=PHONE)
    world.add("crm:customer", id=2, given="Jan", surname="Bakker", born=date(2005, 1, 2), phone=PHONE)
    found = world.find(phone_number=PHONE, known=show(given="Jan", surname="Bakker", born=BORN))
    assert found == {"own": {"customer.1"}}


def test_two_people_with_one_e_mail_address_are_candidates_and_a_problem():
    world = World()
    world.add("crm:customer", id=1, given="Vera", surname="de Wit", email="samen@example.org")
    world.add("crm:customer", id=2, given="Bram", surname="de Wit", email="samen@example.org")
    outcome = world.search(email="samen@example.org")
    assert by_kind(outcome) == {"candidate": {"customer.1", "customer.2"}}
    assert outcome.problems == ("ambiguous_key:email",)
    known = world.search(email="samen@example.org", known=show(given="V.", surname="de Wit"))
    assert by_kind(known) == {"own": {"customer.1"}}
    assert known.problems == ()


def test_the_same_person_twice_is_one_person():
    world = World()
    world.add("crm:customer", id=1, number="KL00001", given="Vera", surname="de Wit", email="vera@example.org")
    world.add("crm:customer", id=2, number="KL00002", given="V.", surname="Wit", email="Vera@Example.org", phone=PHONE)
    world.add("desk:ticket", id=2, number="KL00002")
    assert world.find(customer_number="KL00001") == {"own": {"customer.1", "customer.2", "ticket.2"}}


def test_an_old_e_mail_address_leads_to_the_tickets_of_then():
    world = World()
    world.add("crm:customer", id=1, number="KL00001", email="new@example.org", old_email="old@example.org")
    world.add("desk:ticket", id=1, email="old@example.org", number="KL00001")
    world.add("desk:ticket", id=2, email="forgotten@example.org", number="KL00001")
    world.add("desk:ticket", id=3, email="old@example.org")
    assert world.find(email="new@example.org") == {"own": {"customer.1", "ticket.1", "ticket.2", "ticket.3"}}


def test_a_partner_is_somebody_else(world):
    _row(world, "customer.1")["partner_id"] = 2
    _row(world, "customer.2")["partner_id"] = 1
    assert world.find(email="vera@example.org") == {"own": VERA, "shared": HOME}


def test_a_partner_of_whom_nothing_is_known_is_at_most_a_candidate():
    world = World()
    world.add("crm:customer", id=1, given="Vera", surname="de Wit", email="vera@example.org", partner_id=2)
    world.add("crm:customer", id=2)
    world.add("crm:order", id=2, customer_id=2)
    assert "customer.2" not in world.find(email="vera@example.org")["own"]
    assert "order.2" not in world.find(email="vera@example.org")["own"]


def test_an_order_of_somebody_else_delivered_to_the_person_is_not_the_persons_alone(world):
    world.add("crm:order", id=3, customer_id=2, recipient_id=1)
    world.add("crm:order", id=4, customer_id=2, address_id=1)
    world.add("crm:order", id=5, customer_id=1, recipient_id=1)
    found = world.find(email="vera@example.org")
    assert found == {"own": VERA | {"order.5"}, "shared": HOME, "candidate": {"order.3"}}


def test_an_order_between_two_rows_of_the_same_person_is_own():
    world = World()
    world.add("crm:customer", id=1, given="Vera", surname="de Wit", email="vera@example.org")
    world.add("crm:customer", id=2, given="Vera", surname="de Wit", email="vera@example.org")
    world.add("crm:order", id=3, customer_id=2, recipient_id=1)
    assert world.find(email="vera@example.org") == {"own": {"customer.1", "customer.2", "order.3"}}


def test_the_employee_who_handled_a_ticket_is_not_the_person(world):
    world.add("crm:agent", id=7, name="Ans Bos", email="ans@example.org")
    for row in world.rows:
        if row.collection.name in {"ticket", "message"}:
            row.values["agent_id"] = 7
    for given in ({"email": "vera@example.org"}, {"customer_number": "KL00001"}):
        assert world.find(**given) == {"own": VERA, "shared": HOME}
        assert world.find("own", **given) == {}


def test_a_key_of_nobody_finds_nobody(world):
    outcome = world.search(email="nobody@example.org")
    assert outcome.located == ()
    assert outcome.problems == ("nobody",)


def test_a_key_that_fits_too_much_is_refused_in_one_line(world, monkeypatch):
    monkeypatch.setattr(pool, "MAX_ROWS", 1)
    with pytest.raises(TooManyRows, match=r"^\S+: over 1 rows match; give a key that is this person's alone\.$"):
        world.find(email="vera@example.org")


def test_what_hangs_on_a_person_may_be_very_much_and_not_endless(world, monkeypatch):
    monkeypatch.setattr(pool, "MAX_ROWS", 3)
    assert len(world.find(email="vera@example.org")["own"]) > 3
    monkeypatch.setattr(pool, "MAX_WALKED", 3)
    with pytest.raises(TooManyRows, match=r"^\S+: over 3 rows hang on the person; divide the data map\.$"):
        world.find(email="vera@example.org")


def test_references_in_a_circle_end():
    one = table("a:one", centre.ID, of("email", "contact.email", identity="email"), of("two_id", to=["b:two.id"]))
    two = table("b:two", centre.ID, of("three_id", to=["c:three.id"]), of("what", "content"))
    three = table("c:three", centre.ID, of("one_id", to=["a:one.id"]), of("what", "content"))
    world = World(mapped(one, two, three))
    world.add("a:one", id=1, email="vera@example.org", two_id=1)
    world.add("b:two", id=1, three_id=1)
    world.add("c:three", id=1, one_id=1)
    assert world.find(email="vera@example.org")["own"] >= {"one.1", "three.1"}


def test_a_chain_over_three_systems_is_followed(world):
    world.add("desk:message", id=9, ticket_id=1)
    world.add("post:letter", id=9, message_id=9, text="brief")
    outcome = world.search(email="vera@example.org")
    path = next(item.path for item in outcome.located if centre.brief(item.row.key) == "letter.9")
    assert [str(step) for step in path] == [
        "identity desk:ticket.number",
        "desk:ticket.id -> desk:message.ticket_id",
        "desk:message.id -> post:letter.message_id",
    ]


def test_a_reference_is_walked_only_as_it_points():
    child = table("a:child", centre.ID, of("person_id", to=["a:person.id"], way=TO), of("what", "content"))
    person = table("a:person", centre.ID, of("email", "contact.email", identity="email"))
    world = World(mapped(person, child))
    world.add("a:person", id=1, email="vera@example.org")
    world.add("a:child", id=1, person_id=1)
    assert world.find(email="vera@example.org") == {"own": {"person.1"}}


def _row(world: World, name: str) -> dict[str, object]:
    values = next(r.values for r in world.rows if centre.brief(r.key) == name)
    assert isinstance(values, dict)
    return values
