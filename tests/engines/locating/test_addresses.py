"""Who may be the person at the person's own address is shown, and nobody else who lives there."""

from dataclasses import replace
from datetime import date

import pytest

from houvast.engines.datamap.model import Subject
from houvast.engines.locating import addresses
from houvast.engines.matching.traits import traits_of
from tests.engines.locating.centre import (
    BORN,
    CLIENT,
    ID,
    INHERITED,
    ORGANISATIONS,
    TO,
    World,
    brief,
    by_kind,
    mapped,
    of,
    of_client,
    table,
)

PERSON = (
    ID,
    CLIENT,
    of("number", "unique_id", identity="customer_number"),
    of("given", "name.first"),
    of("surname", "name.last"),
    of("born", "demographic.date_of_birth"),
    of("email", "contact.email", identity="email"),
)
PLACE = (of("postcode", "contact.address.postal_code"), of("street", "contact.address.street"))
SHOP = table("shop:buyer", *PERSON, *PLACE, scope=ORGANISATIONS, subject=Subject.PERSON)
BUYS = table("shop:buy", ID, of("buyer_id", to=["shop:buyer.id"]), of("what", "behavior"), scope=INHERITED)
HOUSE = table("crm:house", ID, *PLACE)
CUSTOMER = table(
    "crm:customer", *PERSON, of("house_id", to=["crm:house.id"]), scope=ORGANISATIONS, subject=Subject.PERSON
)
ADDRESS = table("crm:address", ID, of("customer_id", to=["crm:customer.id"]), *PLACE, scope=INHERITED)
ACCOUNT = of_client("bill:account", of("number", "unique_id", identity="customer_number"), of("holder", "name"))
INVOICE = table(
    "bill:invoice", ID, of("account_id", to=["bill:account.id"]), of("name", "name"), *PLACE, scope=INHERITED
)
HOME = {"postcode": "1234 AB", "street": "Lange Laan 12"}
AGAIN = {"postcode": "1234ab", "street": "Lange Ln. 12"}
VERA = {"given": "Vera", "surname": "de Wit"}


@pytest.fixture(name="world")
def vera_at_home() -> World:
    world = World(mapped(SHOP, BUYS, HOUSE, CUSTOMER, ADDRESS, ACCOUNT, INVOICE))
    world.add("shop:buyer", id=1, number="KL1", email="vera@example.org", born=BORN, **VERA, **HOME)
    return world


def again(world: World, **given):
    return by_kind(world.search(email="vera@example.org", **given))


@pytest.mark.parametrize(
    ("row", "score"),
    [
        (VERA, 70),
        ({"given": "V.", "surname": "Wit"}, 70),
        ({**VERA, "born": BORN}, 79),
        ({**VERA, "number": "KL2", "email": "other@example.org"}, 40),
        ({"surname": "de Wit"}, 40),
    ],
    ids=["name", "initial", "name and birth", "another number and e-mail address", "surname alone"],
)
def test_who_may_be_the_person_is_a_candidate(world, row, score):
    world.add("shop:buyer", id=2, **row, **AGAIN)
    outcome = world.search(email="vera@example.org")
    assert by_kind(outcome) == {"own": {"buyer.1"}, "candidate": {"buyer.2"}}
    found = next(item for item in outcome.located if brief(item.row.key) == "buyer.2")
    assert (found.score, "address_same" in found.evidence) == (score, True)
    assert [str(step) for step in found.path] == ["address shop:buyer.postcode"]


@pytest.mark.parametrize(
    "row",
    [
        {"given": "Bram", "surname": "de Wit"},
        {"given": "B.", "surname": "de Wit"},
        {"given": "Vera", "surname": "Bakker"},
        {"given": "Vera"},
        {},
        {**VERA, "born": date(2005, 1, 2)},
        {"surname": "de Wit", "born": date(2005, 1, 2)},
        {**VERA, "client": "SC"},
        {**VERA, "street": "Lange Laan 14"},
        {**VERA, "postcode": "1234 AC"},
    ],
    ids=[
        "another given name",
        "another initial",
        "another surname",
        "no surname",
        "nobody",
        "another birth date",
        "another birth date at the surname",
        "another organisation",
        "next door",
        "another postcode",
    ],
)
def test_nobody_else_comes_into_view(world, row):
    world.add("shop:buyer", id=2, **{**AGAIN, **row})
    assert again(world) == {"own": {"buyer.1"}}


