"""Taking a request to erase back on one's own page, while it still waits."""

from datetime import timedelta

import pytest

from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.queries import case_record
from houvast.foundation.evidence import queries as evidence
from tests.entrypoints.subject_portal.stage import a_case, inside, now, text
from tests.features.portal.stage import VERA, prove

pytestmark = pytest.mark.django_db(transaction=True)  # a worker is at work, in a thread with a connection of its own


@pytest.fixture(name="number")
def erasure_that_waits(cast, post, settings):
    settings.HOUVAST_REVOKE_DAYS = 3
    number = a_case(VERA, right=Right.ERASURE, channel=Channel.WEB)
    prove(number, at=now())
    return number


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_one_press_stops_it_and_asks_no_reason(post, number, language):
    client = inside(post, number, language=language)
    assert f"/my/{language}/stop/" in text(client.get(f"/my/{language}/"))
    page = text(client.get(f"/my/{language}/stop/"))
    assert page.count("button--danger") == 1
    assert "<textarea" not in page
    assert case_record(number).status == "verified"
    assert client.post(f"/my/{language}/stop/").status_code == 200
    assert case_record(number).status == "closed"
    assert len(evidence.facts_of(number, "rights.erasure_revoked")) == 1
    assert f"/my/{language}/stop/" not in text(client.get(f"/my/{language}/"))


def test_what_was_stopped_or_is_no_erasure_is_not_stopped_again(cast, post, number):
    client = inside(post, number)
    client.post("/my/nl/stop/")
    again = client.post("/my/nl/stop/")
    assert again.status_code == 409
    assert "U kunt dit verzoek hier niet meer stoppen." in text(again)
    assert "button--danger" not in text(client.get("/my/nl/stop/"))


def test_a_request_of_another_kind_has_nothing_to_stop(cast, post):
    number = a_case(right=Right.ACCESS)
    client = inside(post, number)
    assert "/my/nl/stop/" not in text(client.get("/my/nl/"))
    assert client.post("/my/nl/stop/").status_code == 409
    assert case_record(number).status == "registered"


def test_after_the_days_it_is_too_late_here(post, number, monkeypatch):
    client = inside(post, number)
    monkeypatch.setattr("houvast.entrypoints.subject_portal.stopping.now", lambda: now() + timedelta(days=4))
    assert "button--danger" not in text(client.get("/my/nl/stop/"))
