"""A client's portal vouches for who is logged in: signed, for one case, once, and for its own organisation alone."""

import time
from typing import Any

import pytest
import yaml
from django.test import Client
from joserfc import jwt
from joserfc.jwk import ECKey, OKPKey

from houvast.features.verification.contracts import Method
from houvast.features.verification.queries import achieved_level, checks_of
from houvast.foundation.programs.actions import add_program
from houvast.foundation.programs.contracts import Scope
from tests.features.rights.desk.stage import Stage, set_stage
from tests.features.verification.attacks.attempts import request
from tests.features.verification.forging import unsigned
from tests.journeys.centre import NOON, SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]
KEY = OKPKey.generate_key("Ed25519")
HERE = "https://privacy.example"


@pytest.fixture
def stage(db, tmp_path, settings) -> Stage:
    portal = {"organisation": "energie", "keys": [KEY.as_dict(private=False)], "level": 3}
    (tmp_path / "who.yaml").write_text(yaml.safe_dump({"portals": {"mijn-energie": portal}}))
    settings.HOUVAST_IDENTITY_PROVIDERS = str(tmp_path / "who.yaml")
    settings.HOUVAST_PUBLIC_URL = HERE
    return set_stage(tmp_path)


def key_of(organisation: str = "energie", scope: Scope = Scope.IDENTITY) -> str:
    return add_program(organisation=organisation, name="Mijn", scopes=[scope], by=SYSTEM, at=NOON)[1]


def post(case: str, what: str, body: object, key: str):
    headers = {"Authorization": f"Bearer {key}"}
    return Client().post(f"/api/v1/requests/{case}/{what}", body, content_type="application/json", headers=headers)


def nonce(case: str, key: str) -> str:
    told = post(case, "identity/nonce", {}, key)
    assert (told.status_code, told.json()["audience"]) == (201, HERE)
    return told.json()["nonce"]


def claims(stage: Stage, case: str, key: str, name: str = "vera", **more: object) -> dict[str, Any]:
    now = int(time.time())
    return {
        "iss": "mijn-energie", "aud": HERE, "sub": case, "nonce": nonce(case, key), "iat": now, "exp": now + 60,
        "customer_number": dict(stage.centre.keys_of(name, "energie"))["customer_number"],
    } | more  # fmt: skip


def signed(told: dict[str, Any], key: Any = KEY, alg: str = "Ed25519") -> str:
    return jwt.encode({"alg": alg}, told, key, algorithms=[alg])


@pytest.mark.parametrize(
    ("amr", "level", "method"), [([], 2, Method.ACCOUNT_LOGIN), (["mfa"], 3, Method.SECOND_FACTOR)]
)
def test_who_is_logged_in_there_is_identified_here(stage: Stage, amr, level, method):
    case, key = request(stage), key_of()
    answer = post(case, "identity", {"word": signed(claims(stage, case, key, amr=amr))}, key)
    assert (answer.status_code, answer.json()) == (200, {"accepted": True})
    [check] = checks_of(case)
    assert (check.level, check.method, check.proven) == (level, method, ("customer_number",))


def test_somebody_elses_account_proves_nothing_and_counts_as_a_failure(stage: Stage):
    case, key = request(stage), key_of()
    answer = post(case, "identity", {"word": signed(claims(stage, case, key, name="bram"))}, key)
    assert answer.json() == {"accepted": False}
    assert [check.passed for check in checks_of(case)] == [False]


def test_a_word_counts_once(stage: Stage):
    case, key = request(stage), key_of()
    word = signed(claims(stage, case, key))
    assert post(case, "identity", {"word": word}, key).json() == {"accepted": True}
    again = post(case, "identity", {"word": word}, key)
    assert (again.status_code, "proves nothing" in again.json()["error"]) == (403, True)
    assert len(checks_of(case)) == 1


def test_words_that_prove_nothing(stage: Stage):
    case, other, key = request(stage), request(stage), key_of()
    now = int(time.time())
    wrong = [
        {"iss": "another"}, {"aud": "https://evil.example"}, {"sub": other}, {"nonce": "made up"}, {"nonce": None},
        {"nonce": nonce(other, key)}, {"exp": now - 60}, {"exp": now + 3600}, {"iat": now + 600}, {"iat": "now"},
        {"exp": None},
    ]  # fmt: skip
    told = claims(stage, case, key)
    words = [signed(told | change) for change in wrong]
    words += [unsigned(signed(told)), signed(told, ECKey.generate_key("P-256"), "ES256"), signed(told)[:-6] + "AAAAAA"]
    words += ["", "x", "a.b.c", signed({})]
    for word in words:
        answer = post(case, "identity", {"word": word}, key)
        assert answer.status_code == 403, word
    assert achieved_level(case) == 0
    assert not checks_of(case)


def test_only_programs_that_may_and_only_cases_of_their_own(stage: Stage):
    case = request(stage)
    stranger, dialler = key_of("scaldis"), key_of(scope=Scope.INTAKE)
    lines = []
    for number in (case, "HV-2026-99999"):
        for what, body in (("identity/nonce", {}), ("identity", {"word": "x"})):
            answer = post(number, what, body, stranger)
            assert answer.status_code == 404
            lines.append(answer.json()["error"].replace(number, "…"))
    assert len(set(lines)) == 1
    assert post(case, "identity/nonce", {}, dialler).status_code == 403
    assert post(case, "identity/nonce", {}, "hvp_none").status_code == 401
    own = request(stage)
    assert post(own, "identity/nonce", {}, key_of("own")).status_code == 404


@pytest.mark.parametrize("body", ["x", "[]", "{}", '{"word": 1}', '{"word": "x", "level": 3}'])
def test_a_body_of_another_form_is_refused(stage: Stage, body):
    answer = post(request(stage), "identity", body, key_of())
    assert answer.status_code == 422


def test_a_body_without_end_is_refused(stage: Stage):
    assert post(request(stage), "identity", {"word": "x" * 30_000}, key_of()).status_code == 413


def test_numbers_are_not_given_without_end(stage: Stage):
    case, key = request(stage), key_of()
    for _ in range(20):
        nonce(case, key)
    assert post(case, "identity/nonce", {}, key).status_code == 403
