"""The page behind a link: nothing of a person before the button, one answer, and nothing to learn from a wrong link."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import expect

from houvast.entrypoints.outside.task import OPENED
from houvast.features.tasks.actions.asking import open_task, withdraw_task
from houvast.features.tasks.actions.linking import ATTEMPTS, make_link, revoke_links
from houvast.features.tasks.contracts import Asked, TaskFacts, TaskKind, TaskState
from houvast.features.tasks.models import TaskLink
from houvast.features.tasks.queries import asked_of, files_of, said_of, task_by_id
from houvast.foundation.evidence.queries import facts_of
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import SCREENS, Screen, visit
from tests.cast import SETUP, Cast, assemble
from tests.features.tasks.stage import LOOK_FOR, OUTSIDE, a_case

NOW = datetime.now(UTC)
SECRETS = ("Vera", "vera@klant.example", "Kast")
DONE = {"answer": "done", "name": "Paula Proef"}


def a_task(cast: Cast, kind: TaskKind = TaskKind.ERASE) -> TaskFacts:
    asked = Asked(look_for=LOOK_FOR, where="Kast <3>", party=OUTSIDE.party, email=OUTSIDE.email)
    return open_task(
        kind=kind, to=OUTSIDE, asked=asked, due_on=NOW.date() + timedelta(days=9), system="archive",
        case=a_case(cast), organisation="zonneveld", by=SETUP, at=NOW,
    )  # fmt: skip


@pytest.fixture
def task(cast) -> TaskFacts:
    return a_task(cast)


def address_of(task: TaskFacts) -> str:
    return f"/t/{make_link(task=task, by=SETUP, at=NOW)}"


def opened(address: str) -> Client:
    client = Client()
    client.post(address, {"open": "1"})
    return client


def text(response) -> str:
    return response.content.decode()


def test_before_the_button_nothing_of_a_person_is_shown(task):
    address = address_of(task)
    for method in ("get", "head", "post"):
        shown = text(getattr(Client(), method)(address))
        assert all(secret not in shown for secret in SECRETS)
    assert facts_of(task.case, "tasks.shown") == []


def test_after_the_button_it_is_shown_and_that_is_on_record(task):
    address = address_of(task)
    client = Client()
    after = client.post(address, {"open": "1"})
    assert (after.status_code, after.url) == (303, address)
    assert "Vera" in text(client.get(address))
    assert "Kast &lt;3&gt;" in text(client.get(address))
    assert len(facts_of(task.case, "tasks.shown")) == 2


def test_the_button_of_one_link_opens_no_other(cast, task):
    one, other = address_of(task), address_of(a_task(cast))
    client = opened(one)
    value = client.cookies[OPENED].value
    assert client.cookies[OPENED]["path"] == one
    assert client.cookies[OPENED]["httponly"]
    stranger = Client()
    stranger.cookies[OPENED] = value
    assert "Vera" not in text(stranger.get(other))
    forged = Client()
    forged.cookies[OPENED] = value.replace(value[0], "9", 1)
    assert "Vera" not in text(forged.get(other))


def test_an_answer_and_the_same_again(task):
    address = address_of(task)
    client = opened(address)
    for _ in range(2):
        assert "Thank you" in text(client.post(address, DONE))
    said = said_of(task.id)
    assert said is not None
    assert (said.name, said.on_behalf) == ("Paula Proef", False)
    assert len(facts_of(task.case, "tasks.answered")) == 1
    assert "Vera" not in text(client.get(address))


def test_no_answer_without_the_button(task):
    assert "Thank you" not in text(Client().post(address_of(task), DONE))
    assert task_by_id(task.id).is_open


def test_a_form_from_elsewhere_is_refused(task):
    address = address_of(task)
    client = Client(enforce_csrf_checks=True)
    assert client.post(address, {"open": "1"}).status_code == 403


def closed(client: Client, address: str) -> tuple[int, str]:
    response = client.get(address)
    return response.status_code, text(response).split("<main")[1].split("page__feet")[0]


def test_every_link_that_opens_nothing_gives_the_same(cast, task):
    revoked, withdrawn, other = address_of(task), None, a_task(cast)
    revoke_links(task=task, by=SETUP, at=NOW)
    withdrawn = address_of(other)
    withdraw_task(task=other, by=SETUP, at=NOW)
    late = make_link(task=a_task(cast), by=SETUP, at=NOW - timedelta(days=90))
    TaskLink.objects.filter(expires_at__gt=NOW, revoked_at=None).update(expires_at=NOW - timedelta(seconds=1))
    addresses = [revoked, withdrawn, f"/t/{late}", "/t/guess", f"/t/{task.id}", "/t/%F0%9F%98%80"]
    found = {closed(Client(), address) for address in addresses}
    assert len(found) == 1
    assert found.pop()[0] == 404


def test_who_guesses_too_often_waits(task):
    address, client = address_of(task), Client(REMOTE_ADDR="203.0.113.9")
    for _ in range(ATTEMPTS):
        assert client.get("/t/guess").status_code == 404
    assert client.get(address).status_code == 429
    assert Client().get(address).status_code == 200


def test_nothing_is_kept_or_passed_on(task):
    response = Client().get(address_of(task))
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert "noindex" in text(response)
    assert "https://" not in text(response)


def test_an_exception_with_words_that_look_like_markup(task):
    address = address_of(task)
    sent = {"answer": "exception", "ground": "other", "until": "2099-01-01", "words": "<script>alert(1)</script>"}
    refused = opened(address).post(address, {**sent, "until": "1999-01-01", "name": "<b>"})
    assert refused.status_code == 422
    assert "<script>alert" not in text(refused)
    assert "&lt;script&gt;alert" in text(refused)
    assert "Thank you" in text(opened(address).post(address, {**sent, "name": "<b>"}))
    assert task_by_id(task.id).state is TaskState.EXCEPTION


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.html", b"<html>"), ("a.pdf", b"<script>"), ("a.svg", b"<svg/>"), ("a.pdf", b"%PDF-" + b"x" * (20 * 2**20))],
)
def test_a_file_that_is_not_taken(task, name, data):
    address = address_of(task)
    answer = opened(address).post(address, {**DONE, "copies": SimpleUploadedFile(name, data)})
    assert answer.status_code == 422
    assert task_by_id(task.id).is_open
    assert files_of([task.id]) == ()


def test_several_files(task):
    address = address_of(task)
    files = [SimpleUploadedFile("../../a.pdf", b"%PDF-1"), SimpleUploadedFile("b.txt", b"tekst")]
    assert opened(address).post(address, {**DONE, "copies": files}).status_code == 200
    assert len(files_of([task.id])) == 2


def test_more_than_any_form_may_bring_is_cut_off(task, monkeypatch):
    monkeypatch.setattr("houvast.foundation.files.uploads.MOST", 1000)
    address = address_of(task)
    answer = opened(address).post(address, {**DONE, "copies": SimpleUploadedFile("a.pdf", b"%PDF-" + b"x" * 2000)})
    assert answer.status_code == 400
    assert task_by_id(task.id).is_open


def test_in_the_language_of_who_is_asked_until_they_choose_another(task):
    address = address_of(task)
    client = Client(headers={"accept-language": "nl"})
    assert "Open the question" in text(client.get(address))
    client.post("/i18n/", {"language": "nl"})
    assert '<html lang="nl"' in text(client.get(address))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "screen", [*SCREENS, Screen(script=False)], ids=lambda one: f"{one.width}-{one.scheme}-{one.script}"
)
def test_in_a_browser_with_and_without_script(browser, live_server, screen, settings):
    task = a_task(assemble(), TaskKind.LOCATE)
    with visit(browser, live_server.url, None, screen) as visited:
        page = visited.page
        visited.open(address_of(task))
        found = [too_wide(page)]
        found += violations(page) if screen.script else []
        page.get_by_role("button", name="Open the question").press("Enter")
        expect(page.get_by_text("Vera Zonderland")).to_be_visible()
        found += [too_wide(page), *(violations(page) if screen.script else [])]
        page.get_by_label("We hold nothing about this person").check()
        page.get_by_label("Your name").fill("Paula Proef")
        page.get_by_role("button", name="Send the answer").click()
        expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
        found += [too_wide(page), *(violations(page) if screen.script else [])]
        assert (found, visited.complaints) == ([0, 0, 0], [])
    assert task_by_id(task.id).state is TaskState.NOT_FOUND
    assert asked_of(task.id).party
