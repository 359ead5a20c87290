"""Two hundred requests at the same moment through all doors at once: none is lost, none gets another's number."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

import httpx

from tests.journeys.front_door.house import House, until

PROGRAMS, FORMS, MAILS = 90, 60, 50
_TOKEN = re.compile(r'name="form" value="([^"]+)"')
_NUMBER = re.compile(r"\b20\d\d-\d{5}\b")


def test_none_is_lost(house: House) -> None:
    key = house.run(
        "program", "add", "Site", "--organisation", "energie", "--may", "intake", "--a-minute", "60000"
    ).strip()
    before = house.channels()
    for number in range(MAILS):
        house.deliver(a_mail(number))
    with httpx.Client(timeout=120, limits=httpx.Limits(max_connections=40)) as client, ThreadPoolExecutor(40) as pool:

        def one(number: int) -> set[str]:
            return by_program(client, house, key, number) if number < PROGRAMS else by_form(client, house, number)

        reading = pool.submit(house.run, "mailbox", "read")
        got = list(pool.map(one, range(PROGRAMS + FORMS)))
        reading.result()
    assert all(len(found) == 1 for found in got)
    given = set().union(*got)
    assert len(given) == PROGRAMS + FORMS
    every = PROGRAMS + FORMS + MAILS
    until(lambda: len(house.channels()) - len(before) >= every or None)
    came = {number: channel for number, channel in house.channels().items() if number not in before}
    assert given <= came.keys()
    assert Counter(came.values()) == {"api": PROGRAMS, "web": FORMS, "mail": MAILS}
    house.run("evidence", "verify", by="iris")


def by_program(client: httpx.Client, house: House, key: str, number: int) -> set[str]:
    """Hand one in as the site of a client does."""
    body = {"right": "access", "email": f"programma{number}@example.org"}
    answer = client.post(
        f"{house.url}/api/v1/requests", json=body, headers={"Authorization": f"Bearer {key}"}
    )  # fmt: skip
    assert answer.status_code == 201, answer.text
    return {answer.json()["number"]}


def by_form(client: httpx.Client, house: House, number: int) -> set[str]:
    """Fill in the public form, from a network of one's own."""
    sent = {"X-Forwarded-For": f"198.19.{number}.7", "X-Forwarded-Proto": "http"}
    page = f"{house.url}/request/energie/nl/"
    token = _TOKEN.findall(client.get(page, headers=sent).text)[0]
    told = {"form": token, "rights": "erasure", "email": f"formulier{number}@example.org"}
    answer = client.post(page, data=told, headers=sent)
    assert answer.status_code == 303, answer.status_code
    receipt = client.get(f"{house.url}{answer.headers['Location']}", headers=sent)
    return set(_NUMBER.findall(receipt.text))


def a_mail(number: int) -> bytes:
    """Write a mail that surely asks something."""
    mail = EmailMessage()
    mail["From"], mail["To"] = f"mens{number}@example.org", "privacy@zonneveld.example"
    mail["Subject"], mail["Date"] = "Mijn gegevens", formatdate()
    mail["Message-ID"] = make_msgid(domain="example.org")
    mail.set_content("Goedemorgen,\n\nGraag ontvang ik een overzicht van welke gegevens u van mij heeft.\n")
    return mail.as_bytes()
