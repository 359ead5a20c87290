"""Partners are switched off, certificates withdrawn, and connections tried."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.opendsr.actions.forwarding import queue_passed_on, send_waiting
from houvast.features.opendsr.actions.keeping import (
    NoFingerprint,
    NoSuchPartner,
    NothingToTest,
    switch,
    try_connection,
    withdraw_certificate,
)
from houvast.features.opendsr.actions.partners import connect
from houvast.features.opendsr.cards import card_of
from houvast.features.opendsr.contracts import CertificateState
from houvast.features.opendsr.queries import sent_of
from houvast.features.opendsr.signing import SIGNATURE, Signer
from houvast.features.opendsr.trusting import fingerprint_of
from houvast.foundation.evidence.models import Entry
from tests.cast import LONG_AGO, SETUP, ZONNEVELD
from tests.features.opendsr.actions.test_forwarding import passed_on, publish, receipt, signed
from tests.features.opendsr.api.test_requests import body_of, post
from tests.features.opendsr.listening import Listener, listening
from tests.services.authority import Issued, issue

NOW = datetime.now(UTC)


@pytest.fixture(scope="module", name="theirs")
def their_certificate(ca: Issued) -> Issued:
    return issue(ca, "localhost", algorithm="ec")


@pytest.fixture(name="principal")
def a_principal(cast, processor, ca: Issued, theirs: Issued):
    with listening() as listener:
        publish(listener, theirs)
        connect(
            organisation=ZONNEVELD, endpoint=listener.url("/v2"), key="opens-it", private=True, trust=ca.pem,
            by=SETUP, at=LONG_AGO,
        )  # fmt: skip
        yield listener


def answers_discovery(principal: Listener, issued: Issued) -> None:
    told = {"processor_certificate": principal.url("/cert.pem")}
    principal.answers["/v2/discovery"] = signed(issued, told, 200)


def laid_down(kind: str) -> list[dict]:
    return [json.loads(facts) for facts in Entry.objects.filter(kind=kind).values_list("facts", flat=True)]


def tried() -> str:
    return try_connection(organisation=ZONNEVELD, by=SETUP, at=NOW)


def test_a_connection_works_when_they_answer_and_sign(principal, theirs):
    assert tried() == "unsigned"
    answers_discovery(principal, theirs)
    assert tried() == ""
    assert [fact["outcome"] for fact in laid_down("opendsr.tested")] == ["unsigned", "well"]
    assert (card := card_of(ZONNEVELD, at=NOW)) is not None
    assert (card.tested, card.tested_at) == ("", NOW)
    assert card.answers is not None
    assert card.answers.fingerprint == fingerprint_of(theirs.certificate)
    assert all(not body for _, _, _, body in principal.heard)


def test_a_connection_that_does_not_work_says_why(principal):
    principal.answers["/v2/discovery"] = (500, {}, b"")
    assert tried() == "refused"
    connect(organisation=ZONNEVELD, callbacks=["dsr.zonneveld.example"], by=SETUP, at=NOW)
    with pytest.raises(NothingToTest):
        tried()
    with pytest.raises(NoSuchPartner):
        try_connection(organisation="scaldis", by=SETUP, at=NOW)


def test_a_certificate_that_was_withdrawn_proves_nothing(principal, theirs):
    answers_discovery(principal, theirs)
    assert tried() == ""
    shown = ":".join(fingerprint_of(theirs.certificate)[at : at + 2].upper() for at in range(0, 64, 2))
    withdraw_certificate(organisation=ZONNEVELD, fingerprint=shown, by=SETUP, at=NOW)
    withdraw_certificate(organisation=ZONNEVELD, fingerprint=shown, by=SETUP, at=NOW)
    later = NOW + timedelta(hours=1)
    assert try_connection(organisation=ZONNEVELD, by=SETUP, at=later) == "untrusted"
    case = passed_on()
    queue_passed_on(by=SETUP, at=NOW)
    principal.answers["/v2/requests"] = signed(theirs, receipt())
    send_waiting(by=SETUP, at=later)
    assert (sent_of([case])[0].state, sent_of([case])[0].reason) == ("waiting", "untrusted")
    assert len(laid_down("opendsr.withdrawn")) == 1
    with pytest.raises(NoFingerprint):
        withdraw_certificate(organisation=ZONNEVELD, fingerprint="ab:cd", by=SETUP, at=NOW)


def test_laying_down_anew_keeps_what_was_withdrawn_and_the_key(principal, theirs, ca):
    withdraw_certificate(
        organisation=ZONNEVELD, fingerprint=fingerprint_of(theirs.certificate), by=SETUP, at=NOW
    )  # fmt: skip
    made = connect(
        organisation=ZONNEVELD, endpoint=principal.url("/v2"), private=True, trust=ca.pem, signs_with=theirs.pem,
        by=SETUP, at=NOW,
    )  # fmt: skip
    assert made.has_key
    card = card_of(ZONNEVELD, at=NOW)
    assert card is not None
    assert card.signs is not None
    assert card.signs.state is CertificateState.WITHDRAWN


@pytest.mark.parametrize(
    ("since", "days", "withdrawn", "says"),
    [(-60, 20, False, "expired on"), (0, 10, True, "was withdrawn"), (20, 10, False, "not yet")],
)
def test_what_is_signed_with_what_does_not_count_is_refused_in_one_line(client, ca, key, since, days, withdrawn, says):
    issued = issue(ca, "zonneveld.example", since=NOW + timedelta(days=since), days=days)
    connect(organisation=ZONNEVELD, signs_with=issued.pem, by=SETUP, at=LONG_AGO)
    if withdrawn:
        withdraw_certificate(
            organisation=ZONNEVELD, fingerprint=fingerprint_of(issued.certificate), by=SETUP, at=NOW
        )  # fmt: skip
    body = json.dumps(body_of()).encode()
    signature = Signer("zonneveld.example", b"", issued.key).sign(body)
    answer = client.post(
        "/opendsr/v2/requests", body, content_type="application/json",
        headers={"Authorization": f"Bearer {key}", SIGNATURE: signature},
    )  # fmt: skip
    assert answer.status_code == 401
    assert says in answer.json()["error"]["message"]


def test_a_partner_that_is_off_gets_and_gives_nothing_and_loses_nothing(client, key, principal, theirs):
    switch(organisation=ZONNEVELD, on=False, by=SETUP, at=NOW)
    switch(organisation=ZONNEVELD, on=False, by=SETUP, at=NOW)
    assert post(client, key, body_of()).status_code == 403
    case = passed_on()
    assert queue_passed_on(by=SETUP, at=NOW) == 0
    switch(organisation=ZONNEVELD, on=True, by=SETUP, at=NOW)
    assert queue_passed_on(by=SETUP, at=NOW) == 1
    switch(organisation=ZONNEVELD, on=False, by=SETUP, at=NOW)
    assert send_waiting(by=SETUP, at=NOW) == 0
    switch(organisation=ZONNEVELD, on=True, by=SETUP, at=NOW)
    principal.answers["/v2/requests"] = signed(theirs, receipt())
    assert send_waiting(by=SETUP, at=NOW) == 1
    assert sent_of([case])[0].state == "taken"
    assert [fact["on"] for fact in laid_down("opendsr.switched")] == [False, True, False, True]
