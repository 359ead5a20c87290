"""Somebody takes their data along: from the public page, through a login elsewhere, to a file that machines read."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visits import Screen
from tests.journeys.front_door.house import House, until
from tests.journeys.front_door.looking import VARIANTS, Look, at_desk, named, receipt_number, visiting
from tests.journeys.front_door.own_page import SEND, come_in, fetch, opened, told
from tests.journeys.front_door.test_phone_erasure import find
from tests.journeys.front_door.test_representative import answered


@pytest.mark.parametrize(("language", "screen"), VARIANTS, ids=named)
def test_somebody_takes_their_data_along(browser: Browser, house: House, language: str, screen: Screen) -> None:
    who = house.somebody("portability", VARIANTS.index((language, screen)))
    email = house.keys(who)["email"]
    with visiting(browser, house, "portability-own", language, screen) as look:
        number = ask(look, who)
        come_in(look, number, email)
        log_in_elsewhere(look, who)
        assert house.status(number) == "verified"
        with at_desk(browser, house, "amira", "portability", language, screen) as desk:
            desk.open(f"/desk/cases/{number}/")
            find(desk)
        with at_desk(browser, house, "thijs", "portability", language, screen) as desk:
            code = answered(desk, number)
        files = opened(fetch(look, email), code)
        leave(look)
    assert email in str(told(files))
    assert any(name.endswith(".csv") for name in files)
    assert {"verification.login_begun", "portal.pack_fetched", "rights.case_answered"} <= set(house.story(number))


def ask(look: Look, who: int) -> str:
    """Ask on the public page; return the receipt number."""
    page, keys = look.page, look.house.keys(who)
    look.open(f"/request/energie/{look.language}/")
    page.check("[name=rights][value=portability]")
    page.fill("[name=name]", look.house.person(who).name)
    page.fill("[name=email]", keys["email"])
    page.fill("[name=customer_number]", keys["customer_number"])
    page.wait_for_timeout(3100)  # a person takes longer than a machine
    look.press(f"main {SEND}")
    until(lambda: look.house.mails(keys["email"]))
    return receipt_number(look)


def log_in_elsewhere(look: Look, who: int) -> None:
    """Show who they are at a provider of identities, whose pages are its own."""
    page, person = look.page, look.house.person(who)
    claims = {"given_name": person.given, "family_name": person.surname, "birthdate": person.born.isoformat()}
    look.house.provider.knows(f"person{who}", **claims)
    look.open(f"/my/{look.language}/who/")
    look.press("form[action$='/who/login/'] button[value=eid]")
    page.locator("main a.button--primary").click()
    page.wait_for_url(f"{look.house.provider.issuer}/**")
    page.fill("[name=sub]", f"person{who}")
    page.locator("[type=submit]").first.click()
    page.wait_for_url(f"{look.house.url}/my/identity/eid/**")
    look.look()
    look.press("main a.button--primary")


def leave(look: Look) -> None:
    """Sign out; the way back is closed."""
    look.open(f"/my/{look.language}/")
    look.press("form[action$='/leave/'] button")
    look.page.goto(f"{look.house.url}/my/{look.language}/answer/")
    expect(look.page).to_have_url(f"{look.house.url}/my/{look.language}/enter/")
