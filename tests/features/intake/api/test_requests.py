"""A program of a client hands a request in, and asks how it is doing."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from houvast.features.intake import queries
from houvast.features.intake.api import requests
from houvast.features.intake.models import Submission
from houvast.features.rights.contracts import Channel, Right, Status
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import case_for
from houvast.foundation.evidence.queries import timeline, verify
from houvast.foundation.files.actions import revoke, store
from houvast.foundation.programs import entering
from houvast.foundation.programs.actions import add_program
from houvast.foundation.programs.contracts import Scope
from tests.cast import LONG_AGO, OWN, SETUP, ZONNEVELD, Cast

WHERE = "/api/v1/requests"
ASKED = {"right": "access", "name": "Jip de Vries", "email": "jip@example.org", "words": "Wat weet u van mij?"}


@pytest.fixture(autouse=True)
def nothing_counted():
    entering._left.clear()


def key_for(organisation: str = ZONNEVELD, **more) -> str:
    given = {"name": "Site", "scopes": [Scope.INTAKE], "a_minute": 6_000} | more
    return add_program(organisation=organisation, **given, by=SETUP, at=LONG_AGO)[1]


@pytest.fixture(name="key")
def a_key(cast: Cast) -> str:
    return key_for()


def post(client: Client, key: str, body: object, **headers: str):
    data = body if isinstance(body, bytes) else json.dumps(body)
    sent = {"Authorization": f"Bearer {key}"} | headers
    return client.post(WHERE, data, content_type="application/json", headers=sent)


def get(client: Client, key: str, number: str):
    return client.get(f"{WHERE}/{number}", headers={"Authorization": f"Bearer {key}"})


def test_a_request_is_registered_with_what_was_said(client, key, cast):
    answer = post(client, key, ASKED | {"phone": "no number at all"})
    assert answer.status_code == 201
    told = answer.json()
    assert set(told) == {
        "number", "right", "status", "received_on", "due_on", "answered_at", "extended", "outcome", "answer_until",
    }  # fmt: skip
    assert (told["extended"], told["outcome"], told["answer_until"]) == (False, None, None)
    case = case_for(cast.olga, told["number"])
    assert (case.facts.organisation, case.facts.channel, case.facts.right) == (ZONNEVELD, Channel.API, Right.ACCESS)
    assert (case.person.name, case.person.words) == (ASKED["name"], ASKED["words"])
    assert {(k.kind, k.text) for k in case.person.keys} == {
        ("email", "jip@example.org"),
        ("phone_number", "no number at all"),
    }
    assert get(client, key, told["number"]).json() == told
    assert [entry.kind for entry in timeline(told["number"])][-1] == "intake.handed_in"
    assert verify().ok


def test_asking_again_gives_the_same_receipt(client, key):
    first = post(client, key, ASKED, **{"Idempotency-Key": "ticket-12"})
    again = post(client, key, ASKED, **{"Idempotency-Key": "ticket-12"})
    other = post(client, key_for(), ASKED, **{"Idempotency-Key": "ticket-12"})
    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 201)
    assert first.json() == again.json()
    assert first.json()["number"] != other.json()["number"]
    assert "ticket-12" not in str(list(Submission.objects.values()))


def test_two_requests_without_a_key_are_two(client, key):
    assert post(client, key, ASKED).json()["number"] != post(client, key, ASKED).json()["number"]


def test_another_program_sees_nothing_of_it(client, key):
    number = post(client, key, ASKED).json()["number"]
    assert get(client, key_for(OWN), number).status_code == 404
    assert get(client, key_for(), number).json() == get(client, key_for(), "2026-99999").json()


def test_the_clock_runs_from_receipt(client, key):
    received = datetime.now(UTC) - timedelta(days=3)
    told = post(client, key, ASKED | {"received_at": received.isoformat()}).json()
    assert CaseRecord.objects.get(number=told["number"]).received_at == received


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 422, "body"),
        (b"[1]", 422, "body"),
        (b"[" * 5_000, 422, ""),
        ({}, 422, "right"),
        (ASKED | {"right": "everything"}, 422, "right"),
        (ASKED | {"email": 5}, 422, "email"),
        (ASKED | {"secret": "jip"}, 422, "secret"),
        (ASKED | {"received_at": "2099-01-01T00:00:00Z"}, 422, "received_at"),
        (ASKED | {"received_at": "2026-01-01T00:00:00"}, 422, "received_at"),
        (ASKED | {"name": "jip" * 100}, 422, "name"),
        (b"x" * 100_001, 413, ""),
    ],
)
def test_what_is_wrong_is_told_without_repeating_it(client, key, body, status, said):
    answer = post(client, key, body)
    assert answer.status_code == status
    assert said in answer.json()["error"]
    assert "jip" not in answer.json()["error"]
    assert not CaseRecord.objects.exists()


def test_a_key_for_something_else_hands_nothing_in(client, cast):
    key = key_for(scopes=[Scope.CONTACT_CHECK])
    assert post(client, key, ASKED).status_code == 403
    assert client.get(WHERE).status_code == 401
    assert client.put(WHERE).status_code == 405
    assert client.get(f"{WHERE}/2026-00001").status_code == 401


def test_something_else_under_the_same_key_is_a_mistake(client, key):
    first = post(client, key, ASKED, **{"Idempotency-Key": "ticket-12"})
    turned = post(client, key, dict(reversed(ASKED.items())), **{"Idempotency-Key": "ticket-12"})
    other = post(client, key, ASKED | {"right": "erasure"}, **{"Idempotency-Key": "ticket-12"})
    assert (first.status_code, turned.status_code, other.status_code) == (201, 200, 409)
    assert "Idempotency-Key" in other.json()["error"]
    assert CaseRecord.objects.count() == 1


def test_all_that_a_program_handed_in_is_told_page_by_page(client, key, monkeypatch):
    monkeypatch.setattr(queries, "MOST", 2)
    monkeypatch.setattr(requests, "MOST", 2)
    numbers = [post(client, key, ASKED).json()["number"] for _ in range(3)]
    post(client, key_for(), ASKED)
    first = listed(client, key)
    assert [one["number"] for one in first["requests"]] == numbers[:2]
    rest = listed(client, key, first["next"])
    assert ([one["number"] for one in rest["requests"]], rest["next"]) == (numbers[2:], None)
    assert listed(client, key_for(OWN))["requests"] == []
    assert "error" in listed(client, key_for(OWN), numbers[0])


def listed(client: Client, key: str, after: str = "") -> dict:
    return client.get(WHERE, {"after": after} if after else {}, headers={"Authorization": f"Bearer {key}"}).json()


def test_the_answer_is_fetched_once_it_was_given_and_that_is_kept(client, cast):
    key = key_for(scopes=[Scope.INTAKE, Scope.ANSWERS])
    number = post(client, key, ASKED).json()["number"]
    assert fetched(client, key, number).status_code == 404
    now = datetime.now(UTC)
    pack = store(
        name="pack.zip", media_type="application/zip", data=b"locked", case=number,
        expires_at=now + timedelta(days=30), by=SETUP, at=now,
    )  # fmt: skip
    CaseRecord.objects.update(pack=str(pack.id))
    assert fetched(client, key, number).status_code == 404
    CaseRecord.objects.update(status=Status.ANSWERED, outcome="granted")
    assert get(client, key, number).json()["answer_until"] is not None
    answer = fetched(client, key, number)
    assert b"".join(answer.streaming_content) == b"locked"
    assert answer.headers["Cache-Control"] == "no-store"
    assert [entry.kind for entry in timeline(number)][-1] == "intake.answer_fetched"
    assert fetched(client, key_for(), number).status_code == 403
    assert fetched(client, key_for(scopes=[Scope.ANSWERS]), number).status_code == 404
    revoke(pack.id, by=SETUP, at=now)
    assert fetched(client, key, number).status_code == 404
    assert get(client, key, number).json()["answer_until"] is None


def fetched(client: Client, key: str, number: str):
    return client.get(f"{WHERE}/{number}/answer", headers={"Authorization": f"Bearer {key}"})