def test_father_and_son_with_one_initial_are_told_apart_by_a_human(world):
    world.add("shop:buyer", id=2, given="V.", surname="de Wit", number="KL2", **HOME)
    assert again(world)["candidate"] == {"buyer.2"}


def test_a_town_has_many_a_number_twelve():
    world = World(mapped(SHOP))
    world.add("shop:buyer", id=1, email="vera@example.org", **VERA, postcode="9000", street="Korte Kouter 12")
    world.add("shop:buyer", id=2, **VERA, postcode="9000", street="Lange Kouter 12")
    world.add("shop:buyer", id=3, **VERA, postcode="B-9000", street="korte kouter 12")
    assert again(world) == {"own": {"buyer.1"}, "candidate": {"buyer.3"}}


def test_who_has_no_name_or_no_address_is_not_looked_for(world):
    world.rows.clear()
    world.add("shop:buyer", id=1, email="vera@example.org", **VERA)
    world.add("shop:buyer", id=2, email="bram@example.org", **HOME)
    world.find(email="vera@example.org")
    world.find(email="bram@example.org")
    assert not [q for q in world.asked if any(m.field in {"postcode", "street"} for m in q.any_of)]


def test_an_address_that_the_caller_gave_is_looked_at(world):
    world.rows.clear()
    world.add("shop:buyer", id=1, email="vera@example.org", **VERA)
    world.add("shop:buyer", id=2, **VERA, **HOME)
    assert again(world, known=traits_of(SHOP, HOME, country="NL"))["candidate"] == {"buyer.2"}


def test_the_person_is_found_over_a_table_of_addresses(world):
    world.add("crm:customer", id=1, **VERA)
    world.add("crm:customer", id=2, given="Bram", surname="de Wit")
    world.add("crm:customer", id=3, client="SC", **VERA)
    for customer in (1, 2, 3):
        world.add("crm:address", id=customer, customer_id=customer, **AGAIN)
    found = again(world)
    assert found == {"own": {"buyer.1"}, "candidate": {"customer.1"}}


def test_the_person_is_found_over_the_house_that_people_refer_to(world):
    world.add("crm:house", id=1, **AGAIN)
    world.add("crm:customer", id=1, house_id=1, **VERA)
    world.add("crm:customer", id=2, house_id=1, given="Bram", surname="de Wit")
    assert again(world) == {"own": {"buyer.1"}, "candidate": {"customer.1"}}


def test_the_address_of_the_person_may_stand_in_another_table(world):
    world.rows.clear()
    world.add("crm:house", id=1, **HOME)
    world.add("crm:customer", id=1, email="vera@example.org", house_id=1, **VERA)
    world.add("crm:customer", id=2, house_id=1, **VERA)
    world.add("shop:buyer", id=3, **VERA, **AGAIN)
    found = again(world)
    assert found == {"own": {"customer.1"}, "shared": {"house.1"}, "candidate": {"customer.2", "buyer.3"}}


def test_a_house_from_which_the_map_allows_no_step_leads_to_nobody(world):
    one_way = table(
        "crm:customer",
        *PERSON,
        of("house_id", to=["crm:house.id"], way=TO),
        scope=ORGANISATIONS,
        subject=Subject.PERSON,
    )
    closed = World(mapped(SHOP, HOUSE, one_way))
    closed.rows = world.rows
    closed.add("crm:house", id=1, **AGAIN)
    closed.add("crm:customer", id=1, house_id=1, **VERA)
    assert again(closed) == {"own": {"buyer.1"}}


def test_an_invoice_stands_for_the_account_that_it_hangs_on(world):
    world.add("bill:account", id=1, number="KL9", holder="V. de Wit")
    world.add("bill:account", id=2, number="KL8", holder="Bram de Wit")
    for account in (1, 1, 2):
        world.add("bill:invoice", id=len(world.rows), account_id=account, name="V. de Wit", **AGAIN)
    assert again(world) == {"own": {"buyer.1"}, "candidate": {"account.1"}}


