"""Two agents have the same caller on the line: they find each other's request, and one of them goes on."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visits import Screen
from tests.journeys.front_door.attacking import call, forced
from tests.journeys.front_door.house import House, until
from tests.journeys.front_door.looking import VARIANTS, at_desk, named


@pytest.mark.parametrize(("language", "screen"), VARIANTS, ids=named)
def test_one_caller_and_two_agents(browser: Browser, house: House, language: str, screen: Screen) -> None:
    caller = house.somebody("two", VARIANTS.index((language, screen)))
    mobile, seen = house.keys(caller)["phone_number"], (browser, house)
    with (
        at_desk(*seen, "amira", "two", language, screen) as amira,
        at_desk(*seen, "thijs", "two", language, screen) as thijs,
    ):
        first, second = call(amira, caller), call(thijs, caller)
        assert first in thijs.page.locator("#similar").inner_text()
        for look, number in ((amira, first), (thijs, second)):
            look.open(f"/desk/cases/{number}/identity/")
            look.step("send", way="code_by_sms")
        until(lambda: len(house.sent_texts(mobile)) == 2)
        amira.page.fill("[name=said]", house.first_code(mobile))
        amira.step("answer")
        amira.sees(amira.say("The code is right."))
        thijs.open(f"/desk/cases/{second}/join/")
        join(thijs.page, first)
        thijs.press("#join button[type=submit]")
        forced(thijs, f"/desk/cases/{second}/data/locate/")
        thijs.open(f"/desk/cases/{second}/")
    assert house.status(first) == "registered"
    assert "rights.case_joined" in house.story(second) + house.story(first)
    assert house.status(second) == "closed"
    assert "locating.person_located" not in house.story(second)


def join(page: Page, first: str) -> None:
    """Say that both are the same request of the same person."""
    page.locator(f"[name=other][value='{first}']").check()
    page.locator("[name=what]").first.check()
    page.fill("[name=reason]", "Belde daarnet ook.")
