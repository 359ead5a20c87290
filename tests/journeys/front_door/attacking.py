"""What somebody tries who is not the person, and what must come of it: nothing."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Any

import sqlalchemy as sa

from tests.journeys.front_door.house import House
from tests.journeys.front_door.looking import Look, receipt_number

WORDS = {"nl": "Ik wil weten welke gegevens jullie van mij hebben", "en": "What personal data do you hold about me"}
_SEND = """async ([path, told]) => {
  const body = new URLSearchParams(told);
  body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  return (await fetch(path, {method: "POST", body})).status;
}"""


def call(look: Look, target: int, right: str = "access", **given: str) -> str:
    """Have an agent register a call in somebody's name; return the receipt number."""
    page = look.page
    look.open("/desk/cases/new/")
    page.fill("[name=said]", WORDS[look.language])
    page.locator(f"[name=right][value={right}]").check()
    page.select_option("[name=organisation]", "energie")
    for name, text in (given or {"customer_number": look.house.keys(target)["customer_number"]}).items():
        page.fill(f"[name={name}]", text)
    look.press("form:has([name=said]) button[type=submit]")
    return receipt_number(look)


def forced(look: Look, path: str, **told: str) -> int:
    """Send what no button of the open page sends; return the status, of which the console may complain."""
    look.allowed = (*look.allowed, path)
    return int(look.page.evaluate(_SEND, [path, told]))


def in_crm(house: House, target: int, statement: str, **values: Any) -> None:
    """Change somebody's row in the customer system, as who talked a colleague there into it."""
    engine = sa.create_engine(f"sqlite:///{house.home}/systems/crm.db")
    number = house.keys(target)["customer_number"]
    with engine.begin() as connection:
        done = connection.execute(
            sa.text(f"update customer set {statement} where customer_number = :number"), {"number": number, **values}
        )
        assert done.rowcount == 1
    engine.dispose()


def change_contact(house: House, target: int, mobile: str, former: str) -> None:
    """Have the phone number of somebody changed two days ago."""
    lately = (datetime.now(UTC) - timedelta(days=2)).replace(tzinfo=None)
    in_crm(
        house, target, "mobile = :mobile, previous_email = :former, updated_at = :at",
        mobile=mobile, former=former, at=lately,
    )  # fmt: skip


def mail(house: House, sender: str, subject: str, text: str) -> None:
    """Send a mail to the privacy mailbox."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "privacy@zonneveld.example", subject
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain="elders.example")
    message.set_content(text)
    house.deliver(message.as_bytes())


def wrong(code: str) -> str:
    """Give a code of the same form that is wrong."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def held_back(house: House, *cases: str) -> None:
    """Each request stays registered and open, and nothing was searched, changed or answered in any."""
    for case in cases:
        assert house.status(case) == "registered", case
        kinds = house.story(case)
        done = [
            one for one in kinds if one == "locating.person_located" or one.startswith("erasure.") or "answered" in one
        ]
        assert done == [], (case, done)


def gives_nothing_away(look: Look, target: int) -> None:
    """The page shows nothing of the person that whoever asks did not say."""
    keys, person = look.house.keys(target), look.house.person(target)
    text = look.page.content()
    for secret in (
        keys["email"],
        keys["phone_number"],
        keys["phone_number"][3:],
        person.iban,
        person.home.place.street,
    ):
        assert secret not in text
