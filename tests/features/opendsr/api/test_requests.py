"""A principal sends requests, asks how far they are, takes them back and fetches results."""

import base64
import json
import logging
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from houvast.features.opendsr.actions.partners import connect
from houvast.features.opendsr.models import Received
from houvast.features.opendsr.rules import written
from houvast.features.opendsr.signing import Signer, is_signed
from houvast.features.rights.contracts import Channel, Right, Status
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import case_for
from houvast.foundation.evidence.queries import timeline, verify
from houvast.foundation.files.actions import revoke, store
from houvast.foundation.programs.contracts import Scope
from tests.cast import LONG_AGO, OWN, SCALDIS, SETUP, ZONNEVELD
from tests.features.opendsr.conftest import DOMAIN, key_of
from tests.services.authority import issue

WHERE = "/opendsr/v2/requests"


def body_of(**more) -> dict:
    return {
        "regulation": "gdpr",
        "subject_request_id": str(uuid4()),
        "subject_request_type": "access",
        "submitted_time": written(datetime.now(UTC) - timedelta(days=2)),
        "subject_identities": [
            {"identity_type": "email", "identity_value": "jip@example.org", "identity_format": "raw"},
            {"identity_type": "controller_customer_id", "identity_value": "K-0042", "identity_format": "raw"},
        ],
        "api_version": "2.0",
    } | more


def post(client: Client, key: str, body: object, where: str = WHERE, **headers: str):
    data = body if isinstance(body, bytes) else json.dumps(body)
    return client.post(
        where, data, content_type="application/json", headers={"Authorization": f"Bearer {key}"} | headers
    )


def get(client: Client, key: str, request_id: str):
    return client.get(f"{WHERE}/{request_id}", headers={"Authorization": f"Bearer {key}"})


def delete(client: Client, key: str, request_id: str):
    return client.delete(f"{WHERE}/{request_id}", headers={"Authorization": f"Bearer {key}"})


def signed_by(answer, issued, prefix: str = "X-OpenDSR") -> bool:
    assert answer.headers[f"{prefix}-Processor-Domain"] == DOMAIN
    return is_signed(answer.content, answer.headers[f"{prefix}-Signature"], issued.certificate)


def test_discovery_says_what_is_taken_and_who_signs(client, processor, db):
    answer = client.get("/opendsr/v2/discovery")
    told = answer.json()
    assert told["api_version"] == "2.0"
    assert told["supported_subject_request_types"] == ["access", "portability", "erasure"]
    assert {"identity_type": "email", "identity_format": "raw"} in told["supported_identities"]
    assert told["processor_certificate"] == f"https://{DOMAIN}/opendsr/v2/certificate.pem"
    assert signed_by(answer, processor)
    assert client.get("/opendsr/v2/certificate.pem").content.decode() == processor.pem


def test_a_request_becomes_a_case_of_the_principal(client, key, cast, processor):
    body = body_of(extensions={DOMAIN: {"phone_number": "06-10000001", "name": "Jip de Vries"}}, unknown={"kept": 1})
    raw = json.dumps(body).encode()
    answer = post(client, key, raw)
    assert answer.status_code == 201, answer.content
    told = answer.json()
    assert set(told) == {
        "controller_id", "expected_completion_time", "received_time", "encoded_request", "subject_request_id",
    }  # fmt: skip
    assert told["controller_id"] == ZONNEVELD
    assert base64.b64decode(told["encoded_request"]) == raw
    assert signed_by(answer, processor)
    row = Received.objects.get()
    assert b"jip" not in bytes(row.body)
    case = case_for(cast.olga, row.case)
    assert (case.facts.organisation, case.facts.channel, case.facts.right) == (
        ZONNEVELD,
        Channel.PRINCIPAL,
        Right.ACCESS,
    )
    assert case.facts.instruction == f"opendsr:{body['subject_request_id']}"
    assert case.facts.received_at == datetime.fromisoformat(body["submitted_time"])
    assert case.person.name == "Jip de Vries"
    assert {(k.kind, k.text) for k in case.person.keys} == {
        ("email", "jip@example.org"), ("customer_number", "K-0042"), ("phone_number", "06-10000001"),
    }  # fmt: skip
    assert "opendsr.received" in [entry.kind for entry in timeline(row.case)]
    assert verify().ok


