"""The browser extension and the bookmark in a real browser, on a page that nobody changed."""

import io
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError

from houvast.engines.scanner.scanning import scan
from houvast.features.noteguard.actions.keys import make_key
from houvast.features.noteguard.api import checking
from houvast.features.noteguard.desk.keys import _BOOKMARKLET
from houvast.features.noteguard.packing import EXTENSION_ORIGIN, packed
from tests.browser.accessibility import violations
from tests.cast import LONG_AGO, OWN, SETUP, assemble

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = "Mevrouw heeft diabetes, graag na 10 uur bellen."
PAGE = (
    b'<!doctype html><html lang="nl"><title>CRM</title><label for="note">Notitie</label><textarea id="note"></textarea>'
)


@contextmanager
def old_crm(policy: str) -> Iterator[str]:
    """Serve a page that knows nothing of Houvast, under a content security policy, and give its origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def key_for(*origins: str) -> str:
    assemble()
    checking._keys.clear()
    scan("")  # the rules are read once in the life of a server
    return make_key(organisation=OWN, name="CRM", origins=origins, by=SETUP, at=LONG_AGO)[1]


def opened(context: BrowserContext, address: str) -> Page:
    """A page of the extension; the browser refuses it for as long as it is still taking the extension in."""
    page = context.new_page()
    for _ in range(40):
        with suppress(PlaywrightError):
            page.goto(address)
            return page
        page.wait_for_timeout(250)
    page.goto(address)
    return page


def test_the_extension_guards_a_page_that_lets_nothing_in(browser, chromium_path, live_server, tmp_path):
    with old_crm("default-src 'none'") as origin:
        secret = key_for(origin, EXTENSION_ORIGIN)
        zipfile.ZipFile(io.BytesIO(packed(server=live_server.url, origins=[origin]))).extractall(tmp_path / "guard")
        shutil.rmtree(tmp_path / "guard" / "_locales" / "en")  # as for a browser in no language of ours: in Dutch
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile",
            executable_path=chromium_path,
            headless=True,
            args=[f"--disable-extensions-except={tmp_path / 'guard'}", f"--load-extension={tmp_path / 'guard'}"],
        )
        try:
            options = opened(context, f"{EXTENSION_ORIGIN}/options.html")
            expect(options.locator("#origin")).to_have_text(EXTENSION_ORIGIN)
            expect(options.locator("#server")).to_have_value(live_server.url)
            for given, said in (("hvg_unknown", "kent deze sleutel niet"), (secret, "De notitiewacht werkt")):
                options.locator("#key").fill(given)
                options.locator("button").click()
                expect(options.locator("#said")).to_contain_text(said)
            assert violations(options) == []
            page = context.new_page()
            page.goto(origin)
            page.locator("#note").press_sequentially(NOTE, delay=2)
            expect(page.locator("mark")).to_have_text("diabetes", timeout=20_000)
            page.keyboard.press("Alt+Enter")
            expect(page.locator("mark")).to_have_count(0)
            assert "diabetes" not in page.locator("#note").input_value()
            assert page.evaluate("typeof window.houvastGuard") == "undefined"  # the page sees nothing of it
        finally:
            context.close()


def test_the_bookmark_guards_a_page_that_lets_it(browser, live_server):
    with old_crm("") as origin:
        secret = key_for(origin)
        source = f"{live_server.url}/static/noteguard/houvast-guard.js"
        page = browser.new_page()
        page.goto(origin)
        page.evaluate(_BOOKMARKLET.format(source=source, secret=secret).removeprefix("javascript:"))
        page.locator("#note").click()
        page.locator("#note").press_sequentially(NOTE, delay=2)
        expect(page.locator("mark")).to_have_text("diabetes", timeout=20_000)
        page.close()
