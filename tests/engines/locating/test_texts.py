"""The person in what others wrote: by identifier surely, by name as a candidate; and what a human decided."""

import pytest

from houvast.engines.matching.identifiers import identifier
from tests.engines.locating.centre import World, brief, by_kind


@pytest.fixture(name="world")
def vera() -> World:
    world = World()
    world.add(
        "crm:customer",
        id=1,
        number="KL00001",
        given="Vera",
        surname="Spaan",
        email="vera@example.org",
        phone="06-12345678",
    )
    world.add("desk:ticket", id=9, number="KL00009")
    return world


def written(world: World, text: str, **given: object) -> dict[str, list[tuple[str, str]]]:
    """What is found in a message of somebody else's ticket, by kind, as (field, text) pairs."""
    world.add("desk:message", id=9, ticket_id=9, body=text)
    outcome = world.search(**{"email": "vera@example.org"} | given)  # type: ignore[arg-type]
    by_kind(outcome)
    return {i.kind.value: list(i.mentions) for i in outcome.located if brief(i.row.key) == "message.9"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Mail naar VERA@example.org.", ["VERA@example.org"]),
        ("<vera@example.org>, (vera@example.org)", ["vera@example.org", "vera@example.org"][:1]),
        ("bel 0612345678", ["0612345678"]),
        ("bel 06-12345678.", ["06-12345678"]),
        ("bel 06 - 12 34 56 78", ["06 - 12 34 56 78"]),
        ("bel +31 (0)6 12 34 56 78 na vijven", ["+31 (0)6 12 34 56 78"]),
        ("bel 0031612345678", ["0031612345678"]),
        ("bel (06) 1234-5678", ["(06) 1234-5678"]),
        ("klantnr. kl00001!", ["kl00001"]),
        ("KL00001/KL00009", ["KL00001"]),
        ("bel 06-12345678 of mail vera@example.org", ["vera@example.org", "06-12345678"]),
    ],
)
def test_an_identifier_in_any_notation_is_a_mention(world, text, places):
    found = written(world, text)
    assert {kind: {t for _, t in pairs} for kind, pairs in found.items()} == {"mention": set(places)}


@pytest.mark.parametrize(
    "text",
    [
        "marvera@example.org",
        "vera@example.org.example.com",
        "vera@example.orgs",
        "x-vera@example.org",
        "bel 1061234567899",
        "bel 06123456789",
        "KL000012",
        "AKL00001",
        "Veraspaan, Vera van Spaan",
        "Vera, Spaan",
    ],
)
def test_what_only_holds_the_letters_is_no_mention(world, text):
    assert written(world, text) == {}


def test_a_name_alone_is_a_candidate(world):
    assert written(world, "Gesproken met vera spaan.") == {"candidate": [("body", "vera spaan")]}


def test_a_short_number_alone_is_a_candidate(world):
    world.rows.clear()
    world.add("crm:customer", id=1, number="10001", email="vera@example.org")
    world.add("desk:ticket", id=9, number="KL00009")
    assert written(world, "Restbedrag 10001 cent") == {"candidate": [("body", "10001")]}


def test_a_shared_phone_in_a_text_is_a_candidate_also_when_the_other_holder_was_rejected(world):
    other = world.add("crm:customer", id=2, given="Bram", surname="Spaan", phone="0612345678")
    for rejected in ((), (other,)):
        world.rows = [r for r in world.rows if brief(r.key) != "message.9"]
        assert written(world, "bel 06-12345678", rejected=rejected) == {"candidate": [("body", "06-12345678")]}


def test_a_mention_in_the_persons_own_row_is_in_that_row(world):
    world.add("desk:ticket", id=1, number="KL00001", subject="vera@example.org belt")
    outcome = world.search(email="vera@example.org")
    assert by_kind(outcome) == {"own": {"customer.1", "ticket.1"}}
    assert [i.mentions for i in outcome.located if i.mentions] == [(("subject", "vera@example.org"),)]


def test_without_texts_nothing_is_searched_in_them(world):
    written(world, "vera@example.org")
    assert any(q.collection.id.name == "message" for q in world.asked)


