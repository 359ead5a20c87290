"""Mail: a message to several people, and messages of one conversation."""

import pytest

from houvast.engines.datamap.model import Subject
from tests.engines.locating.centre import ID, World, mapped, of, table

MAIL = table(
    "mail:message",
    ID,
    of("from", "contact.email", identity="email"),
    of("to", "contact.email", identity="email"),
    of("thread", to=["mail:message.thread"]),
    of("body", "content.private", free_text=True),
    subject=Subject.EVENT,
)
JAN, PIET, DESK = "jan@example.org", "piet@example.org", "hulp@example.com"


@pytest.fixture(name="world")
def mailbox() -> World:
    world = World(mapped(MAIL))
    world.add("mail:message", id=1, **{"from": JAN, "to": [DESK], "thread": "a", "body": "Vraag"})
    return world


def test_one_of_several_recipients_is_found(world):
    world.add("mail:message", id=2, **{"from": DESK, "to": [PIET, JAN.upper()], "thread": "b"})
    world.add("mail:message", id=3, **{"from": DESK, "to": [PIET], "thread": "c"})
    assert world.find(email=JAN) == {"own": {"message.1", "message.2"}}
    assert world.see([], keys=world.search(email=JAN).person.identifiers) >= {("message.2", "to")}


def test_others_in_the_conversation_are_candidates(world):
    world.add("mail:message", id=2, **{"from": DESK, "to": [PIET], "thread": "a", "body": "Wil jij dit doen?"})
    world.add("mail:message", id=3, **{"from": DESK, "to": [PIET], "thread": "b", "body": "Iets anders"})
    assert world.find(email=JAN) == {"own": {"message.1"}, "candidate": {"message.2"}}


def test_what_names_the_person_in_the_conversation_waits_for_a_human(world):
    key = world.add("mail:message", id=2, **{"from": DESK, "to": [PIET], "thread": "a", "body": f"Zie {JAN}"})
    assert world.find(email=JAN)["candidate"] == {"message.2"}
    assert world.find(email=JAN, rejected=[key]) == {"own": {"message.1"}, "mention": {"message.2"}}
    assert world.find(email=JAN, accepted=[key]) == {"own": {"message.1", "message.2"}}


def test_a_candidate_leads_no_further(world):
    world.add("mail:message", id=2, **{"from": DESK, "to": [PIET], "thread": ["a", "b"]})
    world.add("mail:message", id=3, **{"from": DESK, "to": [PIET], "thread": "b"})
    assert world.find(email=JAN) == {"own": {"message.1"}, "candidate": {"message.2"}}


def test_others_in_a_message_are_not_taken_for_the_person(world):
    world.add("mail:message", id=2, **{"from": DESK, "to": [PIET], "thread": "b"})
    assert {key.value for key in world.search(email=JAN).person.identifiers} == {JAN}
