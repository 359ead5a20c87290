"""Somebody at a screen, who looks at every page that they come by."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from django.utils.translation import gettext, override
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect

from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, PHONE, Screen, shoot
from tests.journeys.front_door.house import House

PICTURES = os.environ.get("PICTURES", "")
LONG = 30_000
SOME = 5
VARIANTS = [("nl", PHONE), ("en", DESK), ("nl", DESK), ("en", PHONE)]
NUMBER = re.compile(r"\b(20\d\d-\d{5})\b")


def named(value: object) -> str | None:
    """Name a variant after its language and width."""
    return str(value.width) if isinstance(value, Screen) else value if isinstance(value, str) else None


@dataclass
class Look:
    """A page in a language; what was wrong with any of those that were looked at, and their pictures."""

    page: Page
    house: House
    language: str
    story: str
    faults: list[str] = field(default_factory=list)
    allowed: tuple[str, ...] = ()
    _places: Iterator[int] = field(default_factory=count)

    def say(self, msgid: str) -> str:
        """Give words of the desk's pages in the language of this page."""
        with override(self.language):
            return gettext(msgid)

    def open(self, path: str) -> None:
        """Go to an address, and look."""
        self.page.goto(self.house.url + path)
        self.look()

    def look(self) -> None:
        """Check the page that is open: accessible, not too wide, in the right language, nothing of anybody in it."""
        for _ in range(SOME):  # a page that waits for a job goes on by itself meanwhile
            with suppress(Error):
                wrong = self._wrong()
                break
            self.page.wait_for_load_state()
        else:
            wrong = self._wrong()
        where = re.sub(r"^https?://[^/]+", "", self.page.url)
        self.faults += [f"{where}: {one}" for one in wrong]
        if PICTURES:
            with suppress(Error):
                shoot(self.page, Path(PICTURES) / f"{self.story}-{next(self._places):02}.png")

    def _wrong(self) -> list[str]:
        wrong = list(violations(self.page))
        if too_wide(self.page):
            wrong.append("too wide")
        if self.page.locator("html").get_attribute("lang") != self.language:
            wrong.append("in another language")
        return wrong

    def press(self, selector: str, *, goes: bool = True) -> None:
        """Press something that leads to another page, and look."""
        if goes:
            with self.page.expect_navigation(timeout=LONG):
                self.page.locator(selector).first.click()
        else:
            self.page.locator(selector).first.click()
        self.look()

    def button(self, msgid: str) -> None:
        """Press a button of the desk by its words, and look."""
        with self.page.expect_navigation(timeout=LONG):
            self.page.get_by_role("button", name=self.say(msgid)).first.click()
        self.look()

    def confirm(self, dialog: str) -> None:
        """Press a button that asks first, and say yes."""
        self.page.locator(f"[popovertarget={dialog}]").first.click()
        with self.page.expect_navigation(timeout=LONG):
            self.page.locator(f"#{dialog} form button[type=submit]").click()
        self.look()

    def sees(self, words: str) -> None:
        """Wait until the page says something."""
        expect(self.page.locator("main")).to_contain_text(words, timeout=LONG)

    def step(self, step: str, *, nth: int = 0, way: str = "") -> None:
        """Send the form of a step of identity."""
        form = self.page.locator(f"form:has(input[name=step][value={step}])")
        if way:
            form = form.filter(has=self.page.locator(f"input[name=way][value={way}]"))
        with self.page.expect_navigation(timeout=LONG):
            form.nth(nth).locator("button[type=submit], .button").first.click()
        self.look()


@contextmanager
def visiting(browser: Browser, house: House, story: str, language: str, screen: Screen) -> Iterator[Look]:
    """Come in as a stranger, from a network of one's own; nothing may be wrong with any page in the end."""
    network = f"198.18.{next(house.networks)}.7"
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        locale=language,
        reduced_motion="reduce",
        extra_http_headers={"X-Forwarded-For": network, "X-Forwarded-Proto": "http"},
    )
    context.set_default_timeout(LONG)
    look = Look(context.new_page(), house, language, f"{story}-{language}-{screen.width}")
    complaints: list[str] = []
    look.page.on("console", lambda said: complaints.append(_of(said)) if _is_ours(said, house) else None)
    look.page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        yield look
        found = [*look.faults, *(one for one in complaints if not any(known in one for known in look.allowed))]
        assert not found, "\n".join(found)
    finally:
        context.close()


def _of(said: ConsoleMessage) -> str:
    return f"{said.location['url']}: {said.text}"


def _is_ours(said: ConsoleMessage, house: House) -> bool:
    return said.type == "error" and said.location["url"].startswith((house.url, "about:"))


@contextmanager
def at_desk(browser: Browser, house: House, who: str, story: str, language: str, screen: Screen) -> Iterator[Look]:
    """Log in by the page, and choose a language there."""
    with visiting(browser, house, f"{story}-{who}", language, screen) as look:
        look.page.goto(f"{house.url}/login/")
        look.page.fill("[name=username]", who)
        look.page.fill("[name=password]", house.passwords[who])
        with look.page.expect_navigation():
            look.page.keyboard.press("Enter")
        if look.page.locator("html").get_attribute("lang") != language:
            choose_language(look)
        yield look


def choose_language(look: Look) -> None:
    """Choose the language in the menu of the user."""
    look.page.locator("[popovertarget=user-menu]").click()
    with look.page.expect_navigation():
        look.page.locator(f"#user-menu button[name=language][value={look.language}]").click()


def receipt_number(look: Look) -> str:
    """Read the number that the page shows."""
    found = NUMBER.search(look.page.locator("main").inner_text())
    assert found
    return found[1]
