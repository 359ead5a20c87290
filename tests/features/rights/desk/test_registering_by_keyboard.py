"""A call is registered by keyboard only: how many keys that takes, and what stands on the page to read out."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from houvast.features.rights.contracts import Relation, Right
from houvast.features.rights.queries import case_for
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, PHONE, Screen, visit
from tests.cast import assemble

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "/desk/cases/new/"
FIRST_SCREEN = 900
WORDS = {
    "en": ("please delete my data", "Your receipt number is", "You have our answer at the latest on", "Registered"),
    "nl": ("wis mijn gegevens", "Uw kenmerk is", "U krijgt ons antwoord uiterlijk op", "Geregistreerd"),
}


@pytest.fixture
def cast(transactional_db):
    return assemble()


class Keys:
    """Counts what is pressed beside the text that is typed."""

    def __init__(self, page):
        self.page, self.presses = page, 0

    def press(self, key, times=1):
        for _ in range(times):
            self.page.keyboard.press(key)
            self.presses += 1

    def reach(self, selector, most=25):
        """Go on with Tab until a field has the focus."""
        for _ in range(most):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} is more than {most} tabs away")


def speaks(cast, language):
    cast.amira.language = language
    cast.amira.save()


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_caller_for_themselves_takes_few_keys(browser, live_server, cast, language):
    speaks(cast, language)
    with visit(browser, live_server.url, cast.amira, Screen(language=language)) as opened:
        page, keys = opened.page, Keys(opened.page)
        opened.open(NEW)
        assert page.evaluate("document.documentElement.scrollHeight") <= FIRST_SCREEN
        page.keyboard.type(WORDS[language][0])
        expect(page.locator("[name=right]:checked")).to_have_value("erasure")
        keys.reach("[name=organisation]")
        page.keyboard.type("Zonneveld")
        keys.reach("[name=phone_number]")
        page.keyboard.type("0612345678")
        keys.press("Enter")
        expect(page.locator("#say")).to_be_visible()
        assert keys.presses <= 8
        for text in WORDS[language][1:3]:
            expect(page.locator("#say")).to_contain_text(text)
        assert re.search(r"20\d\d-\d{5}", page.locator("#say").inner_text())
        expect(page.locator("#say li")).not_to_have_count(0)
        assert (violations(page), too_wide(page), opened.complaints) == ([], 0, [])


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_mother_for_her_child_takes_one_line_more(browser, live_server, cast, language):
    speaks(cast, language)
    with visit(browser, live_server.url, cast.amira, Screen(language=language)) as opened:
        page, keys = opened.page, Keys(opened.page)
        opened.open(NEW)
        page.keyboard.type(WORDS[language][0])
        expect(page.locator("[name=right]:checked")).to_have_value("erasure")
        keys.reach("[name=organisation]")
        page.keyboard.type("Zonneveld")
        keys.reach("[name=name]")
        page.keyboard.type("Kind Proef")
        keys.reach("summary")
        keys.press("Enter")
        keys.reach("[name=relation]")
        page.keyboard.type({"en": "Parent", "nl": "Ouder"}[language])
        keys.reach("[name=their_name]")
        page.keyboard.type("Mina Proef")
        keys.press("Enter")
        expect(page.locator("#say")).to_be_visible()
        assert keys.presses <= 18
        number = re.search(r"20\d\d-\d{5}", page.locator("#say").inner_text()).group()
        case = case_for(cast.amira, number)
        assert (case.facts.right, case.person.representative.relation) == (Right.ERASURE, Relation.PARENT)
        assert (violations(page), opened.complaints) == ([], [])


@pytest.mark.parametrize("screen", [DESK, PHONE, Screen(scheme="dark")], ids=["desk", "phone", "dark"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_new_pages_fit_and_everybody_can_read_them(browser, live_server, cast, screen, language):
    speaks(cast, language)
    with visit(browser, live_server.url, cast.amira, replace(screen, language=language)) as opened:
        page = opened.page
        for _ in range(2):
            opened.open(NEW)
            page.locator("details summary").first.click()
            page.fill("[name=said]", WORDS[language][0])
            page.check("[name=right][value=erasure]")
            page.select_option("[name=organisation]", "zonneveld")
            page.fill("[name=phone_number]", "0612345678")
            page.select_option("[name=relation]", "mandate")
            assert (violations(page), too_wide(page)) == ([], 0)
            page.locator("form.form--two button[type=submit], form.form--two .button").first.click()
            expect(page.locator("#say")).to_be_visible()
        number = re.search(r"20\d\d-\d{5}", page.locator("#say").inner_text()).group()
        for name in ("receipt", "authority", "join", ""):
            opened.open(f"/desk/cases/{number}/{name}/" if name else f"/desk/cases/{number}/")
            assert (violations(page), too_wide(page), opened.complaints) == ([], 0, [])
