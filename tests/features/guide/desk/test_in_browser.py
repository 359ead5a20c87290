"""The guide in a real browser: it fits, everybody can use it, and the keyboard is enough."""

import pytest
from playwright.sync_api import expect

from houvast.features.guide.actions import pass_on
from houvast.foundation.accounts.contracts import Role
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, SMALLEST, visit
from tests.cast import assemble
from tests.features.guide.stage import AT, approved

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("screen", [DESK, DESK_DARK, PHONE, SMALLEST], ids=lambda one: f"{one.width}-{one.scheme}")
def test_the_pages_are_accessible_and_fit(browser, live_server, screen):
    cast = assemble()
    paths = ("/desk/guide/", "/desk/guide/cards/angry_erasure/?for=zonneveld", "/desk/guide/cards/bsn/?lang=nl")
    found = {}
    with visit(browser, live_server.url, cast.amira, screen) as opened:
        for path in paths:
            opened.open(path)
            found[path] = (violations(opened.page), too_wide(opened.page), list(opened.complaints))
    assert found == dict.fromkeys(paths, ([], 0, []))


@pytest.mark.parametrize("screen", [DESK, DESK_DARK, PHONE], ids=lambda one: f"{one.width}-{one.scheme}")
def test_answers_are_accessible_and_fit(browser, live_server, screen):
    cast = assemble()
    approved(cast)
    ask = {"organisation": cast.zonneveld, "words": "Wie is de drukker?", "card": "shared_with", "role": Role.TEAM_LEAD}
    pass_on(**ask, today=AT.date(), by=cast.olga, at=AT)
    paths = ("/desk/guide/of/zonneveld/answers/", "/desk/guide/cards/retention/?for=zonneveld&lang=nl")
    found = {}
    with visit(browser, live_server.url, cast.olga, screen) as opened:
        for path in paths:
            opened.open(path)
            for details in opened.page.locator("main details").all():
                details.evaluate("one => one.open = true")
            found[path] = (violations(opened.page), too_wide(opened.page), list(opened.complaints))
    assert found == dict.fromkeys(paths, ([], 0, []))


def test_from_what_the_caller_says_to_the_request_with_the_keyboard(browser, live_server):
    cast = assemble()
    cast.amira.language = "en"
    cast.amira.save()
    with visit(browser, live_server.url, cast.amira) as opened:
        page = opened.page
        opened.open("/account/")
        page.keyboard.press("g")
        page.keyboard.press("g")
        expect(page.locator("#words")).to_be_focused()
        page.keyboard.type("take me out of your sytem")
        expect(page.locator("#found a").first).to_contain_text("Take me out of your system")
        page.keyboard.press("Enter")
        expect(page.locator("#companion")).to_contain_text("We erase what we no longer need.")
        page.locator("h1").click()
        page.keyboard.press("/")
        expect(page.locator("#words")).to_be_focused()
        page.locator("h1").click()
        page.keyboard.press("r")
        expect(page.locator("input[name=right][value=erasure]")).to_be_checked()
        assert (violations(page), opened.complaints) == ([], [])


def test_a_line_is_copied(browser, live_server):
    cast = assemble()
    with visit(browser, live_server.url, cast.amira) as opened:
        opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        opened.open("/desk/guide/cards/erasure/?lang=nl")
        opened.page.locator("#companion .copy").nth(2).click()
        copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Wij wissen wat wij niet meer nodig hebben.")
