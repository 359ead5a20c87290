"""The list and the page of a task: who reads what, and answering from the desk."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override

from houvast.features.systems.actions import add_system
from houvast.features.tasks.actions.answering import answer_task
from houvast.features.tasks.contracts import Addressee, Given, TaskState
from houvast.features.tasks.models import TaskLink
from houvast.features.tasks.queries import files_of, said_of, task_by_id
from tests.cast import SETUP
from tests.features.tasks.stage import AT, PARTY, a_task

OWNERS = Addressee(role="system_owner")
UNTIL = "2099-01-01"


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


def desk_of(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def text(response) -> str:
    return response.content.decode()


def test_the_list_names_nobody_who_is_looked_for(cast):
    task = a_task(cast)
    shown = text(desk_of(cast.olga).get("/desk/tasks/"))
    assert f"/desk/tasks/{task.id}/" in shown
    assert PARTY in shown
    assert "Vera" not in shown


def test_answered_tasks_are_shown_when_asked_for(cast):
    task = a_task(cast)
    answer_task(task=task.id, answer=TaskState.DONE, on=AT.date(), by=SETUP, at=AT)
    assert str(task.id) not in text(desk_of(cast.olga).get("/desk/tasks/"))
    assert str(task.id) in text(desk_of(cast.olga).get("/desk/tasks/?show=all"))


def test_the_menu_counts_what_waits(cast):
    a_task(cast, OWNERS, organisation="own")
    assert 'href="/desk/tasks/"' in text(desk_of(cast.sven).get("/desk/tasks/"))
    assert 'href="/desk/tasks/"' not in text(desk_of(cast.kees).get("/desk/"))


def test_a_system_owner_answers_with_proof(cast):
    task = a_task(cast, OWNERS, organisation="own")
    client = desk_of(cast.sven)
    assert "Vera Zonderland" in text(client.get(f"/desk/tasks/{task.id}/"))
    sent = {"answer": "done", "words": "<i>weg</i>", "copies": SimpleUploadedFile("Vera's.pdf", b"%PDF-1")}
    after = client.post(f"/desk/tasks/{task.id}/", sent, follow=True)
    assert "&lt;i&gt;weg&lt;/i&gt;" in text(after)
    assert "statement of a person" in text(after)
    said = said_of(task.id)
    assert said is not None
    assert not said.on_behalf


def test_who_looks_after_it_writes_down_for_another(cast):
    task = a_task(cast)
    page = f"/desk/tasks/{task.id}/"
    sent = {"answer": "exception", "ground": "nl.tax.invoices", "until": UNTIL}
    assert desk_of(cast.iris).post(page, sent).status_code == 403
    desk_of(cast.thijs).post(page, sent)
    said = said_of(task.id)
    assert said is not None
    assert said.on_behalf
    assert task_by_id(task.id).state is TaskState.EXCEPTION


def test_an_exception_without_ground_is_said_beside_the_field(cast):
    task = a_task(cast)
    refused = desk_of(cast.olga).post(f"/desk/tasks/{task.id}/", {"answer": "exception"})
    assert refused.status_code == 422
    assert "Choose the ground of the exception." in text(refused)
    assert task_by_id(task.id).is_open


def test_the_ground_that_the_system_names_is_offered(cast):
    options = {"retention": "nl.tax.invoices"}
    add_system(key="archive", kind="manual", url="manual:archive", options=options, by=SETUP, at=AT)
    task = a_task(cast, OWNERS, organisation="own")
    assert 'value="nl.tax.invoices" selected' in text(desk_of(cast.sven).get(f"/desk/tasks/{task.id}/"))


def test_a_file_is_handed_over_never_shown_and_only_with_its_own_task(cast):
    one, other = a_task(cast), a_task(cast)
    answer_task(
        task=one.id, answer=TaskState.DONE, files=[Given("k.txt", b"tekst")],
        on=AT.date(), by=SETUP, at=datetime.now(UTC),
    )  # fmt: skip
    file = files_of([one.id])[0].file
    client = desk_of(cast.olga)
    handed = client.get(f"/desk/tasks/{one.id}/files/{file}/")
    assert b"".join(handed.streaming_content) == b"tekst"  # type: ignore[arg-type]
    assert handed["Content-Disposition"] == 'attachment; filename="k.txt"'
    assert handed["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"/desk/tasks/{other.id}/files/{file}/").status_code == 404
    assert desk_of(cast.amira).get(f"/desk/tasks/{one.id}/files/{file}/").status_code == 404


def test_a_link_is_shown_once(cast):
    task = a_task(cast)
    client = desk_of(cast.olga)
    shown = text(client.post(f"/desk/tasks/{task.id}/link/"))
    assert "http://testserver/t/" in shown
    assert "/t/" not in text(client.get(f"/desk/tasks/{task.id}/"))
    client.post(f"/desk/tasks/{task.id}/revoke/")
    assert not TaskLink.objects.filter(revoked_at=None).exists()


def test_remind_and_withdraw(cast):
    task = a_task(cast)
    client = desk_of(cast.olga)
    assert "make a link" in text(client.post(f"/desk/tasks/{task.id}/remind/", follow=True))
    assert task_by_id(task.id).reminded_at
    client.post(f"/desk/tasks/{task.id}/withdraw/")
    assert task_by_id(task.id).state is TaskState.WITHDRAWN
    assert client.post(f"/desk/tasks/{task.id}/link/").status_code == 409


def test_today_and_the_case_show_what_waits(cast):
    task = a_task(cast, Addressee(account=cast.thijs.pk))
    today = text(desk_of(cast.thijs).get("/desk/"))
    assert f"/desk/tasks/{task.id}/" in today
    case = f"/desk/cases/{task.case}/"
    assert f"/desk/tasks/{task.id}/" in text(desk_of(cast.thijs).get(case))
    seen_by_agent = text(desk_of(cast.amira).get(case))
    assert "archive" in seen_by_agent
    assert f"/desk/tasks/{task.id}/" not in seen_by_agent
