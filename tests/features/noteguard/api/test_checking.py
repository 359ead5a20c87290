"""Checking a text for a page of another program: what is found, who may ask, and what is never kept."""

import json
import logging

import pytest

from houvast.features.noteguard.actions.keys import make_key, revoke_key
from houvast.features.noteguard.api import checking
from tests.cast import LONG_AGO, OWN, SETUP

CRM = "https://crm.example.com"
NOTE = "Mevrouw heeft diabetes, graag voor 12 uur bellen."
WHERE = "/api/v1/notes/check"


@pytest.fixture(autouse=True)
def nothing_remembered():
    checking._keys.clear()
    checking._left.clear()


@pytest.fixture(name="key")
def a_key(cast):
    return make_key(organisation=OWN, name="CRM", origins=[CRM], block_from=4, by=SETUP, at=LONG_AGO)


def ask(client, secret: str, body: object = None, origin: str = CRM, **more):
    sent = {"text": NOTE} if body is None else body
    data = sent if isinstance(sent, bytes) else json.dumps(sent)
    headers = {"Authorization": f"Bearer {secret}", "Origin": origin, **more}
    return client.post(WHERE, data, content_type="application/json", headers=headers)


def test_what_is_found_is_told_with_its_place_and_its_reason(client, key):
    answer = ask(client, key[1])
    assert answer.status_code == 200
    [found] = [one for one in answer.json()["findings"] if one["category"] == "health"]
    assert NOTE[found["start"] : found["end"]] == "diabetes"
    assert found["title"] == "Gezondheid"
    assert found["why"]
    assert found["law"] == "GDPR art. 9(1)"
    assert answer.json()["block"] is False
    assert answer.headers["Access-Control-Allow-Origin"] == CRM
    assert "no-store" in answer.headers["Cache-Control"]


def test_positions_count_code_points(client, key):
    text = "👍 " + NOTE
    found = ask(client, key[1], {"text": text}).json()["findings"]
    assert "diabetes" in {text[one["start"] : one["end"]] for one in found}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[1]", 400),
        (b'{"text": 5}', 400),
        (b"[" * 90_000, 400),
        (b'{"text": "' + b"x" * 300_000 + b'"}', 413),
        (b'{"text": "\\ud800 a\\u0000"}', 200),
    ],
)
def test_a_bad_body_is_refused_in_one_line(client, key, body, status):
    answer = ask(client, key[1], body)
    assert answer.status_code == status
    assert status == 200 or "\n" not in answer.json()["error"]


def test_without_a_key_or_from_elsewhere_nothing_is_told(client, key):
    assert ask(client, "hvg_wrong").status_code == 401
    assert client.post(WHERE, "{}", content_type="application/json").status_code == 401
    refused = ask(client, key[1], origin="https://elsewhere.example")
    assert refused.status_code == 403
    assert "Access-Control-Allow-Origin" not in refused.headers
    assert client.get(WHERE).status_code == 405


def test_a_revoked_key_opens_nothing(client, key):
    revoke_key(key=key[0].id, by=SETUP, at=LONG_AGO)
    assert ask(client, key[1]).status_code == 401


def test_a_page_may_ask_first(client, key):
    allowed = client.options(WHERE, headers={"Origin": CRM, "Access-Control-Request-Method": "POST"})
    assert allowed.status_code == 204
    assert allowed.headers["Access-Control-Allow-Origin"] == CRM
    stranger = client.options(WHERE, headers={"Origin": "https://elsewhere.example"})
    assert "Access-Control-Allow-Origin" not in stranger.headers


def test_too_many_checks_at_once_are_put_off(client, key, monkeypatch):
    monkeypatch.setattr(checking, "CHECKS_A_SECOND", 3.0)
    assert [ask(client, key[1]).status_code for _ in range(4)] == [200, 200, 200, 429]


def test_a_text_is_neither_logged_nor_kept(client, key, caplog, django_assert_num_queries):
    ask(client, key[1])
    with caplog.at_level(logging.DEBUG), django_assert_num_queries(0):
        ask(client, key[1])
        ask(client, key[1], b'{"text": "diabetes')
    assert "diabetes" not in caplog.text
