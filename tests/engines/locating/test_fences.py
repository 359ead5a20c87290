"""No question leaves the fence of the organisation, and no row of another one comes in."""

from collections import Counter

import pytest

from houvast.engines.datamap.model import Scope
from houvast.engines.datamap.questions import Within
from tests.engines.locating.centre import CLIENT, ID, ORGANISATIONS, World, mapped, of, table


@pytest.fixture(name="world")
def customer_of_two_organisations() -> World:
    """Vera is a customer of two, with the same e-mail address, and works at the centre itself."""
    world = World()
    for serial, client in ((1, "EN"), (2, "SC"), (3, "EX")):
        world.add("crm:customer", id=serial, client=client, given="Vera", surname="Spaan", email="vera@example.org")
        world.add("crm:order", id=serial, customer_id=serial)
        world.add("desk:ticket", id=serial, client=client, email="vera@example.org", agent_id=1)
        body = "Mail vera@example.org"
        world.add("desk:message", id=serial, ticket_id=serial, agent_id=1, sender="vera@example.org", body=body)
        world.add("post:letter", id=serial, message_id=serial, text=body)
        world.add("desk:ticket", id=serial + 10, client=client, subject=body)
        world.add("desk:message", id=serial + 10, ticket_id=serial + 10, body=body, agent_id=1)
        world.add("post:letter", id=serial + 10, message_id=serial + 10, text=body)
    world.add("crm:agent", id=1, name="Vera Spaan", email="vera@example.org")
    world.add("post:call_list", id=1, email="vera@example.org", customer_id=2, remark="vera@example.org")
    return world


def of_customers(*serials: int) -> dict[str, set[str]]:
    own = {f"{name}.{serial}" for name in ("customer", "order", "ticket", "message", "letter") for serial in serials}
    return {
        "own": own,
        "mention": {f"{name}.{serial + 10}" for name in ("ticket", "message", "letter") for serial in serials},
    }


def test_each_organisation_sees_its_own(world):
    assert world.find("energie", email="vera@example.org") == of_customers(1, 3)
    assert world.find("own", email="vera@example.org") == {"own": {"agent.1"}}
    scaldis = of_customers(2)
    assert world.find("scaldis", email="vera@example.org") == scaldis | {"own": scaldis["own"] | {"call_list.1"}}


@pytest.mark.parametrize("organisation", ["energie", "scaldis", "own"])
def test_every_question_stays_inside_the_fence(world, organisation):
    world.find(organisation, email="vera@example.org", phone_number="020-1234567")
    world.see(["vera@example.org"], organisation)
    assert world.asked
    for question in world.asked:
        scope = question.collection.scope
        if scope.column:
            assert question.within == Within("client", scope.codes_of(organisation))
        assert scope.organisation in {"", organisation}


def test_what_is_held_in_common_is_asked_for_beyond_the_fence_by_its_key_alone():
    """Whether another organisation needs a row decides whether it may go; nothing else is asked of that one."""
    world = World()
    world.add("crm:address", id=5, street="Lange Laan 12")
    world.add("crm:customer", id=1, email="vera@example.org", address_id=5)
    world.find(email="vera@example.org")
    beyond = [q for q in world.asked if q.collection.scope.column and q.within is None]
    assert {q.collection.id.name for q in beyond} == {"customer"}
    for question in beyond:
        assert [(m.field, m.values) for m in question.any_of] == [("address_id", (5,))]
        assert question.limit == 2


def test_nothing_is_asked_again_in_another_round(world):
    """A field that identifies people and is referred to may be asked twice: for a key, and for what refers to it.

    The row that is referred to is asked for once by each field that refers to it, and to see whose a message is.
    """
    world.find(email="vera@example.org", customer_number="KL00001")
    asked = Counter(
        (q.collection.id, m.field, v) for q in world.asked for m in q.any_of for v in m.values if m.field != "id"
    )
    again = {(of.name, field) for (of, field, _), times in asked.items() if times > 1}
    assert again <= {("customer", "email"), ("customer", "number")}
    assert max(asked.values()) <= 2


def test_a_message_hangs_on_its_ticket_and_not_on_the_employee_who_wrote_it():
    """The employee's row is named first in the map, and is the centre's own."""
    world = World()
    world.add("crm:agent", id=1, name="Ans Bos", email="ans@example.org")
    world.add("crm:customer", id=1, email="vera@example.org")
    world.add("desk:ticket", id=1, client="SC")
    world.add("desk:message", id=1, ticket_id=1, agent_id=1, body="vera@example.org", sender="vera@example.org")
    assert world.find("energie", email="vera@example.org") == {"own": {"customer.1"}}
    assert world.see(["vera@example.org"], "energie") == {("customer.1", "email")}


def test_rows_that_refer_to_each_other_in_a_circle_are_outside():
    note = table("a:note", ID, of("next_id", to=["a:memo.id"]), of("text", free_text=True), scope=Scope(inherit=True))
    memo = table("a:memo", ID, of("next_id", to=["a:note.id"]), of("text", free_text=True), scope=Scope(inherit=True))
    person = table("a:person", ID, CLIENT, of("email", identity="email"), scope=ORGANISATIONS)
    world = World(mapped(note, memo, person))
    world.add("a:note", id=1, next_id=1, text="vera@example.org")
    world.add("a:memo", id=1, next_id=1, text="vera@example.org")
    world.add("a:person", id=1, email="vera@example.org")
    assert world.find(email="vera@example.org") == {"own": {"person.1"}}


def test_a_collection_of_one_organisation_gives_its_rows_to_that_one():
    parent = table("a:file", ID, of("what"), scope=Scope(organisation="scaldis"))
    child = table("a:page", ID, of("file_id", to=["a:file.id"]), of("text", free_text=True), scope=Scope(inherit=True))
    world = World(mapped(parent, child))
    world.add("a:file", id=1)
    world.add("a:page", id=1, file_id=1, text="vera@example.org")
    assert world.find("energie", email="vera@example.org") == {}
    assert world.find("scaldis", email="vera@example.org") == {"mention": {"page.1"}}
