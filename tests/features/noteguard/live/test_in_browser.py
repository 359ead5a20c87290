"""The note guard in a real browser, on a page of somebody else's that lets nothing run but what it names."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from houvast.engines.scanner.scanning import scan
from houvast.features.noteguard.actions.keys import make_key, revoke_key
from houvast.features.noteguard.api import checking
from houvast.features.noteguard.models import GuardKey
from tests.browser.accessibility import violations
from tests.cast import LONG_AGO, OWN, SETUP, assemble
from tests.features.noteguard.live.crm import crm

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = "Mevrouw heeft diabetes, graag na 10 uur bellen."


@contextmanager
def typing_in(browser: Browser, guard: str, *, block_from: int | None = None, **context: object) -> Iterator[Page]:
    """Open the page of the CRM, with a key for it."""
    assemble()
    checking._keys.clear()
    scan("")  # the rules are read once in the life of a server
    with crm(guard, "hvg_unknown") as probe:
        key, secret = make_key(
            organisation=OWN, name="CRM", origins=[probe], block_from=block_from, by=SETUP, at=LONG_AGO
        )
    with crm(guard, secret) as origin:
        GuardKey.objects.filter(pk=key.id).update(origins=[origin])
        opened = browser.new_context(**context)  # type: ignore[arg-type]
        page = opened.new_page()
        page.complaints = []  # type: ignore[attr-defined]
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.goto(origin)
        yield page
        opened.close()


def underlined(page: Page) -> list[str]:
    return page.locator("mark").all_text_contents()


def test_what_is_typed_is_underlined_explained_and_replaced_with_one_key(browser, live_server):
    with typing_in(browser, live_server.url) as page:
        page.locator("#note").press_sequentially(NOTE, delay=2)
        expect(page.locator("mark")).to_have_text("diabetes")
        expect(page.locator(".badge")).to_have_text("1 aandachtspunt")
        page.locator("#note").evaluate("box => { box.setSelectionRange(20, 20); box.click(); }")
        expect(page.locator(".card strong")).to_have_text("Gezondheid")
        assert violations(page) == []
        page.keyboard.press("Alt+Enter")
        expect(page.locator("mark")).to_have_count(0)
        assert "diabetes" not in page.locator("#note").input_value()
        assert "10 uur" in page.locator("#note").input_value()
        page.keyboard.press("Control+z")
        expect(page.locator("mark")).to_have_text("diabetes")
        assert page.complaints == []  # type: ignore[attr-defined]


def test_it_warns_and_lets_the_agent_save(browser, live_server):
    with typing_in(browser, live_server.url) as page:
        page.locator("#note").fill(NOTE)
        expect(page.locator("mark")).to_have_count(1)
        page.get_by_role("button", name="Opslaan").click()
        expect(page.locator("body")).to_have_text("opgeslagen")


def test_it_blocks_only_where_the_organisation_chose_so(browser, live_server):
    with typing_in(browser, live_server.url, block_from=3) as page:
        page.locator("#note").fill(NOTE)
        expect(page.locator("mark")).to_have_count(1)
        page.get_by_role("button", name="Opslaan").click()
        expect(page.locator(".card")).to_contain_text("voordat u opslaat")
        page.keyboard.press("Alt+Enter")
        expect(page.locator("mark")).to_have_count(0)
        page.get_by_role("button", name="Opslaan").click()
        expect(page.locator("body")).to_have_text("opgeslagen")


def test_an_editable_element_is_guarded_too(browser, live_server):
    with typing_in(browser, live_server.url) as page:
        page.locator("#free").click()
        page.keyboard.type("👍 Mevrouw heeft diabetes.")
        expect(page.locator(".badge").last).to_have_text("1 aandachtspunt")
        found = page.evaluate("[...CSS.highlights.get('houvast-guard')].map(range => range.toString())")
        assert found == ["diabetes"]


def test_what_may_stay_is_not_underlined_again(browser, live_server):
    with typing_in(browser, live_server.url) as page:
        page.locator("#note").fill(NOTE)
        page.locator(".badge").first.click()
        page.get_by_role("button", name="Laten staan").click()
        expect(page.locator("mark")).to_have_count(0)
        page.locator("#note").press_sequentially(" Dank.")
        page.wait_for_timeout(700)
        assert underlined(page) == []


def test_without_the_server_the_page_still_works(browser, live_server):
    with typing_in(browser, live_server.url) as page:
        revoke_key(key=GuardKey.objects.get().pk, by=SETUP, at=LONG_AGO)
        page.locator("#note").fill(NOTE)
        expect(page.locator(".badge")).to_have_text("Controle niet bereikbaar")
        page.get_by_role("button", name="Opslaan").click()
        expect(page.locator("body")).to_have_text("opgeslagen")


def test_nothing_is_kept_in_the_browser(browser, live_server):
    with typing_in(browser, live_server.url) as page:
        page.locator("#note").fill(NOTE)
        expect(page.locator("mark")).to_have_count(1)
        assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
