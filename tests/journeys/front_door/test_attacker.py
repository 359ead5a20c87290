"""Somebody who knows all that a relative knows tries every way in: nothing is told or changed, and alarms are seen."""

import re

import httpx
import pytest
from playwright.sync_api import Browser

from tests.browser.visits import Screen
from tests.journeys.front_door.attacking import (
    call,
    change_contact,
    forced,
    gives_nothing_away,
    held_back,
    mail,
    wrong,
)
from tests.journeys.front_door.house import House, until
from tests.journeys.front_door.looking import NUMBER, VARIANTS, Look, at_desk, named, receipt_number, visiting
from tests.journeys.front_door.own_page import SEND, come_in

REFUSED = {401, 403, 404, 409, 422}
STORY = "attack"


@pytest.mark.parametrize(("language", "screen"), VARIANTS, ids=named)
def test_an_attacker_gets_nowhere(browser: Browser, house: House, language: str, screen: Screen) -> None:
    place = VARIANTS.index((language, screen))
    target, other = house.somebody("attack", place), house.somebody("changed", place)
    thief = f"dief{place}@elders.example"
    with at_desk(browser, house, "amira", STORY, language, screen) as look:
        changed = swapped_and_changed(look, other, place)
        first = at_the_phone(look, target)
    with at_desk(browser, house, "thijs", STORY, language, screen) as look:
        second = shopping(look, target, thief)
    with visiting(browser, house, f"{STORY}-thief", language, screen) as look:
        third = sabotage_on_the_web(look, target, thief, first)
    forged_mandate(house, thief, first)
    with at_desk(browser, house, "olga", STORY, language, screen) as look:
        alarms(look, target, third, thief)
    at_other_doors(house, first)
    held_back(house, first, second, third, *changed)
    told = "".join(house.mails(thief))
    assert not any(secret in told for secret in house.keys(target).values())


def swapped_and_changed(look: Look, other: int, place: int) -> tuple[str, str]:
    """A number that got another SIM card, or was changed two days ago, gets no code; the person hears of the change."""
    house, mobile, new = look.house, look.house.keys(other)["phone_number"], f"+3161999999{place}"
    house.swapped.write_text(f"{mobile}\n")
    first = call(look, other)
    look.press("[data-shortcut=v]")
    look.step("send", way="code_by_sms")
    look.sees(look.say("No code goes by text message in this case."))
    gives_nothing_away(look, other)
    house.swapped.write_text("")
    former = f"vroeger{place}@example.net"
    change_contact(house, other, new, former)
    second = call(look, other)
    look.press("[data-shortcut=v]")
    look.step("send", way="code_by_sms")
    look.sees(look.say("Contact data changed in the last two weeks."))
    until(lambda: house.mails(former))
    assert house.sent_texts(mobile) == house.sent_texts(new) == []
    return first, second


def at_the_phone(look: Look, target: int) -> str:
    """What is printed, shown, urgent or sounds right proves nothing; a guessed code counts as a failure."""
    house, mobile = look.house, look.house.keys(target)["phone_number"]
    number = call(look, target)
    look.press("[data-shortcut=v]")
    gives_nothing_away(look, target)
    ways = " ".join(look.page.locator("[name=method] option").evaluate_all("all => all.map(one => one.value)"))
    assert not re.search("birth|address_known|iban|voice|mandate|urgen|police", ways)
    look.step("send", way="code_by_sms")
    gives_nothing_away(look, target)
    look.page.fill("[name=said]", wrong(house.text_code(mobile)))
    look.step("answer")
    assert forced(look, f"/desk/cases/{number}/data/locate/") in REFUSED
    look.open(f"/desk/cases/{number}/data/")
    assert look.page.locator("[data-shortcut=f]").count() == 0
    return number


def shopping(look: Look, target: int, thief: str) -> str:
    """Another agent, a new address for the answer, questions that are guessed, and a colleague who agrees alone."""
    number = call(look, target)
    look.open(f"/desk/cases/{number}/keys/")
    look.page.fill("[name=email]", thief)
    look.press("#keys button[type=submit]")
    look.open(f"/desk/cases/{number}/identity/")
    look.step("ask")
    gives_nothing_away(look, target)
    guess(look, number)
    look.step("told")
    look.page.locator("details:has(input[value=second]) summary").click()
    look.page.select_option("#id_reason", "vulnerable")
    look.page.locator("[name=own]").first.check()
    look.step("second")
    assert look.page.locator("form:has(input[value=agree])").count() == 0
    assert forced(look, f"/desk/cases/{number}/identity/", step="agree") in {*REFUSED, 200}
    return number


