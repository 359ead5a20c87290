"""A person on the page of their own, and what they fetch there."""

import io
import json
from pathlib import Path
from typing import Any

import pyzipper
from playwright.sync_api import expect

from tests.journeys.front_door.looking import LONG, Look

SEND = "form button.button--primary"


def come_in(look: Look, number: str, contact: str) -> None:
    """Come in with the number and a code from the mail."""
    look.open(f"/my/{look.language}/enter/")
    look.page.fill("#number", number)
    look.page.fill("#contact", contact)
    before = len(look.house.mails(contact))
    look.press(f"main {SEND}")
    look.page.fill("#code", look.house.mail_code(contact, before))
    look.press(f"main {SEND}")
    expect(look.page).to_have_url(f"{look.house.url}/my/{look.language}/")


def fetch(look: Look, contact: str) -> bytes:
    """Fetch the answer with a code of that moment."""
    look.open(f"/my/{look.language}/answer/")
    before = len(look.house.mails(contact))
    look.press("form[action$='/answer/code/'] button[type=submit]")
    look.page.fill("#code", look.house.mail_code(contact, before))
    with look.page.expect_download(timeout=LONG) as fetched:
        look.page.locator("form[action$='/answer/fetch/'] button[type=submit]").click()
    return Path(fetched.value.path()).read_bytes()


def opened(pack: bytes, code: str) -> dict[str, bytes]:
    """Open the locked file; nothing in it opens without the code."""
    with pyzipper.AESZipFile(io.BytesIO(pack)) as archive:
        for name in archive.namelist():
            assert archive.getinfo(name).flag_bits & 1, f"{name} is not locked"
        return {name: archive.read(name, pwd=code.encode()) for name in archive.namelist()}


def told(files: dict[str, bytes]) -> Any:
    """Give what machines read."""
    (name,) = [one for one in files if one.endswith(".json")]
    return json.loads(files[name])
