"""A real browser for tests that look at pages."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.services import debian


def path() -> str:
    """The installed Chromium."""
    return str(debian.program("chromium", "chromium"))


@contextmanager
def browser(executable: str) -> Iterator[Browser]:
    """A headless Chromium; close what you open in it."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    # Playwright keeps an event loop in this thread, for which Django would refuse every query of the test itself.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    try:
        with sync_playwright() as playwright:
            opened = playwright.chromium.launch(executable_path=executable, args=as_root)
            yield opened
            opened.close()
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