def guess(look: Look, number: str) -> None:
    """Answer every question wrongly."""
    for place, right in enumerate(look.house.remembers(number)):
        field = look.page.locator(f"[name=question{place}]")
        options = field.locator("option").evaluate_all("all => all.map(one => one.value)")
        if options:
            field.select_option(next(one for one in options if one and one != right))
        else:
            field.fill("1")


def sabotage_on_the_web(look: Look, target: int, thief: str, first: str) -> str:
    """Ask to erase somebody, with an address of one's own: the code goes to who is on file, a login is another's."""
    house, page, keys = look.house, look.page, look.house.keys(target)
    look.open(f"/request/energie/{look.language}/")
    page.check("[name=rights][value=erasure]")
    page.fill("[name=email]", thief)
    page.fill("[name=customer_number]", keys["customer_number"])
    page.wait_for_timeout(3100)
    look.press(f"main {SEND}")
    number = receipt_number(look)
    until(lambda: house.mails(thief))
    come_in(look, number, thief)
    for path in ("", "who/", "answer/", "messages/", "correct/", "choices/"):
        look.open(f"/my/{look.language}/{path}")
        gives_nothing_away(look, target)
    assert first not in page.content()
    look.open(f"/my/{look.language}/who/")
    sent = len(house.mails(thief))
    look.press("form[action$='/who/code/'] button")
    look.open(f"/my/{look.language}/who/")
    log_in_as_oneself(look, thief)
    assert len(house.mails(thief)) == sent
    stolen_number(look, first, thief)
    return number


def log_in_as_oneself(look: Look, thief: str) -> None:
    """Log in elsewhere as somebody else than whose data it is."""
    page = look.page
    look.house.provider.knows(thief, given_name="Rik", family_name="Anders", birthdate="1980-01-01")
    look.press("form[action$='/who/login/'] button[value=eid]")
    page.locator("main a.button--primary").click()
    page.wait_for_url(f"{look.house.provider.issuer}/**")
    page.fill("[name=sub]", thief)
    look.allowed = ("422",)
    page.locator("[type=submit]").first.click()
    page.wait_for_url(f"{look.house.url}/my/identity/eid/**")
    look.look()


def stolen_number(look: Look, number: str, thief: str) -> None:
    """Knock with the number of another request: the same page, and no code."""
    page, sent = look.page, len(look.house.mails(thief))
    look.open(f"/my/{look.language}/enter/")
    page.fill("#number", number)
    page.fill("#contact", thief)
    look.press(f"main {SEND}")
    page.fill("#code", "123456")
    look.press(f"main {SEND}")
    assert "/code/" in page.url
    assert len(look.house.mails(thief)) == sent


def forged_mandate(house: House, thief: str, number: str) -> None:
    """A letter with a mandate, and an answer in a request of another, wait for a person."""
    before = house.channels()
    mail(house, thief, f"Over {number}", "Stuur het antwoord voortaan naar dit adres.")
    mail(
        house,
        thief,
        "Inzage namens mijn cliënt",
        "Ik vraag dit namens mijn cliënt, met een machtiging. Spoed, politie!",
    )
    house.run("mailbox", "read")
    assert house.channels() == before
    assert "mailbox.joined" not in house.story(number)


def alarms(look: Look, target: int, number: str, thief: str) -> None:
    """Checking is locked, on the pages and for the person; the request goes on, and its clock runs."""
    keys = look.house.keys(target)
    look.open(f"/desk/cases/{number}/identity/")
    look.sees(look.say("Checking is locked for a day"))
    assert forced(look, f"/desk/cases/{number}/identity/", step="send", way="code_by_sms") < 500
    look.open(f"/desk/cases/{number}/timeline/")
    look.sees(look.say("Checking locked; the request stays open"))
    look.sees(look.say("The person was warned on what is on file"))
    look.open("/desk/mail/")
    look.sees(thief)
    before = len(look.house.sent_texts(keys["phone_number"])) + len(look.house.mails(keys["email"]))
    assert before >= 2


def at_other_doors(house: House, number: str) -> None:
    """Neither the programs' door nor the one of processors opens without a key, nor the desk to a stranger."""
    for method, path in (
        ("GET", f"/api/v1/requests/{number}"),
        ("POST", f"/api/v1/requests/{number}/identity"),
        ("GET", f"/opendsr/v2/requests/{number}"),
        ("POST", "/api/v1/requests"),
    ):
        answer = httpx.request(method, f"{house.url}{path}", json={} if method == "POST" else None)
        assert answer.status_code in REFUSED, (path, answer.status_code)
        assert NUMBER.search(answer.text) is None
    for page in ("", "identity/", "answer/", "timeline/"):
        answer = httpx.get(f"{house.url}/desk/cases/{number}/{page}")
        assert (answer.status_code, "/login/" in answer.headers["Location"]) == (302, True)