def test_an_account_of_somebody_else_at_the_address_is_theirs(world):
    world.add("shop:buyer", id=2, number="KL9", **{**VERA, "born": date(2005, 1, 2)}, **HOME)
    world.add("bill:account", id=1, number="KL9", holder="V. de Wit")
    world.add("bill:invoice", id=1, account_id=1, name="V. de Wit", **AGAIN)
    assert again(world) == {"own": {"buyer.1"}}


def test_where_a_present_was_sent_is_not_the_persons_home(world):
    world.add("bill:account", id=1, number="KL1", holder="Vera de Wit")
    world.add("bill:invoice", id=1, account_id=1, name="Ans Bos", postcode="4321 BA", street="Dreef 1")
    world.add("shop:buyer", id=2, **VERA, postcode="4321 BA", street="Dreef 1")
    assert "candidate" not in again(world)


def test_an_accepted_candidate_is_followed_and_a_rejected_one_is_gone(world):
    key = world.add("shop:buyer", id=2, number="KL2", **VERA, **AGAIN)
    world.add("shop:buy", id=1, buyer_id=2)
    world.add("bill:account", id=1, number="KL2", holder="V. de Wit")
    world.add("bill:invoice", id=1, account_id=1, name="V. de Wit", **AGAIN)
    assert again(world) == {"own": {"buyer.1"}, "candidate": {"buyer.2"}}
    assert again(world, accepted=[key]) == {"own": {"buyer.1", "buyer.2", "buy.1", "account.1", "invoice.1"}}
    assert again(world, rejected=[key]) == {"own": {"buyer.1"}}


def test_a_candidate_is_not_counted_as_the_person(world):
    world.add("shop:buyer", id=2, number="KL2", email="other@example.org", **VERA, **AGAIN)
    known = {i.value for i in world.search(email="vera@example.org").person.identifiers}
    assert known == {"KL1", "vera@example.org"}


def test_after_an_erasure_a_candidate_is_still_only_that(world):
    world.add("bill:account", id=1, number="KL1", holder="Vera de Wit")
    world.add("bill:invoice", id=1, account_id=1, name="Vera de Wit", **AGAIN)
    world.add("shop:buyer", id=2, number="KL2", **VERA, **AGAIN)
    world.rows = [row for row in world.rows if brief(row.key) != "buyer.1"]
    kept = {"account.1", "invoice.1"}
    assert world.find(customer_number="KL1") == {"own": kept, "candidate": {"buyer.2"}}
    world.rows = [row for row in world.rows if brief(row.key) not in kept]
    world.asked.clear()
    assert world.find(customer_number="KL1") == {}
    assert not [q for q in world.asked if any(m.field in {"postcode", "street"} for m in q.any_of)]


def test_the_postcode_of_an_institution_is_cut_and_said(world, monkeypatch):
    monkeypatch.setattr(addresses, "MOST", 5)
    for serial in range(2, 50):
        world.add("shop:buyer", id=serial, given="Bram", surname="Bos", **HOME)
    outcome = world.search(email="vera@example.org")
    assert by_kind(outcome) == {"own": {"buyer.1"}}
    assert outcome.problems == ("address_cut:shop:buyer",)
    assert max(len(world.answer(q)) for q in world.asked) <= 6


def test_no_round_is_paid_for_an_address_where_texts_are_searched(world):
    texts = replace(BUYS, fields=(*BUYS.fields, of("note", "content.private", free_text=True)))
    rounds = []
    for maps in ((SHOP, texts), (replace(SHOP, fields=SHOP.fields[:-1]), texts)):
        other = World(mapped(*maps))
        values = {**VERA, **HOME} if maps[0] is SHOP else {**VERA, "postcode": HOME["postcode"]}
        other.add("shop:buyer", id=1, email="vera@example.org", **values)
        rounds.append(_rounds(other))
    assert rounds[0] == rounds[1]


def _rounds(world: World) -> int:
    counted = 0

    def counting(conversation):
        nonlocal counted
        answers = None
        while True:
            try:
                questions = conversation.send(answers)
            except StopIteration as end:
                return end.value
            counted += 1
            answers = [world.answer(q) for q in questions]

    world.converse = counting  # type: ignore[method-assign]
    world.find(email="vera@example.org")
    return counted
