"""The pages of the shell in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import SCREENS, visit
from tests.cast import PASSWORD, assemble

pytestmark = pytest.mark.django_db(transaction=True)
OPEN = ["/login/"]
LOCKED = ["/account/", "/account/password/"]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: f"{one.width}-{one.scheme}")
def test_the_pages_are_accessible_and_fit(browser, live_server, screen):
    olga = assemble().olga
    found = {}
    for account, paths in ((None, OPEN), (olga, LOCKED)):
        with visit(browser, live_server.url, account, screen) as opened:
            for path in paths:
                opened.open(path)
                found[path] = (violations(opened.page), too_wide(opened.page), opened.complaints)
    assert found == {path: ([], 0, []) for path in (*OPEN, *LOCKED)}


def test_somebody_logs_in_with_the_keyboard_and_out_again(browser, live_server):
    assemble()
    with visit(browser, live_server.url) as opened:
        page = opened.page
        opened.open("/account/")
        page.keyboard.type("olga")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{live_server.url}/account/")
        page.get_by_role("button", name="Olga Meijer").click()
        page.locator("form[action='/logout/'] button").click()
        expect(page).to_have_url(f"{live_server.url}/login/")
        assert opened.complaints == []


def test_the_page_of_a_pause_is_accessible(browser, live_server):
    with visit(browser, live_server.url) as opened:
        for _ in range(5):
            opened.open("/login/")
            opened.page.locator("#id_username").fill("olga")
            opened.page.locator("#id_password").fill("wrong")
            with opened.page.expect_navigation():
                opened.page.keyboard.press("Enter")
        assert "15" in opened.page.locator("main").inner_text()
        assert violations(opened.page) == []
