"""Principals are told how far their requests are, signed, until they take it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.opendsr.actions.partners import connect
from houvast.features.opendsr.actions.telling import note_changes, tell_waiting
from houvast.features.opendsr.models import Callback, Received
from houvast.features.opendsr.signing import is_signed
from houvast.features.rights.actions.closing import shred_case
from houvast.features.rights.contracts import Status
from houvast.features.rights.models import CaseRecord
from houvast.foundation.evidence.queries import facts_of, verify
from tests.cast import LONG_AGO, SETUP, ZONNEVELD
from tests.features.opendsr.api.test_requests import body_of, post
from tests.features.opendsr.conftest import DOMAIN
from tests.features.opendsr.listening import Listener, listening

LATER = timedelta(minutes=2)


@pytest.fixture(name="principal")
def a_principal():
    with listening() as listener:
        yield listener


@pytest.fixture(name="case")
def a_request(client, key: str, principal: Listener) -> str:
    """A request whose principal hears at two addresses."""
    connect(organisation=ZONNEVELD, callbacks=["localhost"], private=True, by=SETUP, at=LONG_AGO)
    urls = [principal.url("/hear"), principal.url("/too?token=geheim")]
    assert post(client, key, body_of(status_callback_urls=urls)).status_code == 201
    return Received.objects.get().case


def begin(case: str, status: Status = Status.VERIFIED) -> datetime:
    CaseRecord.objects.filter(number=case).update(status=status)
    now = datetime.now(UTC)
    assert note_changes(at=now) == 1
    assert note_changes(at=now) == 0
    return now


def test_a_change_is_told_once_at_every_address(principal, case, processor):
    principal.answers = {"/hear": (202, {}, b""), "/too?token=geheim": (200, {}, b"")}
    now = begin(case)
    assert tell_waiting(by=SETUP, at=now) == 2
    assert tell_waiting(by=SETUP, at=now + LATER) == 0
    told = {path: json.loads(body) for _, path, _, body in principal.heard}
    assert set(told) == {"/hear", "/too?token=geheim"}
    assert told["/hear"]["request_status"] == "in_progress"
    assert told["/hear"]["status_callback_url"] == principal.url("/hear")
    assert told["/hear"]["controller_id"] == ZONNEVELD
    for _, _, headers, body in principal.heard:
        for prefix in ("X-OpenDSR", "X-OpenGDPR"):
            assert headers[f"{prefix}-Processor-Domain"] == DOMAIN
            assert is_signed(body, headers[f"{prefix}-Signature"], processor.certificate)
    assert [f["answer"] for f in facts_of(case, "opendsr.told")] == [202, 200]
    assert "geheim" not in str(list(Callback.objects.values()))
    assert verify().ok


def test_what_is_not_taken_is_told_again_until_it_is_given_up(principal, case):
    principal.answers = {"/hear": (500, {}, b""), "/too?token=geheim": (202, {}, b"")}
    now = begin(case)
    tell_waiting(by=SETUP, at=now)
    assert tell_waiting(by=SETUP, at=now) == 0
    principal.answers["/hear"] = (202, {}, b"")
    assert tell_waiting(by=SETUP, at=now + LATER) == 1
    assert len(facts_of(case, "opendsr.told")) == 2
    principal.answers.clear()
    now = begin(case, Status.FORWARDED)
    for hours in range(0, 200, 12):
        tell_waiting(by=SETUP, at=now + timedelta(hours=hours))
    assert [f["reason"] for f in facts_of(case, "opendsr.not_told")] == ["refused", "refused"]


def test_a_redirect_leads_nowhere(principal, case):
    principal.answers = {"/hear": (302, {"Location": "/elsewhere"}, b""), "/elsewhere": (202, {}, b"")}
    tell_waiting(by=SETUP, at=begin(case))
    assert "/elsewhere" not in [path for _, path, _, _ in principal.heard]
    assert facts_of(case, "opendsr.told") == []


def test_a_host_that_was_taken_off_the_list_hears_nothing_more(principal, case):
    connect(organisation=ZONNEVELD, callbacks=["dsr.zonneveld.example"], private=True, by=SETUP, at=LONG_AGO)
    tell_waiting(by=SETUP, at=begin(case))
    assert principal.heard == []
    assert [f["reason"] for f in facts_of(case, "opendsr.not_told")] == ["bad_address"] * 2


def test_an_address_in_a_private_network_is_not_reached(client, key, principal, monkeypatch):
    hosts = ["dsr.zonneveld.example"]
    connect(organisation=ZONNEVELD, callbacks=hosts, by=SETUP, at=LONG_AGO)
    at_home = [(2, 1, 6, "", ("127.0.0.1", principal.port))]
    monkeypatch.setattr("houvast.connectors.door.socket.getaddrinfo", lambda *_, **__: at_home)
    urls = [f"https://dsr.zonneveld.example:{principal.port}/hear"]
    assert post(client, key, body_of(status_callback_urls=urls)).status_code == 201
    tell_waiting(by=SETUP, at=begin(Received.objects.get().case))
    assert principal.heard == []
    assert Callback.objects.get().reason == "private_network"


def test_after_the_key_of_the_case_is_gone_nothing_is_told(principal, case):
    now = begin(case)
    CaseRecord.objects.filter(number=case).update(status=Status.CLOSED, outcome="granted")
    shred_case(case=case, by=SETUP, at=now)
    assert tell_waiting(by=SETUP, at=now) == 2
    assert principal.heard == []
    assert {f["reason"] for f in facts_of(case, "opendsr.not_told")} == {"case_shredded"}
    assert note_changes(at=now) == 1
