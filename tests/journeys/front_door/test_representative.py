"""Somebody mails for another: from the mailbox to the answer, which they fetch on a page of their own."""

from email.message import EmailMessage
from email.utils import formatdate, make_msgid

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import Screen
from tests.journeys.front_door.house import House
from tests.journeys.front_door.looking import NUMBER, VARIANTS, Look, at_desk, named, visiting
from tests.journeys.front_door.own_page import come_in, fetch, opened, told
from tests.journeys.front_door.test_phone_erasure import find, prove

WORDS = {
    "nl": (
        "Inzageverzoek namens {name}",
        (
            "Geachte heer, mevrouw,\n\nIk vraag dit namens mijn cliënt {name}, met een machtiging. Ik verzoek om inzage"
            " in alle persoonsgegevens die u van {name} verwerkt.\n\nMet vriendelijke groet,\nN. Adelaar"
        ),
    ),
    "en": (
        "Access request on behalf of {name}",
        (
            "Dear sir or madam,\n\nI act for my client {name}, with a written mandate. Please send us a copy of all"
            " personal data that you hold about my client.\n\nKind regards,\nN. Adelaar"
        ),
    ),
}


@pytest.mark.parametrize(("language", "screen"), VARIANTS, ids=named)
def test_a_representative_gets_the_answer(browser: Browser, house: House, language: str, screen: Screen) -> None:
    place = VARIANTS.index((language, screen))
    client, theirs = house.somebody("representative", place), f"adelaar{place}@kantoor.example"
    with at_desk(browser, house, "amira", "representative", language, screen) as look:
        number = register_the_mail(look, client, theirs)
        write_down(look, number, client, theirs)
        assert "NotAuthorised" not in look.page.content()
        see_authority(look, number)
        look.open(f"/desk/cases/{number}/")
        prove(look, number, client)
        find(look)
    with at_desk(browser, house, "thijs", "representative", language, screen) as look:
        code = answered(look, number)
    with visiting(browser, house, "representative-own", language, screen) as look:
        come_in(look, number, theirs)
        files = opened(fetch(look, theirs), code)
    assert house.keys(client)["email"] in str(told(files))
    others = [house.somebody("representative", other) for other in range(len(VARIANTS)) if other != place]
    assert not any(house.keys(other)["email"] in str(told(files)) for other in others)
    assert {"mailbox.registered", "rights.authority_settled", "portal.pack_fetched"} <= set(house.story(number))


def register_the_mail(look: Look, client: int, theirs: str) -> str:
    """Have the mail come in; since it is for another, a person registers it. Return the receipt number."""
    name, (subject, text) = look.house.person(client).name, WORDS[look.language]
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = (
        f"N. Adelaar <{theirs}>",
        "privacy@zonneveld.example",
        subject.format(name=name),
    )
    mail["Date"], mail["Message-ID"] = formatdate(), make_msgid(domain="kantoor.example")
    mail.set_content(text.format(name=name))
    look.house.deliver(mail.as_bytes())
    look.house.run("mailbox", "read")
    look.open("/desk/mail/")
    look.press(f"a.row-link:has-text('{name}')")
    look.page.locator("#register [name=right][value=access]").check()
    look.press("#register button[type=submit]")
    found = NUMBER.search(look.page.locator(".messages").inner_text())
    assert found
    return found[1]


def write_down(look: Look, number: str, client: int, theirs: str) -> None:
    """Write down whose data it is, and who asks."""
    page, keys = look.page, look.house.keys(client)
    look.open(f"/desk/cases/{number}/keys/")
    page.fill("[name=name]", look.house.person(client).name)
    for kind, text in keys.items():
        page.fill(f"[name={kind}]", text)
    look.press("#keys button[type=submit]")
    look.open(f"/desk/cases/{number}/authority/")
    page.locator("main details summary").last.click()
    page.select_option("[name=relation]", "mandate")
    page.fill("[name=their_name]", "N. Adelaar")
    page.fill("[name=their_email]", theirs)
    look.press("form:has([name=act][value=name]) button[type=submit]")


def see_authority(look: Look, number: str) -> None:
    """See every proof, and who the representative is; only then their address is known to be theirs."""
    page = look.page
    while page.locator("[name=seen]").count():
        first = page.locator("[name=seen] option").nth(1).get_attribute("value")
        page.select_option("[name=seen]", first)
        look.press("#seen button[type=submit]")
    page.select_option("[name=method]", "in_person")
    page.check("[name=is_mail_theirs]")
    page.select_option("[name=passed]", "yes")
    look.press("#who-asks button[type=submit]")
    assert page.locator("#seen, #who-asks").count() == 0


def answered(look: Look, number: str) -> str:
    """Answer, and return the code that is shown once."""
    look.open(f"/desk/cases/{number}/answer/")
    look.button("Make the answer")
    return (look.page.locator("#code .receipt > .mono").text_content() or "").strip()
