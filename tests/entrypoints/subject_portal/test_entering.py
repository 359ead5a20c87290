"""The door: the same for everybody, and a visit of its own behind it."""

import re
import statistics
import time
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from houvast.entrypoints.subject_portal.cookies import INSIDE, PATH, WAITING
from houvast.features.portal.models import Visit
from houvast.features.portal.rules import KNOCKS
from houvast.foundation.jobs.worker import run_worker
from houvast.foundation.keys.sealing import destroy
from tests.entrypoints.subject_portal.stage import a_case, inside, knock, last_code, now, text
from tests.features.portal.stage import OTHER, VERA

pytestmark = pytest.mark.django_db(transaction=True)  # a worker is at work, in a thread with a connection of its own
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
PAGES = ("", "who/", "answer/", "messages/", "correct/", "choices/", "close/")


@pytest.fixture
def case(cast, post) -> str:
    return a_case()


def shown(response) -> tuple[int, str, tuple[str, ...]]:
    """Give all that a stranger can compare: status, page and names of headers and cookies."""
    return response.status_code, TOKEN.sub("", text(response)), (*sorted(response.headers), *sorted(response.cookies))


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_known_and_unknown_see_the_same_at_every_step(case, language):
    seen = []
    for number, contact in [(case, VERA), (case, OTHER), ("2031-00001", VERA), ("x", "y")]:
        client = Client()
        steps = [shown(knock(client, number, contact, language)), shown(client.get(f"/my/{language}/code/"))]
        steps += [shown(client.post(f"/my/{language}/code/", {"code": "12345"})) for _ in range(4)]
        seen.append(steps)
    assert all(steps == seen[0] for steps in seen)
    assert [status for status, *_ in seen[0]] == [303, 200, 422, 422, 422, 422]
    assert not any(secret in str(seen) for secret in (case, "vera", "klant", "2031"))


def work_of(step: Callable[[], object]) -> tuple[list[str], int]:
    """Give what a step asks of the database, without its values, and how many of that are writes."""
    with CaptureQueriesContext(connection) as asked:
        step()
    verbs = [re.sub(r"s\d+_x\d+|'[^']*'|\b\d+\b", "?", one["sql"]).split("?")[0] for one in asked.captured_queries]
    return verbs, sum(one.startswith(("INSERT", "UPDATE", "DELETE")) for one in verbs)


WHO = (("known", VERA), ("known", OTHER), ("unknown", VERA), ("nonsense", "y"))


@pytest.mark.parametrize("code", ["000000", ""], ids=["a wrong code", "no code"])
def test_the_same_work_is_done_for_who_is_known_and_who_is_not(case, code):
    """What takes time is the same by count: the same questions to the database in the same order, the same writes."""
    knock(Client(), "2031-00000")  # the first of a day also makes the key of that day, whoever it is
    done = []
    for turn, (which, contact) in enumerate(WHO):
        client, number = Client(REMOTE_ADDR=f"198.51.100.{turn}"), {"known": case}.get(which, f"2031-{turn:05d}")
        knocked = work_of(lambda client=client, number=number, contact=contact: knock(client, number, contact))
        tried = [work_of(lambda client=client: client.post("/my/nl/code/", {"code": code})) for _ in range(4)]
        done.append([knocked, *tried])
    assert all(steps == done[0] for steps in done)
    assert done[0][0][1] >= 2  # what was typed, and the work for the worker
    assert all(asked for asked, _ in done[0])


def test_known_and_unknown_wait_equally_long(case):
    """A coarse look at the clock beside the count: taken in turn, so that a busy machine slows both alike.

    The quickest of each is compared, which a busy machine disturbs least; half as long again would show a leak of the
    work that the worker does (a search, keys, a mail), which takes several times as long as the whole page.
    """
    took: dict[str, list[float]] = {"known": [], "unknown": []}
    for turn in range(40):
        for which, number in (("known", case), ("unknown", f"2031-{turn:05d}")):
            client = Client(REMOTE_ADDR=f"198.51.100.{turn}")
            began = time.perf_counter()
            knock(client, number)
            client.post("/my/nl/code/", {"code": "000000"})
            took[which].append(time.perf_counter() - began)
    quickest = {which: statistics.mean(sorted(times)[:8]) for which, times in took.items()}
    assert 1 / 1.5 < quickest["known"] / quickest["unknown"] < 1.5, quickest


def test_after_the_worker_sent_the_code_a_wrong_one_still_costs_the_same(case, post):
    """What the worker wrote down for who is known is no more to read for the page."""
    known, unknown = Client(REMOTE_ADDR="198.51.100.1"), Client(REMOTE_ADDR="198.51.100.2")
    knock(known, case)
    knock(unknown, "2031-00001")
    run_worker(once=True)
    for _ in range(4):
        both = [work_of(lambda one=one: one.post("/my/nl/code/", {"code": "000000"})) for one in (known, unknown)]
        assert both[0] == both[1]


def test_both_cookies_are_of_these_pages_alone(case, post, settings):
    client = Client()
    answer = knock(client, case)
    assert list(answer.cookies) == [WAITING]
    answer = client.post("/my/nl/code/", {"code": last_code(post)})
    cookie = answer.cookies[INSIDE]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"], cookie["max-age"]) == (PATH, "Strict", True, 3600)
    assert answer.cookies[WAITING].value == ""
    settings.SESSION_COOKIE_SECURE = True
    assert knock(Client(), case).cookies[WAITING]["secure"]


