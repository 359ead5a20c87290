"""Opens pages as somebody, on some screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page

from houvast.foundation.accounts.models import Account


@dataclass(frozen=True, slots=True)
class Screen:
    """What a person looks at."""

    width: int = 1280
    height: int = 800
    scheme: Literal["light", "dark"] = "light"
    script: bool = True
    language: str = "en"


# A browser gives the focus only when it first draws the page, which can be after the page has come.
# What asks for it in a dialog that is closed gets none.
_ASKING = "[...document.querySelectorAll('[autofocus]')].some(one => one.checkVisibility())"
_READY = f"!{_ASKING} || document.activeElement !== document.body"
_PAUSE, _MOST_WAIT = 100, 10_000  # milliseconds

DESK = Screen()
DESK_DARK = Screen(scheme="dark")
PHONE = Screen(width=390, height=844)
PHONE_DARK = Screen(width=390, height=844, scheme="dark")
SMALLEST = Screen(width=360, height=640)
SCREENS = [DESK, DESK_DARK, PHONE, PHONE_DARK, SMALLEST]


@dataclass(slots=True)
class Visit:
    """A page, and what its console said was wrong."""

    page: Page
    root: str
    script: bool = True
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to an address of the site, and wait until the field that asks for the first key has it."""
        self.page.goto(self.root + path)
        waited = 0
        while self.script and not self.page.evaluate(_READY):
            assert waited < _MOST_WAIT, "the field that asks for the first key never got it"
            self.page.wait_for_timeout(_PAUSE)  # not `wait_for_function`: our pages forbid how it looks again
            waited += _PAUSE


@contextmanager
def visit(browser: Browser, root: str, account: Account | None = None, screen: Screen = DESK) -> Iterator[Visit]:
    """Come in as `account` (signed in already) or as a stranger; `root` is the address of the live server."""
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        java_script_enabled=screen.script,
        locale=screen.language,
        reduced_motion="reduce",
    )
    try:
        if account is not None:
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": _session_of(account), "url": root}])
        opened = Visit(context.new_page(), root, screen.script)
        opened.page.on("console", lambda said: opened.complaints.append(said.text) if said.type == "error" else None)
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        yield opened
    finally:
        context.close()


def shoot(page: Page, path: Path) -> None:
    """Keep a picture of the whole page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.evaluate("window.scrollTo(0, 0)")
    page.screenshot(path=path, full_page=True)


def _session_of(account: Account) -> str:
    client = Client()
    client.force_login(account)
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)
