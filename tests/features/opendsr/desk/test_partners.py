"""The page of partners: who opens it, what it shows, and what it never shows."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client

from houvast.features.opendsr.actions.partners import connect
from houvast.features.opendsr.models import Partner, Sent
from houvast.features.opendsr.queries import partner_of
from houvast.features.opendsr.trusting import fingerprint_of
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, PHONE, Screen, visit
from tests.cast import LONG_AGO, SETUP, ZONNEVELD
from tests.services.authority import issue

LIST = "/desk/partners/"
ONE = f"{LIST}of/{ZONNEVELD}/"
GIVEN = {"endpoint": "https://dsr.zonneveld.example/v2", "key": "geheime-sleutel", "callbacks": "dsr.zonneveld.example"}


def logged_in(account) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(account)
    return client


@pytest.fixture(name="olga")
def an_officer(cast) -> Client:
    return logged_in(cast.olga)


def text(response) -> str:
    return response.content.decode()


def test_a_partner_is_added_and_its_key_is_never_shown(olga):
    made = olga.post(f"{LIST}add/", {"organisation": ZONNEVELD, **GIVEN}, follow=True)
    assert made.status_code == 200
    assert "geheime-sleutel" not in text(made)
    assert b"geheime-sleutel" not in bytes(Partner.objects.get().key)
    assert partner_of(ZONNEVELD).domain == "dsr.zonneveld.example"
    assert "Zonneveld" in text(olga.get(LIST))
    again = olga.post(f"{ONE}change/", {**GIVEN, "key": "", "callbacks": ""}, follow=True)
    assert again.status_code == 200
    assert partner_of(ZONNEVELD).has_key
    assert partner_of(ZONNEVELD).callbacks == ()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"endpoint": "http://dsr.zonneveld.example"}, "https://host"),
        ({"endpoint": "https://other.example/v2", "key": ""}, "needs the key"),
        ({"signs_with": "no certificate"}, "no certificate"),
        ({"callbacks": "https://dsr.zonneveld.example/x"}, "a name only"),
    ],
)
def test_what_can_not_be_used_is_said_and_nothing_is_changed(olga, wrong, says):
    connect(organisation=ZONNEVELD, callbacks=["dsr.zonneveld.example"], by=SETUP, at=LONG_AGO)
    answer = olga.post(f"{ONE}change/", {**GIVEN, **wrong})
    assert answer.status_code == 422
    assert says in text(answer)
    assert partner_of(ZONNEVELD).endpoint == ""
    assert olga.post(f"{LIST}of/scaldis/change/", GIVEN).status_code == 404


def test_certificates_errors_and_the_switch_are_on_the_page(olga, ca):
    issued = issue(ca, "zonneveld.example", days=10)
    connect(organisation=ZONNEVELD, signs_with=issued.pem, by=SETUP, at=LONG_AGO)
    now = datetime.now(UTC)
    Sent.objects.create(
        organisation_id=Partner.objects.get().organisation_id, request_id="a7551968-d5d6-44b2-9831-815ac9017798",
        case="2026-00001", body=b"", state="failed", reason="untrusted", try_at=now, sent_at=now,
    )  # fmt: skip
    page = text(olga.get(ONE))
    assert fingerprint_of(issued.certificate)[:4].upper() in page.replace(":", "")
    assert "ends soon" in page
    assert "1 × the certificate can&#x27;t be trusted" in page
    assert "Nothing goes through any more" in text(olga.post(f"{ONE}switch/", follow=True))
    assert "switched off" in text(olga.get(LIST))
    assert "Requests go through again" in text(olga.post(f"{ONE}switch/", {"on": "yes"}, follow=True))
    fingerprint = {"fingerprint": fingerprint_of(issued.certificate)}
    assert "counts no more" in text(olga.post(f"{ONE}withdraw/", fingerprint, follow=True))
    assert "This is no fingerprint" in text(olga.post(f"{ONE}withdraw/", {"fingerprint": "x"}, follow=True))


def test_a_test_that_fails_says_why(olga):
    endpoint = "http://localhost:9/v2"
    connect(organisation=ZONNEVELD, endpoint=endpoint, key="k", private=True, by=SETUP, at=LONG_AGO)
    assert "nobody answers" in text(olga.post(f"{ONE}test/", follow=True))
    assert "nobody answers" in text(olga.get(ONE))


@pytest.mark.parametrize("name", ["amira", "thijs", "sven", "kees", "iris"])
def test_only_the_privacy_officer_comes_in(cast, name):
    one = logged_in(cast.people[name])
    assert one.get(LIST).status_code == 403
    assert LIST not in text(one.get("/desk/"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pages_are_fit_for_everybody(cast, browser, live_server, ca, language):
    cast.olga.language = language
    cast.olga.save()
    connect(
        organisation=ZONNEVELD, endpoint="https://dsr.zonneveld.example/v2", key="k", private=True,
        signs_with=issue(ca, "zonneveld.example", days=10).pem, by=SETUP, at=LONG_AGO,
    )  # fmt: skip
    for screen in (DESK, PHONE, Screen(scheme="dark")):
        with visit(browser, live_server.url, cast.olga, replace(screen, language=language)) as opened:
            for path in (LIST, ONE, f"{LIST}add/"):
                opened.open(path)
                assert (violations(opened.page), too_wide(opened.page), opened.complaints) == ([], 0, [])