def test_the_old_names_lead_to_the_same_doors(client, key, processor):
    body = body_of()
    answer = post(client, key, body, "/opendsr/v2/opengdpr_requests")
    assert answer.status_code == 201
    assert signed_by(answer, processor, "X-OpenGDPR")
    assert signed_by(answer, processor)
    where = f"/opendsr/v2/opengdpr_requests/{body['subject_request_id']}"
    status = client.get(where, headers={"Authorization": f"Bearer {key}"})
    assert signed_by(status, processor, "X-OpenGDPR")
    assert status.json()["request_status"] == "pending"


def test_the_same_body_gets_the_same_answer_and_another_one_none(client, key):
    body = body_of()
    first, again = post(client, key, body), post(client, key, body)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    other = post(client, key, body | {"subject_request_type": "erasure"})
    assert other.status_code == 409
    assert other.json()["error"]["code"] == 409
    assert CaseRecord.objects.count() == 1


def test_another_principal_sees_nothing_of_it_and_may_use_the_same_id(client, key):
    body, theirs = body_of(), key_of(SCALDIS)
    asked = body["subject_request_id"]
    post(client, key, body)
    assert get(client, theirs, asked).content == get(client, theirs, str(uuid4())).content
    assert get(client, theirs, asked).status_code == delete(client, theirs, asked).status_code == 404
    assert post(client, theirs, body).status_code == 201
    assert CaseRecord.objects.count() == 2


@pytest.mark.parametrize(
    ("status", "outcome", "told"),
    [
        (Status.REGISTERED, "", "pending"),
        (Status.VERIFIED, "", "in_progress"),
        (Status.EXECUTED, "", "in_progress"),
        (Status.READ_BACK, "", "in_progress"),
        (Status.ANSWERED, "granted", "completed"),
        (Status.CLOSED, "partly", "completed"),
        (Status.CLOSED, "refused", "cancelled"),
        (Status.FORWARDED, "", "cancelled"),
    ],
)
def test_how_far_it_is(client, key, processor, status, outcome, told):
    body = body_of(subject_request_type="erasure")
    post(client, key, body)
    CaseRecord.objects.update(status=status, outcome=outcome)
    answer = get(client, key, body["subject_request_id"])
    assert answer.json()["request_status"] == told
    assert signed_by(answer, processor)


def test_it_is_taken_back_only_while_nothing_was_done(client, key, processor):
    body, begun = body_of(), body_of()
    post(client, key, body)
    post(client, key, begun)
    answer = delete(client, key, body["subject_request_id"])
    assert answer.status_code == 202
    assert signed_by(answer, processor)
    assert get(client, key, body["subject_request_id"]).json()["request_status"] == "cancelled"
    assert delete(client, key, body["subject_request_id"]).status_code == 202
    case = Received.objects.get(request_id=body["subject_request_id"]).case
    assert CaseRecord.objects.get(number=case).status == Status.CLOSED
    CaseRecord.objects.exclude(number=case).update(status=Status.VERIFIED)
    assert delete(client, key, begun["subject_request_id"]).status_code == 409
    assert verify().ok


def test_results_are_fetched_with_the_key_until_they_expire(client, key, cast):
    body = body_of()
    post(client, key, body)
    row, now = Received.objects.get(), datetime.now(UTC)
    pack = store(
        name="pack.zip", media_type="application/zip", data=b"locked", case=row.case,
        expires_at=now + timedelta(days=30), by=SETUP, at=now,
    )  # fmt: skip
    where = f"{WHERE}/{row.request_id}/results"
    bearer = {"Authorization": f"Bearer {key}"}
    assert client.get(where, headers=bearer).status_code == 404
    CaseRecord.objects.update(status=Status.ANSWERED, outcome="granted", pack=str(pack.id))
    told = get(client, key, str(row.request_id)).json()
    assert told["results_url"] == f"https://{DOMAIN}{where}"
    fetched = client.get(where, headers=bearer)
    assert b"".join(fetched.streaming_content) == b"locked"
    assert "opendsr.results_fetched" in [entry.kind for entry in timeline(row.case)]
    assert client.get(where).status_code == 401
    assert client.get(where, headers={"Authorization": f"Bearer {key_of(SCALDIS)}"}).status_code == 404
    revoke(pack.id, by=SETUP, at=now)
    assert client.get(where, headers=bearer).status_code == 404
    assert "results_url" not in get(client, key, str(row.request_id)).json()