def test_a_token_from_before_is_worth_nothing_afterwards(case, post):
    client = Client()
    client.cookies[INSIDE] = "chosen-by-somebody-else"
    knock(client, case)
    waiting = client.cookies[WAITING].value
    client.post("/my/nl/code/", {"code": last_code(post)})
    fresh = client.cookies[INSIDE].value
    assert fresh not in ("chosen-by-somebody-else", waiting)
    for token in ("chosen-by-somebody-else", waiting, fresh[:-1], ""):
        stranger = Client()
        stranger.cookies[INSIDE] = token
        assert stranger.get("/my/nl/").status_code == 303
    assert client.get("/my/nl/").status_code == 200


def test_the_code_of_one_browser_opens_nothing_in_another(case, post):
    mine, other = Client(), Client()
    knock(mine, case)
    knock(other, case, OTHER)
    code = last_code(post)
    assert other.post("/my/nl/code/", {"code": code}).status_code == 422
    assert Client().post("/my/nl/code/", {"code": code}).status_code == 422
    assert mine.post("/my/nl/code/", {"code": code}).status_code == 303
    assert mine.post("/my/nl/code/", {"code": code}).status_code == 422


@pytest.mark.parametrize("page", PAGES)
def test_who_is_not_in_is_sent_to_the_door(page, db):
    methods = ["get"] if page in ("", "who/", "answer/") else ["get", "post"]
    for method in methods:
        answer = getattr(Client(), method)(f"/my/en/{page}")
        assert (answer.status_code, answer.url) == (303, "/my/en/enter/")


def test_the_desk_opens_nothing_here_and_the_page_nothing_there(cast, case, post):
    agent = Client()
    agent.force_login(cast.olga)
    assert agent.get("/my/nl/").status_code == 303
    client = inside(post, case)
    assert client.get(f"/desk/cases/{case}/").status_code == 302
    assert "sessionid" not in client.cookies


def test_one_page_never_shows_another(cast, post):
    mine, other = a_case(VERA), a_case(OTHER)
    client = inside(post, mine)
    inside(post, other, OTHER)
    for page in PAGES:
        for sent in ({}, {"case": other, "number": other, "where": "1"}):
            assert other not in text(client.get(f"/my/nl/{page}", sent))
    assert mine in text(client.get("/my/nl/"))


@pytest.mark.parametrize("page", ["enter/", "code/", *PAGES])
def test_nothing_is_kept_passed_on_or_run(case, post, page):
    client = Client() if page in ("enter/", "code/") else inside(post, case)
    answer = client.get(f"/my/nl/{page}")
    policy = answer["Content-Security-Policy"]
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert (answer["X-Frame-Options"], answer["Referrer-Policy"]) == ("DENY", "same-origin")
    said = text(answer)
    assert "<script" not in said
    assert 'style="' not in said
    title = re.search(r"<title>(.*)</title>", said)[1]
    assert title
    assert not any(secret in title for secret in (case, "Vera", "vera", "Zonderland"))


def test_a_form_from_elsewhere_is_refused(case, post):
    client = Client(enforce_csrf_checks=True)
    assert knock(client, case).status_code == 403


def test_what_is_missing_is_said_beside_it_and_nothing_typed_is_lost(db, cast):
    answer = Client().post("/my/en/enter/", {"number": "<b>2026", "contact": " "})
    said = text(answer)
    assert answer.status_code == 422
    assert 'value="&lt;b&gt;2026"' in said
    assert 'id="contact-error"' in said
    assert 'id="number-error"' not in said


def test_who_knocks_too_often_waits(case):
    client = Client(REMOTE_ADDR="192.0.2.1")
    assert [knock(client, "2031-00001").status_code for _ in range(KNOCKS)] == [303] * KNOCKS
    busy = knock(client, case)
    assert (busy.status_code, busy["Retry-After"]) == (429, "900")
    assert knock(Client(REMOTE_ADDR="192.0.2.2"), case).status_code == 303


def test_signing_out_and_taking_the_page_away(case, post):
    client, second = inside(post, case), inside(post, case)
    assert client.get("/my/nl/leave/").status_code == 405
    token = client.cookies[INSIDE].value
    assert client.post("/my/nl/leave/").status_code == 200
    client.cookies[INSIDE] = token
    assert client.get("/my/nl/").status_code == 303
    assert second.get("/my/nl/close/").status_code == 200
    assert second.post("/my/nl/close/").status_code == 200
    assert Visit.objects.count() == 0
    assert second.get("/my/nl/").status_code == 303


def test_a_case_that_was_shredded_shows_nothing_more(case, post):
    client = inside(post, case)
    destroy(case, now())
    assert client.get("/my/nl/").status_code == 303


def test_the_language_of_the_browser_and_an_address_that_is_none(cast):
    assert Client(headers={"accept-language": "fr-BE,nl;q=0.5"}).get("/my/").url == "/my/fr/"
    assert Client().get("/my/xx/").status_code == 404
    assert 'lang="de"' in text(Client().get("/my/de/enter/"))
