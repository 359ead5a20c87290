"""A case that is passed on reaches the principal's own endpoint, and counts only with its signature."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.opendsr.actions.forwarding import queue_passed_on, send_waiting
from houvast.features.opendsr.actions.hearing import ask_around
from houvast.features.opendsr.actions.partners import connect
from houvast.features.opendsr.models import Partner, Sent
from houvast.features.opendsr.queries import sent_of
from houvast.features.opendsr.signing import Signer
from houvast.features.rights.actions.passing_on import forward_case
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.foundation.evidence.queries import facts_of, verify
from tests.cast import LONG_AGO, SETUP, ZONNEVELD
from tests.features.opendsr.conftest import DOMAIN
from tests.features.opendsr.listening import Listener, listening
from tests.services.authority import Issued, authority, issue

NOW = datetime.now(UTC)
KEYS = (("email", "jip@example.org"), ("customer_number", "K-0042"), ("phone_number", "06-10000001"))
EXPECTED = "2026-12-31T12:00:00Z"


@pytest.fixture(scope="module", name="theirs")
def their_certificate(ca: Issued) -> Issued:
    return issue(ca, "localhost", algorithm="ec")


@pytest.fixture(name="principal")
def a_principal(theirs: Issued):
    with listening() as listener:
        publish(listener, theirs)
        yield listener


@pytest.fixture(name="case")
def a_case_passed_on(cast, processor, ca: Issued, principal: Listener) -> str:
    connect(
        organisation=ZONNEVELD, endpoint=principal.url("/v2"), key="opens-it", private=True, trust=ca.pem,
        by=SETUP, at=LONG_AGO,
    )  # fmt: skip
    return passed_on()


def passed_on(right: Right = Right.ERASURE) -> str:
    case = register_case(
        organisation=ZONNEVELD, right=right, channel=Channel.PHONE, received_at=NOW, name="Jip de Vries", keys=KEYS,
        words="Haal mij eruit", by=SETUP, at=NOW,
    )  # fmt: skip
    return forward_case(case=case.number, by=SETUP, at=NOW).number


def publish(principal: Listener, issued: Issued) -> None:
    told = {"processor_certificate": principal.url("/cert.pem")}
    principal.answers["/v2/discovery"] = (200, {}, json.dumps(told).encode())
    principal.answers["/cert.pem"] = (200, {}, issued.pem.encode())


def signed(issued: Issued, told: dict, status: int = 201, domain: str = "localhost"):
    body = json.dumps(told).encode()
    return status, Signer(domain, b"", issued.key).headers(body), body


def receipt(**more) -> dict:
    told = {"subject_request_id": str(Sent.objects.get().request_id), "expected_completion_time": EXPECTED}
    return told | {"controller_id": "us"} | more


def test_it_is_sent_once_with_what_the_principal_needs(case, principal, theirs):
    assert queue_passed_on(by=SETUP, at=NOW) == 1
    assert queue_passed_on(by=SETUP, at=NOW) == 0
    assert b"jip" not in bytes(Sent.objects.get().body)
    principal.answers["/v2/requests"] = signed(theirs, receipt())
    assert send_waiting(by=SETUP, at=NOW) == 1
    assert send_waiting(by=SETUP, at=NOW + timedelta(days=1)) == 0
    _, _, headers, body = next(one for one in principal.heard if one[1] == "/v2/requests")
    assert headers["Authorization"] == "Bearer opens-it"
    asked = json.loads(body)
    assert asked["subject_request_type"] == "erasure"
    assert asked["status_callback_urls"] == [f"https://{DOMAIN}/opendsr/v2/callbacks"]
    assert {(one["identity_type"], one["identity_value"]) for one in asked["subject_identities"]} == {
        ("email", "jip@example.org"), ("controller_customer_id", "K0042"),
    }  # fmt: skip
    assert asked["extensions"]["localhost"]["phone_number"] == "+31610000001"
    (sent,) = sent_of([case])
    assert (sent.state, sent.status, sent.reason) == ("taken", "pending", "")
    assert [fact["domain"] for fact in facts_of(case, "opendsr.taken")] == ["localhost"]
    assert verify().ok


def test_what_opendsr_has_no_word_for_is_not_sent(case, principal):
    Sent.objects.all().delete()
    other = passed_on(Right.OBJECTION)
    queue_passed_on(by=SETUP, at=NOW)
    assert not Sent.objects.filter(case=other).exists()


@pytest.mark.parametrize("spoiled", ["nobody", "stranger", "domain", "body", "other request", "no signature"])
def test_without_the_signature_of_its_domain_it_was_not_taken(case, principal, theirs, ca, spoiled):
    queue_passed_on(by=SETUP, at=NOW)
    status, headers, body = signed(theirs, receipt())
    match spoiled:
        case "nobody":
            publish(principal, issue(authority("Somebody else"), "localhost"))
        case "stranger":
            status, headers, body = signed(issue(ca, "localhost"), receipt())
        case "domain":
            status, headers, body = signed(theirs, receipt(), domain="evil.example")
        case "body":
            body += b" "
        case "other request":
            told = receipt(subject_request_id="a7551968-d5d6-44b2-9831-815ac9017798")
            status, headers, body = signed(theirs, told)
        case _:
            headers = {}
    principal.answers["/v2/requests"] = (status, headers, body)
    send_waiting(by=SETUP, at=NOW)
    (sent,) = sent_of([case])
    assert (sent.state, sent.status) == ("waiting", "")
    assert sent.reason in ("untrusted", "unsigned", "unreadable")
    assert facts_of(case, "opendsr.taken") == []


@pytest.mark.parametrize(
    "made",
    [
        lambda ca: issue(ca, "other.example"),
        lambda ca: issue(ca, "localhost", since=NOW - timedelta(days=60), days=20),
        lambda ca: issue(ca, "localhost", signs=False),
        lambda ca: authority("localhost"),
    ],
    ids=["another domain", "expired", "not for signing", "signed itself"],
)
def test_a_certificate_that_proves_nothing(case, principal, ca, made):
    wrong = made(ca)
    publish(principal, wrong)
    queue_passed_on(by=SETUP, at=NOW)
    principal.answers["/v2/requests"] = signed(wrong, receipt())
    send_waiting(by=SETUP, at=NOW)
    assert sent_of([case])[0].reason == "untrusted"


def test_a_refusal_is_said_so_that_somebody_passes_it_on(case, principal):
    queue_passed_on(by=SETUP, at=NOW)
    principal.answers["/v2/requests"] = (400, {}, b'{"error": {"message": "jip@example.org is unknown"}}')
    send_waiting(by=SETUP, at=NOW)
    assert [(f["answer"], f["reason"]) for f in facts_of(case, "opendsr.not_taken")] == [(400, "refused")]
    assert sent_of([case])[0].state == "failed"


def test_a_principal_that_is_down_gets_it_later_under_the_same_id(case, principal, theirs):
    queue_passed_on(by=SETUP, at=NOW)
    principal.answers["/v2/requests"] = (503, {}, b"")
    send_waiting(by=SETUP, at=NOW)
    principal.answers["/v2/requests"] = signed(theirs, receipt())
    assert send_waiting(by=SETUP, at=NOW + timedelta(minutes=2)) == 1
    bodies = [body for _, path, _, body in principal.heard if path == "/v2/requests"]
    assert len(bodies) == 2
    assert bodies[0] == bodies[1]
    assert sent_of([case])[0].state == "taken"


def taken(principal: Listener, theirs: Issued) -> Sent:
    queue_passed_on(by=SETUP, at=NOW)
    principal.answers["/v2/requests"] = signed(theirs, receipt())
    send_waiting(by=SETUP, at=NOW)
    return Sent.objects.get()


def heard(client, issued: Issued, told: dict, domain: str = "localhost", spoil: bytes = b""):
    _, headers, body = signed(issued, told, domain=domain)
    return client.post(
        "/opendsr/v2/callbacks", body + spoil, content_type="application/json", headers=headers
    )  # fmt: skip


def status_of(sent: Sent, status: str, **more) -> dict:
    url = f"https://{DOMAIN}/opendsr/v2/callbacks"
    told = {"subject_request_id": str(sent.request_id), "request_status": status, "status_callback_url": url}
    return told | more


def test_a_status_is_heard_when_it_is_signed_and_never_goes_back(client, case, principal, theirs):
    sent = taken(principal, theirs)
    assert heard(client, theirs, status_of(sent, "in_progress")).status_code == 202
    assert heard(client, theirs, status_of(sent, "completed")).status_code == 202
    assert heard(client, theirs, status_of(sent, "pending")).status_code == 202
    assert [fact["status"] for fact in facts_of(case, "opendsr.heard")] == ["in_progress", "completed"]
    assert sent_of([case])[0].status == "completed"


def test_what_is_not_signed_by_them_is_not_heard(client, case, principal, theirs, ca):
    sent = taken(principal, theirs)
    told = status_of(sent, "completed")
    assert heard(client, theirs, told, domain="evil.example").status_code == 401
    assert heard(client, theirs, told, domain="").status_code == 401
    assert heard(client, issue(ca, "localhost"), told).status_code == 400
    assert heard(client, theirs, told, spoil=b" ").status_code == 400
    assert heard(client, theirs, told | {"status_callback_url": "https://evil.example/"}).status_code == 400
    assert heard(client, theirs, told | {"subject_request_id": "x"}).status_code == 400
    assert heard(client, theirs, told | {"request_status": "erased"}).status_code == 400
    stranger = told | {"subject_request_id": "a7551968-d5d6-44b2-9831-815ac9017798"}
    assert heard(client, theirs, stranger).status_code == 400
    assert sent_of([case])[0].status == "pending"


def test_who_is_silent_is_asked(case, principal, theirs):
    sent = taken(principal, theirs)
    principal.answers[f"/v2/requests/{sent.request_id}"] = signed(theirs, status_of(sent, "completed"), 200)
    assert ask_around(by=SETUP, at=NOW + timedelta(minutes=30)) == 0
    assert ask_around(by=SETUP, at=NOW + timedelta(hours=2)) == 1
    assert sent_of([case])[0].status == "completed"


def test_a_certificate_is_not_fetched_at_every_knock(client, case, principal, theirs):
    sent = taken(principal, theirs)
    Partner.objects.update(certificate="", fetched_at=datetime.now(UTC))
    before = len(principal.heard)
    for _ in range(5):
        assert heard(client, theirs, status_of(sent, "completed")).status_code == 401
    assert len(principal.heard) == before
