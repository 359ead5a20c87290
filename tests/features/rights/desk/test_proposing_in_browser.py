"""The proposal while the agent types, in a real browser and by keyboard only."""

import re

import pytest
from playwright.sync_api import Page, expect

from houvast.features.rights.contracts import Right
from houvast.features.rights.queries import case_record
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, PHONE, Screen, visit
from tests.cast import assemble

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "/desk/cases/new/"
FIRST_SCREEN = 800


@pytest.fixture
def amira(transactional_db):
    cast = assemble()
    cast.amira.language = "en"
    cast.amira.save()
    return cast.amira


def chosen(page: Page) -> str | None:
    return page.evaluate("document.querySelector('[name=right]:checked')?.value ?? null")


def test_the_kind_follows_what_is_typed_until_the_agent_chooses(browser, live_server, amira):
    with visit(browser, live_server.url, amira) as opened:
        page, keys = opened.page, opened.page.keyboard
        opened.open(NEW)
        keys.type("wat weten jullie van mij")
        expect(page.locator("#proposal")).to_contain_text("See my data")
        expect(page.get_by_label(re.compile("See my data"))).to_be_checked()
        expect(page.locator("#said")).to_contain_text("Looks like: See my data")
        keys.press("Control+a")
        keys.type("ik wil dat jullie mijn gegevens wissen")
        expect(page.get_by_label(re.compile("Erase my data"))).to_be_checked()
        assert page.evaluate("document.activeElement.name") == "said"
        assert page.evaluate("document.documentElement.scrollHeight") <= FIRST_SCREEN
        keys.press("Tab")
        keys.press("3")
        keys.press("Shift+Tab")
        keys.type(" en bel mij niet meer")
        expect(page.locator("#proposal")).to_contain_text("Stop using my data")
        assert chosen(page) == Right.RECTIFICATION
        assert (violations(page), opened.complaints) == ([], [])


def test_a_wish_that_is_taken_back_is_no_longer_chosen(browser, live_server, amira):
    with visit(browser, live_server.url, amira) as opened:
        page, keys = opened.page, opened.page.keyboard
        opened.open(NEW)
        keys.type("wis mijn gegevens")
        expect(page.get_by_label(re.compile("Erase my data"))).to_be_checked()
        keys.type(" niet, ik wil alleen mijn abonnement opzeggen")
        expect(page.locator("#proposal")).to_contain_text("An ordinary question")
        assert chosen(page) is None


@pytest.mark.parametrize("screen", [PHONE, Screen(scheme="dark")], ids=["phone", "dark"])
def test_the_proposal_fits_and_everybody_can_read_it(browser, live_server, amira, screen):
    with visit(browser, live_server.url, amira, screen) as opened:
        opened.open(NEW)
        opened.page.keyboard.type("zeg wat jullie van mij weten en haal het dan weg")
        expect(opened.page.locator("#proposal q")).to_have_count(2)
        assert (violations(opened.page), too_wide(opened.page), opened.complaints) == ([], 0, [])


@pytest.mark.parametrize("screen", [DESK, Screen(script=False)], ids=["script", "no-script"])
def test_a_caller_is_registered_with_the_proposed_kind(browser, live_server, amira, screen):
    with visit(browser, live_server.url, amira, screen) as opened:
        page, keys = opened.page, opened.page.keyboard
        opened.open(NEW)
        keys.type("je veux accéder à mes données")
        if screen.script:
            expect(page.get_by_label(re.compile("See my data"))).to_be_checked()
        page.get_by_label("For whom").select_option("zonneveld")
        page.get_by_label("Name", exact=True).focus()
        keys.press("Enter")
        if not screen.script:
            expect(page.get_by_label(re.compile("See my data"))).to_be_checked()
            page.get_by_label("Name", exact=True).focus()
            keys.press("Enter")
        expect(page).to_have_url(re.compile("/receipt/$"))
        assert case_record(page.url.split("/")[-3]).right == Right.ACCESS