def test_what_a_human_accepts_is_own_and_what_hangs_on_it(world):
    world.add("desk:ticket", id=1, phone="0612345678", name="Bram Spaan")
    world.add("desk:message", id=1, ticket_id=1)
    key = world.rows[-2].key
    assert "ticket.1" not in world.find(email="vera@example.org")["own"]
    found = world.find(email="vera@example.org", accepted=[key])
    assert found == {"own": {"customer.1", "ticket.1", "message.1"}}


def test_what_a_human_rejects_is_out_of_view(world):
    key = world.add("desk:ticket", id=1, phone="0612345678")
    assert "ticket.1" in world.find(phone_number="0612345678")["own"]
    assert world.find(phone_number="0612345678", rejected=[key]) == {"own": {"customer.1"}}


def test_a_rejected_row_that_names_the_person_by_identifier_stays_a_mention(world):
    """It is not the person's row, and the person's address stands in it all the same."""
    key = world.add("desk:ticket", id=1, phone="0612345678", subject="vera@example.org en Vera Spaan")
    assert world.find(email="vera@example.org")["candidate"] == {"ticket.1"}
    assert world.find(email="vera@example.org", rejected=[key])["mention"] == {"ticket.1"}


def test_a_rejected_row_that_only_holds_the_name_is_out_of_view(world):
    assert written(world, "Vera Spaan belde") == {"candidate": [("body", "Vera Spaan")]}
    assert written(world, "Vera Spaan belde", rejected=[world.rows[-1].key]) == {}


def test_a_candidate_with_a_name_in_its_text_becomes_a_mention_when_accepted(world):
    written(world, "Vera Spaan belde")
    found = world.find(email="vera@example.org", accepted=[world.rows[-1].key])
    assert found == {"own": {"customer.1"}, "mention": {"message.9"}}


def test_accepting_a_row_under_a_former_name_makes_the_address_no_shared_one():
    world = World()
    world.add("crm:customer", id=1, given="Vera", surname="Spaan", email="vera@example.org")
    second = world.add("crm:customer", id=2, given="Vera", surname="de Wit", email="vera@example.org")
    first = world.rows[0].key
    world.add("desk:ticket", id=1, email="vera@example.org")
    outcome = world.search(email="vera@example.org", accepted=[first, second])
    assert by_kind(outcome) == {"own": {"customer.1", "customer.2", "ticket.1"}}
    assert outcome.shared_keys == frozenset()


def test_rejecting_the_other_holder_of_an_address_leaves_the_address_shared():
    world = World()
    first = world.add("crm:customer", id=1, given="Vera", surname="Spaan", email="samen@example.org")
    other = world.add("crm:customer", id=2, given="Bram", surname="Spaan", email="samen@example.org")
    world.add("desk:ticket", id=1, email="samen@example.org")
    outcome = world.search(email="samen@example.org", accepted=[first], rejected=[other])
    assert by_kind(outcome) == {"own": {"customer.1"}, "candidate": {"ticket.1"}}
    assert {k.value for k in outcome.shared_keys} == {"samen@example.org"}


def test_an_old_value_is_seen_wherever_it_stands(world):
    world.add("desk:message", id=9, ticket_id=9, body="Mail Vera@Example.org")
    world.add("desk:ticket", id=2, client="SC", email="vera@example.org")
    assert world.see(["vera@example.org"]) == {("customer.1", "email"), ("message.9", "body")}
    assert world.see(["vera@example.org"], "scaldis") == {("ticket.2", "email")}
    assert world.see([]) == set()


def test_a_key_is_seen_in_a_text_in_whatever_notation(world):
    world.add("desk:message", id=9, ticket_id=9, body="bel 06-98 76 54 32 na vijf")
    world.add("desk:message", id=10, ticket_id=9, body="bel 06-98 76 54 31 na vijf")
    phone = identifier("phone_number", "+31698765432", country="NL")
    assert world.see([], keys=[phone]) == {("message.9", "body")}