def identity(**more) -> list[dict]:
    return [{"identity_type": "email", "identity_value": "jip@example.org", "identity_format": "raw"} | more]


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 400, "body"),
        (b"[1]", 400, "body"),
        (b"\xff\xfe", 400, "body"),
        (b"[" * 5_000, 400, ""),
        ({}, 400, "subject_request_id"),
        (body_of(subject_request_id="A7551968-D5D6-44B2-9831-815AC9017798"), 400, "subject_request_id"),
        (body_of(subject_request_id="a7551968-d5d6-14b2-9831-815ac9017798"), 400, "subject_request_id"),
        (body_of(subject_request_type="rectification"), 400, "subject_request_type"),
        (body_of(regulation="ccpa"), 400, "regulation"),
        (body_of(subject_identities=[]), 400, "subject_identities"),
        (body_of(subject_identities=identity(identity_type="passport")), 400, "subject_identities"),
        (body_of(subject_identities=identity(identity_value="jip" * 500)), 400, "subject_identities"),
        (body_of(subject_identities=identity() * 51), 400, "subject_identities"),
        (body_of(submitted_time="2099-01-01T00:00:00Z"), 400, "submitted_time"),
        (body_of(submitted_time="2018-10-02T15:00:00Z"), 400, "submitted_time"),
        (body_of(submitted_time="2026-01-01T00:00:00"), 400, "submitted_time"),
        (body_of(status_callback_urls=["https://evil.example/jip"]), 400, "status_callback_urls"),
        (body_of(extensions={DOMAIN: {"phone_number": 5}}), 400, "phone_number"),
        (b"x" * 100_001, 413, ""),
    ],
)
def test_what_is_wrong_is_told_in_one_shape_without_repeating_it(client, key, body, status, said):
    answer = post(client, key, body)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["code"] == status
    assert set(error["errors"][0]) == {"domain", "reason", "message"}
    assert said in error["message"]
    assert "jip" not in answer.content.decode()
    assert not CaseRecord.objects.exists()


def test_a_hash_is_kept_and_nothing_is_lost(client, key, cast):
    digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    body = body_of(subject_identities=identity(identity_value=digest, identity_format="sha256"))
    assert post(client, key, body).status_code == 201
    case = case_for(cast.olga, Received.objects.get().case)
    assert [(k.kind, k.text) for k in case.person.keys] == [("email_sha256", digest)]


def test_who_may_come_in(client, key, db):
    body = body_of()
    assert client.post(WHERE, json.dumps(body), content_type="application/json").status_code == 401
    assert post(client, key_of(ZONNEVELD, Scope.INTAKE), body).status_code == 403
    assert post(client, key_of(OWN), body).status_code == 403
    assert not CaseRecord.objects.exists()


def test_a_principal_that_signs_must_sign(client, key, ca):
    theirs = issue(ca, "zonneveld.example")
    connect(organisation=ZONNEVELD, signs_with=theirs.pem, by=SETUP, at=LONG_AGO)
    raw = json.dumps(body_of()).encode()
    signature = Signer("zonneveld.example", b"", theirs.key).sign(raw)
    assert post(client, key, raw).status_code == 401
    assert post(client, key, raw + b" ", **{"X-OpenDSR-Signature": signature}).status_code == 401
    assert post(client, key, raw, **{"X-OpenDSR-Signature": "no base64!"}).status_code == 401
    assert post(client, key, raw, **{"X-OpenDSR-Signature": signature}).status_code == 201


def test_without_a_certificate_nothing_is_taken_in(client, cast, settings):
    settings.HOUVAST_OPENDSR_KEY = ""
    answer = post(client, key_of(ZONNEVELD), body_of())
    assert answer.status_code == 503
    assert "HOUVAST_OPENDSR_KEY" in answer.json()["error"]["message"]
    assert not CaseRecord.objects.exists()


def test_nothing_about_the_person_in_a_log(client, key, caplog):
    caplog.set_level(logging.DEBUG)
    post(client, key, body_of())
    post(client, key, body_of(subject_identities=identity(identity_type="jip")))
    assert "jip" not in caplog.text
