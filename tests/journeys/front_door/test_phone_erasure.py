"""A caller wants to be erased: from the first words at the phone to the answer, at the desks of three colleagues."""

import re
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import Screen
from tests.journeys.front_door.house import House, until
from tests.journeys.front_door.looking import LONG, VARIANTS, Look, at_desk, named, receipt_number

SAID = {
    "nl": ("Haal me eruit, ik wil dat jullie al mijn gegevens wissen", "Uw kenmerk is"),
    "en": ("Please delete all my data, I am no customer any more", "Your receipt number is"),
}


@pytest.mark.parametrize(("language", "screen"), VARIANTS, ids=named)
def test_a_caller_is_erased(browser: Browser, house: House, language: str, screen: Screen) -> None:
    caller = house.somebody("erasure", VARIANTS.index((language, screen)))
    with at_desk(browser, house, "amira", "erasure", language, screen) as look:
        number = register_by_keyboard(look, caller)
        prove(look, number, caller)
        find(look)
    with at_desk(browser, house, "thijs", "erasure", language, screen) as look:
        plan(look, number)
    with at_desk(browser, house, "olga", "erasure", language, screen) as look:
        carry_out(look, number)
        tell_recipients(look, number)
        answer(look, number)
    assert house.status(number) == "closed"
    assert left_of(house, caller) == 0
    assert {"erasure.systems_read_back", "rights.case_answered", "rights.case_closed"} <= set(house.story(number))
    house.run("evidence", "verify", by="iris")


def register_by_keyboard(look: Look, caller: int) -> str:
    """Register with keys alone; return the receipt number."""
    page, keys = look.page, look.page.keyboard
    keys_of = look.house.keys(caller)
    look.open("/desk/")
    with page.expect_navigation():
        keys.press("n")
    look.look()
    keys.type(SAID[look.language][0])
    expect(page.locator("[name=right]:checked")).to_have_value("erasure")
    for field, text in (
        ("organisation", "Zonneveld"),
        ("name", look.house.person(caller).name),
        ("email", keys_of["email"]),
        ("phone_number", keys_of["phone_number"]),
        ("customer_number", keys_of["customer_number"]),
    ):
        reach(look, f"[name={field}]")
        keys.type(text)
    look.look()
    with page.expect_navigation():
        keys.press("Enter")
    expect(page.locator("#say")).to_contain_text(SAID[look.language][1])
    look.look()
    return receipt_number(look)


def reach(look: Look, selector: str) -> None:
    """Go on with Tab until a field has the focus."""
    for _ in range(25):
        if look.page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        look.page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is more than 25 tabs away")


def prove(look: Look, number: str, caller: int) -> None:
    """Send a code to the phone on file, and put questions; the agent sees neither code nor which answer is right."""
    page, mobile = look.page, look.house.keys(caller)["phone_number"]
    with page.expect_navigation():
        page.keyboard.press("v")
    look.look()
    look.step("send", way="code_by_sms")
    assert mobile not in page.locator("#prove").inner_text()
    page.fill("[name=said]", look.house.text_code(mobile))
    look.step("answer")
    look.step("ask")
    answers = look.house.remembers(number)
    assert 1 <= len(answers) <= 3
    for place, text in enumerate(answers):
        field = page.locator(f"[name=question{place}]")
        is_choice = field.evaluate("one => one.tagName") == "SELECT"
        field.select_option(text) if is_choice else field.fill(text)
    look.step("told")
    assert look.house.status(number) == "verified"


def find(look: Look) -> None:
    """Have the systems searched; an agent sees how many rows there are, and no row."""
    with look.page.expect_navigation():
        look.page.keyboard.press("f")
    look.look()
    look.sees(look.say("You see how many rows there are. A team lead or the privacy officer sees the rows themselves."))
    look.look()


def plan(look: Look, number: str) -> None:
    """Decide on what is doubtful (none of it is the caller's), and make the plan; its maker doesn't approve it."""
    page = look.page
    while is_doubtful(look, number):
        with page.expect_navigation():
            page.keyboard.press("x")
    look.open(f"/desk/cases/{number}/plan/")
    expect(page.locator("[data-shortcut=m]")).to_be_visible(timeout=LONG)  # the search goes on with what was decided
    with page.expect_navigation():
        page.keyboard.press("m")
    look.look()
    until(lambda: look.house.status(number) == "planned")
    assert page.locator("[popovertarget=approve]").count() == 0


def is_doubtful(look: Look, number: str) -> bool:
    """Tell whether a row waits for a decision, after the search that goes on with what was decided before."""
    look.open(f"/desk/cases/{number}/data/")
    expect(look.page.locator("#working")).to_have_count(0, timeout=LONG)
    return bool(look.page.locator("[data-shortcut=x]").count())


def carry_out(look: Look, number: str) -> None:
    """Approve the plan of a colleague, carry it out and have every system read back."""
    look.open(f"/desk/cases/{number}/plan/")
    look.confirm("approve")
    if "/carry-out/" not in look.page.url:
        look.open(f"/desk/cases/{number}/carry-out/")
    look.confirm("carry-out")
    look.sees(look.say("Nothing is left without a ground"))
    look.look()


def tell_recipients(look: Look, number: str) -> None:
    """Note of each who got the data that they heard what was done; the request can't be closed before."""
    look.open(f"/desk/cases/{number}/recipients/")
    form = look.page.locator("form:has(input[name=act][value=told])")
    while form.count():
        look.page.locator("details:has(input[value=told]) > summary").first.click()
        form.first.locator("[name=how]").select_option(index=0)
        with look.page.expect_navigation(timeout=LONG):
            form.first.locator("button").click()
        look.look()


def answer(look: Look, number: str) -> None:
    """Make the answer, fetch its locked file, and close the request."""
    look.open(f"/desk/cases/{number}/answer/")
    look.button("Make the answer")
    with look.page.expect_download(timeout=LONG) as fetched:
        look.page.get_by_role("button", name=look.say("Fetch the locked file")).click()
    assert re.fullmatch(r"[\d-]+\.zip", fetched.value.suggested_filename)
    look.open(f"/desk/cases/{number}/answer/")
    look.confirm("close")


def left_of(house: House, caller: int) -> int:
    """Count the customers of this principal who still have the caller's address or number, past Houvast."""
    keys = house.keys(caller)
    with closing(sqlite3.connect(f"{house.home}/systems/crm.db")) as crm:
        rows = crm.execute("select email, mobile from customer where client = 'ZE'").fetchall()
    assert rows
    emails = [(email or "").lower() for email, _ in rows]
    ends = [re.sub(r"\D", "", mobile or "")[-8:] for _, mobile in rows]
    return emails.count(keys["email"]) + ends.count(keys["phone_number"][-8:])
