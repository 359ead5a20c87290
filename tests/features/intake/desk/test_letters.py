"""Letters at the desk: the clock runs from the post room, the scan is sealed, and only who may fetches it."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from houvast.features.intake.desk import letters
from houvast.features.intake.models import Letter
from houvast.features.intake.rules import scans
from houvast.features.rights.contracts import Channel
from houvast.features.rights.queries import all_cases, case_for
from houvast.foundation.evidence.queries import facts_of
from houvast.foundation.keys.sealing import destroy
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import SCREENS, visit
from tests.cast import assemble
from tests.features.intake.papers import pdf, png

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 2, 27, 9, 0, tzinfo=UTC)
GOOD = {"received_on": "2026-01-31", "right": "access", "organisation": "zonneveld", "language": "nl", "name": "Vera"}
MARK = b"/Title (Vera Zonderland)"


@pytest.fixture(autouse=True)
def a_day(monkeypatch):
    """A fixed day."""
    monkeypatch.setattr(letters, "_now", lambda: NOW)


def logged_in(account) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(account)
    return client


def send(account, data: bytes = pdf(2, MARK), name: str = "../<b>.pdf", **more):
    sent = {**GOOD, "scan": SimpleUploadedFile(name, data), **more}
    return logged_in(account).post("/desk/letters/", sent)


def test_a_letter_is_a_case_from_the_day_of_the_post_room_with_its_scan(cast, settings):
    answer = send(cast.amira)
    case = all_cases(cast.amira)[0]
    assert (answer.status_code, answer.url) == (302, f"/desk/cases/{case.number}/receipt/")
    assert (case.channel, case.term.received_on, case.due) == (Channel.LETTER, date(2026, 1, 31), date(2026, 3, 2))
    scan = Letter.objects.get()
    assert (scan.pages, scan.case) == (2, case.number)
    assert len(facts_of(case.number, "intake.letter_scanned")) == 1
    on_disk = [path.read_bytes() for path in Path(settings.HOUVAST_HOME).rglob("*") if path.is_file()]
    assert not any(MARK in data for data in on_disk)


def test_a_scan_is_handed_over_to_keep_and_never_to_show(cast):
    send(cast.amira)
    url = f"/desk/letters/{Letter.objects.get().file}/"
    fetched = logged_in(cast.amira).get(url)
    assert b"".join(fetched.streaming_content) == pdf(2, MARK)
    assert fetched["Content-Disposition"] == f'attachment; filename="{all_cases(cast.amira)[0].number}.pdf"'
    assert "sandbox" in fetched["Content-Security-Policy"]
    assert fetched["X-Content-Type-Options"] == "nosniff"
    for name in ("noor", "petra", "sven"):
        assert logged_in(cast.people[name]).get(url).status_code in (403, 404)


def test_what_is_destroyed_with_the_case_opens_no_more(cast):
    send(cast.amira)
    destroy(Letter.objects.get().case, NOW)
    gone = logged_in(cast.amira).get(f"/desk/letters/{Letter.objects.get().file}/")
    assert gone.status_code >= 400


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"received_on": "2026-02-28"}, "lies in the future"),
        ({"received_on": "2025-02-01"}, "more than a year ago"),
        ({"data": b"<html>"}, "is no scan"),
        ({"data": b""}, "field--error"),
        ({"organisation": "scaldis"}, "field--error"),
        ({"right": "everything"}, "field--error"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_registered(cast, wrong, line):
    refused = send(cast.amira, **wrong)
    assert refused.status_code == 422
    assert line in refused.content.decode()
    assert "Vera" in refused.content.decode()
    assert (all_cases(cast.amira), Letter.objects.count()) == ((), 0)


def test_an_old_letter_with_a_reason_and_numbers_of_citizens(cast):
    send(cast.amira, received_on="2025-01-10", reason="Found behind a cupboard", said="BSN 111222333", data=png())
    person = case_for(cast.amira, all_cases(cast.amira)[0].number).person
    assert person.words == "BSN […]\n\n(Found behind a cupboard)"


def test_who_registers_nothing_takes_no_letters(cast):
    for name in ("iris", "kees", "sven"):
        assert send(cast.people[name]).status_code == 403
        assert logged_in(cast.people[name]).get("/desk/letters/").status_code == 403
    assert Letter.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_in_a_browser(browser, live_server, tmp_path, monkeypatch):
    monkeypatch.setattr(letters, "_now", lambda: datetime.now(UTC) - timedelta(minutes=1))
    cast = assemble()
    (tmp_path / "letter.pdf").write_bytes(pdf())
    found: list[object] = []
    for screen in SCREENS[:4]:
        with visit(browser, live_server.url, cast.amira, screen) as visited:
            visited.open("/desk/letters/")
            page = visited.page
            page.get_by_label("Scan of the letter").set_input_files(tmp_path / "letter.pdf")
            page.get_by_label("See my data").check()
            page.get_by_label("For whom").select_option("zonneveld")
            found += [one for one in (too_wide(page), *violations(page)) if one]
            page.get_by_role("button", name="Register the letter").click()
            page.wait_for_url("**/receipt/")
            visited.open("/desk/letters/")
            found += [one for one in (too_wide(page), *violations(page), *visited.complaints) if one]
    assert found == []
    assert Letter.objects.count() == 4


def test_the_page_of_the_case_leads_to_the_scan(cast):
    send(cast.amira)
    url = f"/desk/letters/{Letter.objects.get().file}/"
    number = all_cases(cast.amira)[0].number
    assert url in logged_in(cast.amira).get(f"/desk/cases/{number}/").content.decode()
    assert "Scan" in logged_in(cast.amira).get(f"/desk/cases/{number}/timeline/").content.decode()


def test_a_letter_of_a_lawyer_is_about_the_person_and_says_who_asks(cast):
    asks = {"relation": "lawyer", "their_name": "Mr. Baan", "their_address": "Kade 1\n1000 AA Proefstad"}
    assert send(cast.amira, **asks, language="fr").status_code == 302
    case = case_for(cast.amira, all_cases(cast.amira)[0].number)
    one = case.person.representative
    assert (case.person.name, one.name, one.relation) == ("Vera", "Mr. Baan", "lawyer")
    assert (one.address, case.facts.language) == (("Kade 1", "1000 AA Proefstad"), "fr")


def test_who_asks_is_something_to_the_person(cast):
    assert send(cast.amira, their_name="Mr. Baan").status_code == 422
    assert not all_cases(cast.amira)


def test_every_reason_to_refuse_a_scan_has_words(monkeypatch):
    said = set(re.findall(r'ScanRefused\("([^"]+)"\)', Path(scans.__file__).read_text(encoding="utf-8")))
    assert len(said) > 6
    assert said == set(letters.REFUSALS)
