"""What a machine doubts, a person looks at; only in cases that are theirs."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client

from houvast.features.intake.actions.asking import ask
from houvast.features.intake.actions.spam import close_as_spam
from houvast.features.intake.contracts import Doubt, Entry, NoRequest, WebRequest
from houvast.features.intake.queries import count_to_look_at
from houvast.features.rights.contracts import Right
from houvast.foundation.evidence.queries import facts_of
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, PHONE, Screen, visit
from tests.cast import assemble

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def doubted(organisation: str, *doubts: Doubt, words: str = "") -> str:
    entry, asked = Entry(doubts=frozenset(doubts)), WebRequest(rights=(Right.ACCESS,), words=words)
    return ask(organisation=organisation, asked=asked, entry=entry, at=NOW).numbers[0]


def logged_in(account) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(account)
    return client


def test_the_list_holds_what_is_doubted_and_says_why_until_somebody_looked(cast):
    odd, _fine = doubted("zonneveld", Doubt.TRAP, Doubt.KIND_UNKNOWN), doubted("own")
    amira = logged_in(cast.amira)
    page = amira.get("/desk/web-requests/").content.decode()
    assert (odd in page, "A field that people don’t see" in page, "read the words" in page) == (True, True, True)
    assert count_to_look_at(cast.amira) == 1
    for _ in range(2):
        assert amira.post(f"/desk/web-requests/{odd}/").url == "/desk/web-requests/"
    assert count_to_look_at(cast.amira) == 0
    assert len(facts_of(odd, "intake.looked_at")) == 1


def test_what_is_of_another_organisation_is_not_there(cast):
    odd = doubted("scaldis", Doubt.TRAP)
    amira = logged_in(cast.amira)
    assert odd not in amira.get("/desk/web-requests/").content.decode()
    assert amira.post(f"/desk/web-requests/{odd}/").status_code == 404
    assert count_to_look_at(cast.olga) == 1


def test_who_registers_nothing_looks_at_nothing(cast):
    odd = doubted("zonneveld", Doubt.TRAP)
    for name in ("iris", "kees", "sven"):
        assert logged_in(cast.people[name]).get("/desk/web-requests/").status_code == 403
        assert logged_in(cast.people[name]).post(f"/desk/web-requests/{odd}/").status_code == 403
    assert count_to_look_at(cast.olga) == 1


def test_a_team_lead_closes_what_is_no_request_in_one_step_and_opens_it_again(cast):
    odd = doubted("zonneveld", Doubt.TRAP)
    at, thijs = f"/desk/web-requests/{odd}/", logged_in(cast.thijs)
    assert logged_in(cast.amira).post(f"{at}close/", {"why": "machine"}).status_code == 403
    thijs.post(f"{at}close/", {"why": "because"})
    assert count_to_look_at(cast.thijs) == 1
    thijs.post(f"{at}close/", {"why": "machine"})
    assert count_to_look_at(cast.thijs) == 0
    assert "Sent by a machine" in thijs.get("/desk/web-requests/").content.decode()
    thijs.post(f"{at}open/")
    assert f"Open {odd} again" not in thijs.get("/desk/web-requests/").content.decode()
    assert "Taken up again as a request" in thijs.get(f"/desk/cases/{odd}/timeline/").content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_list_is_cards_on_a_phone_and_nothing_sticks_out(browser, live_server, transactional_db, language):
    cast = assemble()
    doubted("zonneveld", Doubt.TRAP, Doubt.MANY)
    spam = doubted("zonneveld", Doubt.TOO_FAST, words="Koop nu.")
    close_as_spam(case=spam, why=NoRequest.MACHINE, by=cast.olga.actor, at=datetime.now(UTC))
    cast.olga.language = language
    cast.olga.save()
    for screen in (DESK, PHONE, Screen(scheme="dark")):
        with visit(browser, live_server.url, cast.olga, replace(screen, language=language)) as opened:
            opened.open("/desk/web-requests/")
            wraps = opened.page.locator(".table-wrap").all()
            scrolls = [one.evaluate("e => e.scrollWidth - e.clientWidth") for one in wraps]
            assert (len(scrolls), max(scrolls) <= 1) == (2, True)
            assert (violations(opened.page), too_wide(opened.page), opened.complaints) == ([], 0, [])
