"""Before somebody is called or mailed: may that be, and for what?"""

import json
import logging

import pytest

from houvast.engines.matching.identifiers import EMAIL, PHONE, identifier
from houvast.features.consent.actions import block_contact, close_purpose, lift_block
from houvast.features.consent.contracts import Closed, Why
from houvast.foundation.programs import entering
from houvast.foundation.programs.actions import add_program
from houvast.foundation.programs.contracts import Scope
from tests.cast import LONG_AGO, SCALDIS, SETUP, ZONNEVELD

WHERE = "/api/v1/contact-check"
PHONE_NUMBER, ADDRESS = "06-10000001", "Jip.de.Vries@example.org"
WAYS = ("mail", "phone", "sms", "post")
OPEN = {
    "allowed": {"marketing": True, "service": True, "legal": True},
    "restricted": False,
    "objection": False,
    "offers_by": dict.fromkeys(WAYS, True),
    "closed": [],
}


@pytest.fixture(autouse=True)
def nothing_counted():
    entering._left.clear()


@pytest.fixture(name="key")
def a_key(cast):
    return add_program(
        organisation=ZONNEVELD, name="Dialler", scopes=[Scope.CONTACT_CHECK], by=SETUP, at=LONG_AGO
    )[1]  # fmt: skip


def block(why: Why, *, of: str = ZONNEVELD, kind: str = PHONE, text: str = PHONE_NUMBER) -> None:
    known = [identifier(kind, text, country="NL")]
    block_contact(organisation=of, identifiers=known, why=why, case="2026-00001", by=SETUP, at=LONG_AGO)


def get(client, key: str, **asked: str):
    return client.get(WHERE, asked, headers={"Authorization": f"Bearer {key}"})


def post(client, key: str, body: object):
    data = body if isinstance(body, bytes) else json.dumps(body)
    return client.post(WHERE, data, content_type="application/json", headers={"Authorization": f"Bearer {key}"})


@pytest.mark.parametrize(
    ("why", "marketing", "service"),
    [(Why.OBJECTION, False, True), (Why.WITHDRAWAL, False, True), (Why.RESTRICTION, False, False)],
)
def test_a_block_closes_what_it_must_and_no_more(client, key, why, marketing, service):
    block(why)
    answer = get(client, key, phone="+31 6 1000 0001")
    assert answer.json() == {
        "allowed": {"marketing": marketing, "service": service, "legal": True},
        "restricted": why is Why.RESTRICTION,
        "objection": why is not Why.RESTRICTION,
        "offers_by": dict.fromkeys(WAYS, False),
        "closed": [],
    }
    assert "no-store" in answer.headers["Cache-Control"]


def test_either_of_two_contact_points_is_enough(client, key):
    block(Why.OBJECTION, kind=EMAIL, text=ADDRESS)
    asked = {"phone": PHONE_NUMBER, "email": ADDRESS.lower()}
    assert get(client, key, **asked).json() == post(client, key, asked).json()
    assert post(client, key, asked).json()["allowed"]["marketing"] is False


def close(purpose: str, means: str = "", why: Why = Why.OBJECTION) -> None:
    closed, known = Closed(why, purpose, means), [identifier(PHONE, PHONE_NUMBER, country="NL")]
    close_purpose(organisation=ZONNEVELD, identifiers=known, closed=closed, case="2026-00001", by=SETUP, at=LONG_AGO)


def test_one_means_is_closed_for_offers_and_the_others_are_not(client, key):
    close("marketing", "sms")
    answer = get(client, key, phone=PHONE_NUMBER).json()
    assert answer["offers_by"] == {"mail": True, "phone": True, "sms": False, "post": True}
    assert (answer["allowed"]["marketing"], answer["objection"]) == (False, True)
    told = {way: get(client, key, phone=PHONE_NUMBER, by=way).json()["allowed"]["marketing"] for way in WAYS}
    assert told == answer["offers_by"]
    assert get(client, key, phone=PHONE_NUMBER, by="pigeon").status_code == 400


def test_what_else_is_closed_is_named_by_its_activity(client, key):
    close("profiling")
    close("newsletter", why=Why.WITHDRAWAL)
    answer = get(client, key, phone=PHONE_NUMBER).json()
    assert (answer["closed"], answer["allowed"]) == (["newsletter", "profiling"], OPEN["allowed"])


def test_a_stranger_and_somebody_who_was_released_look_the_same(client, key):
    block(Why.OBJECTION)
    known = [identifier(PHONE, PHONE_NUMBER, country="NL")]
    lift_block(
        organisation=ZONNEVELD, identifiers=known, why=Why.OBJECTION, case="2026-00001", by=SETUP, at=LONG_AGO
    )  # fmt: skip
    assert get(client, key, phone=PHONE_NUMBER).json() == get(client, key, phone="06-19999999").json() == OPEN


def test_what_was_asked_of_another_organisation_is_not_told(client, key):
    block(Why.OBJECTION, of=SCALDIS)
    assert get(client, key, phone=PHONE_NUMBER).json() == OPEN


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[1]", 400),
        (b"[" * 1_500, 400),
        ({}, 400),
        ({"phone": 5}, 400),
        ({"phone": "06-1"}, 422),
        ({"email": "jip at example"}, 422),
        (b"x" * 3_000, 413),
    ],
)
def test_what_cannot_be_read_is_refused_without_repeating_it(client, key, body, status):
    answer = post(client, key, body)
    assert answer.status_code == status
    assert "jip" not in answer.json()["error"]
    assert "06-1" not in answer.json()["error"]


def test_without_a_key_nothing_is_answered(client, cast):
    assert client.get(WHERE, {"phone": PHONE_NUMBER}).status_code == 401
    assert client.put(WHERE).status_code == 405


def test_whoever_asks_too_often_is_stopped(client, cast):
    slow = {"organisation": ZONNEVELD, "name": "Slow", "scopes": [Scope.CONTACT_CHECK], "a_minute": 2}
    key = add_program(**slow, by=SETUP, at=LONG_AGO)[1]
    assert [get(client, key, phone=PHONE_NUMBER).status_code for _ in range(3)] == [200, 200, 429]


def test_no_number_in_a_log(client, key, caplog):
    caplog.set_level(logging.DEBUG)
    get(client, key, phone=PHONE_NUMBER)
    get(client, key, phone="06-1")
    assert "1000" not in caplog.text


@pytest.mark.parametrize("number", [PHONE_NUMBER, "06-19999999"], ids=["left alone", "not known"])
def test_both_take_the_same_road_of_two_questions(client, key, number, django_assert_num_queries):
    block(Why.OBJECTION)
    post(client, key, {"phone": number})  # the pace of the program is counted in the database once a second
    with django_assert_num_queries(2):
        assert post(client, key, {"phone": number}).status_code == 200
