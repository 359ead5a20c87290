"""The public page as people see it: four languages, without script, on a phone, in the dark."""

import pytest
from playwright.sync_api import Page, expect

from houvast.entrypoints.outside.request import pace
from houvast.features.rights.queries import all_cases
from houvast.foundation.organisations.actions import set_public_page
from houvast.foundation.ui.wording import wording
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import SCREENS, Screen, Visit, visit
from tests.cast import LONG_AGO, SETUP, assemble

OWN_WORDS = {
    "nl": "Verwijder al mijn gegevens",
    "en": "Please delete all my data",
    "fr": "Effacez toutes mes données",
    "de": "Bitte löschen Sie alle meine Daten",
}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def fresh_pace():
    """Forget what other tests sent."""
    pace._left.clear()


def looked_at(page: Page, *, script: bool) -> list[object]:
    return [one for one in (too_wide(page), *(violations(page) if script else [])) if one]


def unexpected(visited: Visit) -> list[str]:
    """What the console complains of, but that a page was refused (422) or not there (404)."""
    return [one for one in visited.complaints if "404" not in one and "422" not in one]


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_the_whole_way_without_script_in_every_language(browser, live_server, language):
    cast = assemble()
    words = wording("houvast.entrypoints.outside", "request", language)
    screen = Screen(width=390, height=844, script=False, language=language)
    with visit(browser, live_server.url, None, screen) as visited:
        page = visited.page
        visited.open("/request/zonneveld/")
        assert page.locator("html").get_attribute("lang") == language
        found = looked_at(page, script=False)
        send = page.get_by_role("button", name=words["send"])
        page.get_by_label(words["label_words"]).fill(OWN_WORDS[language])
        send.click()
        expect(page.get_by_text(words["error_reach"]).first).to_be_visible()
        expect(page.get_by_label(words["label_words"])).to_have_value(OWN_WORDS[language])
        found += looked_at(page, script=False)
        page.get_by_label(words["label_email"], exact=False).last.fill("vera@klant.example")
        send.click()
        expect(page.get_by_role("heading", name=words["confirm_heading"])).to_be_visible()
        expect(page.get_by_label(words["right_erasure"])).to_be_checked()
        found += looked_at(page, script=False)
        send.click()
        expect(page.get_by_role("heading", name=words["received_title"])).to_be_visible()
        found += looked_at(page, script=False)
        case = all_cases(cast.amira)[0]
        expect(page.get_by_text(case.number)).to_be_visible()
        page.reload()
        assert page.context.cookies() == []
        assert (found, unexpected(visited)) == ([], [])
    assert len(all_cases(cast.amira)) == 1


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: f"{one.width}-{one.scheme}")
def test_everybody_can_use_it(browser, live_server, screen):
    cast = assemble()
    changes = {
        "colour": "#7a1f5c", "accent": "#9a2a74", "phone": "040-1234567", "dpo_email": "fg@zonneveld.example",
        "privacy_statement_url": "https://zonneveld.example/privacy",
    }  # fmt: skip
    set_public_page(organisation_key="zonneveld", changes=changes, by=SETUP, at=LONG_AGO)
    with visit(browser, live_server.url, None, screen) as visited:
        page = visited.page
        visited.open("/request/zonneveld/en/")
        page.get_by_text("I ask this for somebody else").click()
        found = looked_at(page, script=True)
        page.get_by_role("button", name="Send my request").click()
        found += looked_at(page, script=True)
        page.get_by_label("I want to see what you know about me").check()
        page.get_by_label("Customer number").fill("K-99")
        page.get_by_role("button", name="Send my request").press("Enter")
        expect(page.get_by_role("heading", name="We have your request")).to_be_visible()
        found += looked_at(page, script=True)
        visited.open("/request/nobody/en/")
        found += looked_at(page, script=True)
        assert (found, unexpected(visited)) == ([], [])
    assert len(all_cases(cast.amira)) == 1
