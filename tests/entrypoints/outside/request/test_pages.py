"""The public page: every request gets in, nothing about a person gets out."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from houvast.entrypoints.outside.request import pace, pages, sent_form
from houvast.features.intake.contracts import Doubt
from houvast.features.intake.models import WebForm
from houvast.features.rights.contracts import Channel, Relation, Right
from houvast.features.rights.queries import all_cases, case_for
from houvast.foundation.notifications.queries import messages_of
from houvast.foundation.organisations.actions import set_public_page
from tests.cast import LONG_AGO, SETUP

pytestmark = pytest.mark.django_db
PAGE = "/request/zonneveld/nl/"
GOOD = {"rights": ["erasure"], "words": "Wis alles", "email": "vera@klant.example", "name": "Vera Zonderland"}


@pytest.fixture(autouse=True)
def fresh_pace():
    """Forget what other tests sent."""
    pace._left.clear()


@pytest.fixture
def an_hour_ago(monkeypatch):
    """Hand out forms as if some time went by while they were filled in."""
    monkeypatch.setattr(sent_form, "FASTEST", timedelta(seconds=0))


def token_in(response) -> str:
    return re.search(r'name="form" value="([^"]+)"', response.content.decode())[1]


def send(client: Client, path: str = PAGE, **more):
    sent = {**GOOD, **more}
    if "form" not in sent:
        sent["form"] = token_in(client.get(path))
    return client.post(path, {name: value for name, value in sent.items() if value is not None})


def text(response) -> str:
    return response.content.decode()


def test_a_request_is_registered_and_its_receipt_shown_without_a_cookie(cast, an_hour_ago):
    client = Client()
    answer = send(client)
    assert (answer.status_code, answer.url.startswith(PAGE + "received/")) == (303, True)
    receipt = text(client.get(answer.url))
    case = all_cases(cast.amira)[0]
    assert (case.right, case.channel, case.organisation) == (Right.ERASURE, Channel.WEB, "zonneveld")
    assert case.number in receipt
    assert "Vera" not in receipt + answer.url
    person = case_for(cast.amira, case.number).person
    assert (person.name, person.words, person.keys[0].value) == ("Vera Zonderland", "Wis alles", "vera@klant.example")
    assert not client.cookies
    assert WebForm.objects.get().doubts == []


def test_the_same_form_sent_again_is_one_request_and_other_words_are_another(cast):
    client = Client()
    token = token_in(client.get(PAGE))
    first, again = (send(client, form=token) for _ in range(2))
    assert text(client.get(first.url)) == text(client.get(again.url))
    send(client, form=token, words="Wis alles, ook gesprekken")
    assert len(all_cases(cast.amira)) == 2


def test_several_wishes_are_several_cases_on_one_receipt(cast):
    client = Client()
    receipt = text(client.get(send(client, rights=["access", "objection"]).url))
    cases = all_cases(cast.amira)
    assert {one.right for one in cases} == {Right.ACCESS, Right.OBJECTION}
    assert all(one.number in receipt for one in cases)


def test_own_words_are_understood_and_asked_back_before_anything_is_registered(cast):
    client = Client()
    asked = send(client, rights=None, words="Wat weten jullie van mij?")
    assert asked.status_code == 200
    assert re.search(r'value="access"[^>]* checked', text(asked))
    assert all_cases(cast.amira) == ()
    edit = send(client, rights=None, words="Wat weten jullie van mij?", edit="1")
    assert "Wat weten jullie van mij?</textarea>" in text(edit)
    send(client, rights=["access"], words="Wat weten jullie van mij?", confirmed="1")
    assert [one.right for one in all_cases(cast.amira)] == [Right.ACCESS]


def test_words_that_nobody_understands_are_registered_for_a_person_to_read(cast, an_hour_ago):
    client = Client()
    assert send(client, rights=None, words="Blauw blauw").status_code == 200
    assert send(client, rights=None, words="Blauw blauw", confirmed="1").status_code == 303
    assert [one.right for one in all_cases(cast.amira)] == [Right.COMPLAINT]
    assert WebForm.objects.get().doubts == [Doubt.KIND_UNKNOWN]


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"rights": None, "words": " "}, "Kies wat u wilt"),
        ({"email": ""}, "Vul minstens één ding in"),
        ({"email": "vera"}, "Dit lijkt geen e-mailadres"),
        ({"phone": "bel me"}, "Dit lijkt geen telefoonnummer"),
        ({"own_name": "Piet"}, "Kies wat u van deze persoon bent"),
        ({"relation": "boss"}, "Kies iets uit de lijst"),
        ({"rights": ["everything"]}, "Kies iets uit de lijst"),
        ({"words": "x" * 10_001}, "Er passen hooguit 10000 tekens in"),
        ({"name": "x" * 201}, "Er passen hooguit 200 tekens in"),
        ({"words": "a\0b"}, "Dit is te lang"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_lost(cast, wrong, line):
    number = "" if "email" in wrong else "K-<99>"
    refused = send(Client(), **{"customer_number": number, **wrong})
    assert refused.status_code == 422
    assert text(refused).count(line) >= 2
    assert "Vera Zonderland" in text(refused) or "name" in wrong
    assert "K-&lt;99&gt;" in text(refused) or "email" in wrong
    assert all_cases(cast.amira) == ()


def test_who_asks_for_another_stays_apart_from_the_person(cast):
    send(
        Client(),
        relation="parent",
        own_name="Piet Ouder",
        own_email="piet@ouder.example",
        email="",
        customer_number="7",
    )
    person = case_for(cast.amira, all_cases(cast.amira)[0].number).person
    assert [one.kind for one in person.keys] == ["customer_number"]
    assert (person.representative.relation, person.representative.name) == (Relation.PARENT, "Piet Ouder")
    assert person.representative.keys[0].value == "piet@ouder.example"


def test_a_citizen_service_number_is_left_out_and_that_is_said(cast):
    client = Client()
    receipt = text(client.get(send(client, words="Mijn BSN is 111222333").url))
    assert "Dat hebben wij weggelaten" in receipt
    assert case_for(cast.amira, all_cases(cast.amira)[0].number).person.words == "Mijn BSN is […]"


@pytest.mark.parametrize(
    ("odd", "headers", "doubt"),
    [
        ({"website": "http://spam.example"}, {}, Doubt.TRAP),
        ({"form": "forged"}, {}, Doubt.NO_FORM),
        ({"form": ""}, {}, Doubt.NO_FORM),
        ({}, {"sec-fetch-site": "cross-site"}, Doubt.ELSEWHERE),
        ({}, {"origin": "https://evil.example"}, Doubt.ELSEWHERE),
    ],
)
def test_what_looks_like_a_machine_is_registered_and_doubted(cast, an_hour_ago, odd, headers, doubt):
    client = Client(headers=headers)
    answer = send(client, **odd)
    assert answer.status_code == 303
    assert all_cases(cast.amira)[0].number in text(client.get(answer.url))
    assert WebForm.objects.get().doubts == [doubt]


def test_too_fast_too_old_and_of_another_organisation(cast, an_hour_ago, monkeypatch):
    client = Client()
    send(client, form=token_in(client.get("/request/own/nl/")))
    monkeypatch.setattr(sent_form, "FASTEST", timedelta(hours=1))
    send(client, words="snel")
    token = token_in(client.get(PAGE))
    monkeypatch.setattr(sent_form, "LONGEST", timedelta(seconds=-1))
    send(client, words="oud", form=token)
    assert [one.doubts for one in WebForm.objects.order_by("pk")] == [["no_form"], ["too_fast"], ["too_old"]]


def test_a_receipt_is_mailed_in_the_language_of_the_page_unless_a_machine_asked(
    cast, an_hour_ago, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example", "privacy@belhuis-noord.example"
    with django_capture_on_commit_callbacks(execute=True):
        send(Client(), "/request/zonneveld/fr/")
        send(Client(), "/request/zonneveld/fr/", words="spam", website="x")
    mailed = [len(messages_of(one.number)) for one in reversed(all_cases(cast.amira))]
    assert mailed == [1, 0]


def test_the_page_speaks_the_language_of_the_browser_where_the_organisation_does(cast):
    set_public_page(organisation_key="zonneveld", changes={"languages": "fr,nl"}, by=SETUP, at=LONG_AGO)
    for accepted, language in (("nl", "nl"), ("fr-BE", "fr"), ("de", "fr"), ("", "nl")):
        answer = Client(headers={"accept-language": accepted}).get("/request/zonneveld/")
        assert (answer.status_code, answer.url) == (302, f"/request/zonneveld/{language}/")
        assert "Accept-Language" in answer["Vary"]
    assert Client().get("/request/zonneveld/de/").status_code == 404
    assert 'lang="de"' not in text(Client().get(PAGE))


@pytest.mark.parametrize("path", ["/request/{}/", "/request/{}/nl/", "/request/{}/nl/received/x/", "/request/{}/xx/"])
def test_what_is_not_there_looks_the_same_everywhere(cast, path):
    client = Client(headers={"accept-language": "nl"})
    shown = {text(client.get(path.format(key))) for key in ("nobody", "zonneveldx", "x" * 300, "%F0%9F%98%80", "<b>")}
    assert len(shown) == 1
    assert "Hier is niets" in shown.pop()
    assert client.get(path.format("nobody")).status_code == 404
    assert client.post("/request/nobody/nl/", GOOD).status_code == 404


def test_a_receipt_opens_for_a_day_in_its_own_organisation_only(cast, monkeypatch):
    client = Client()
    url = send(client).url
    assert client.get(url).status_code == 200
    assert client.get(url.replace("zonneveld", "own")).status_code == 404
    assert client.get(url[:-3] + "x/").status_code == 404
    monkeypatch.setattr(pages, "_SHOWN_FOR", -1)
    assert client.get(url).status_code == 404


def test_nothing_runs_and_nothing_is_kept(cast):
    page = Client().get(PAGE)
    assert "script" not in text(page)
    assert "style=" not in text(page)
    policy = page["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "no-store" in page["Cache-Control"]
    assert page["X-Frame-Options"] == "DENY"
    assert '<html lang="nl">' in text(page)
    assert "no-store" in Client().post(PAGE, GOOD)["Cache-Control"]


def test_colours_are_those_of_the_organisation(cast):
    set_public_page(organisation_key="zonneveld", changes={"colour": "#7a1f5c"}, by=SETUP, at=LONG_AGO)
    sheet = Client().get("/request/zonneveld/look.css")
    assert (sheet["Content-Type"], "--brand:#7a1f5c" in text(sheet)) == ("text/css", True)
    assert Client().get("/request/nobody/look.css").status_code == 404


def test_a_flood_waits_and_hears_of_other_ways(cast, monkeypatch):
    monkeypatch.setattr(pace, "AT_ONCE", 2)
    client = Client(REMOTE_ADDR="203.0.113.9")
    for number in range(2):
        assert send(client, words=f"{number}").status_code == 303
    held = send(client, words="3")
    assert (held.status_code, held["Retry-After"]) == (429, "60")
    assert "privacy@zonneveld.example" in text(held)
    assert send(Client(REMOTE_ADDR="198.51.100.7"), words="4").status_code == 303


def test_a_body_that_is_too_large_is_not_read(cast):
    large = Client().post(PAGE, {**GOOD, "more": "x" * 300_000})
    assert (large.status_code, "te veel" in text(large)) == (413, True)
    assert all_cases(cast.amira) == ()


def test_lines_and_signs_in_a_name_become_one_line(cast):
    send(Client(), name="Vera\r\nBcc: x@example.org\u202e", email="vera@klant.example")
    assert case_for(cast.amira, all_cases(cast.amira)[0].number).person.name == "Vera Bcc: x@example.org"


@pytest.mark.parametrize(
    ("at", "received", "due"),
    [
        (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), date(2026, 1, 31), date(2026, 3, 2)),
        (datetime(2026, 1, 31, 23, 1, tzinfo=UTC), date(2026, 2, 1), date(2026, 3, 2)),
        (datetime(2026, 6, 30, 22, 1, tzinfo=UTC), date(2026, 7, 1), date(2026, 8, 3)),
    ],
)
def test_the_clock_runs_from_the_day_there_over_the_end_of_a_month(cast, monkeypatch, at, received, due):
    monkeypatch.setattr(pages, "_now", lambda: at)
    send(Client())
    case = all_cases(cast.amira)[0]
    assert (case.term.received_on, case.due) == (received, due)


def test_what_is_known_of_a_person_changes_nothing(cast):
    shown = []
    for email in ("vera@klant.example", "vera@klant.example", "stranger@klant.example"):
        client = Client()
        receipt = text(client.get(send(client, email=email, words=email + str(len(shown))).url))
        shown.append(re.sub(r"2\d{3}-\d{5}|received/[^\"]+", "", receipt))
    assert len(set(shown)) == 1


def test_who_handles_it_is_said_where_that_is_another(cast):
    assert "Belhuis Noord behandelt dit verzoek voor Zonneveld Energie" in text(Client().get(PAGE))
    assert "behandelt dit verzoek voor" not in text(Client().get("/request/own/nl/"))
