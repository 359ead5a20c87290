"""Reminders in time, and mails with nothing in them but the way in."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from houvast.features.tasks.actions.answering import answer_task
from houvast.features.tasks.actions.linking import enter_by_link
from houvast.features.tasks.actions.reminding import NothingToRemindOf, look_after_tasks, remind
from houvast.features.tasks.contracts import Addressee, TaskState
from houvast.features.tasks.queries import task_by_id
from houvast.foundation.evidence.queries import facts_of
from tests.cast import SETUP
from tests.features.tasks.stage import ADDRESS, AT, DUE, a_task

HALF = AT + timedelta(days=11)
LAST_CALL = datetime(DUE.year, DUE.month, DUE.day - 2, 9, tzinfo=UTC)


@pytest.fixture
def mails(settings):
    settings.EMAIL_HOST, settings.HOUVAST_PUBLIC_URL = "mail.example", "https://privacy.example"
    settings.DEFAULT_FROM_EMAIL = "privacy@belhuis-noord.example"
    return mail.outbox


def look(at: datetime) -> int:
    return look_after_tasks(by=SETUP, at=at)


def test_a_party_is_told_once_and_reminded_twice(cast, mails):
    task = a_task(cast)
    assert [look(at) for at in (AT, AT, HALF, HALF, LAST_CALL, LAST_CALL)] == [1, 0, 1, 0, 1, 0]
    assert len(mails) == 3
    assert [fact["mailed"] for fact in facts_of(task.case, "tasks.reminded")] == [True, True]


def test_a_mail_says_nothing_of_the_person_and_its_link_opens_the_task(cast, mails):
    task = a_task(cast)
    look(AT)
    (sent,) = mails
    whole = f"{sent.subject}\n{sent.body}"
    assert sent.to == [ADDRESS]
    assert sent.from_email == "privacy@belhuis-noord.example"
    for text in ("Vera", "vera@", "Kast", "archive", task.case):
        assert text not in whole
    token = whole.partition("https://privacy.example/t/")[2].split()[0]
    entered = enter_by_link(token=token, came_from="", at=AT)
    assert entered is not None
    assert entered.task.id == task.id


def test_a_mail_that_is_not_taken_is_tried_again_and_stops_nobody(cast, mails, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        9,
    )
    outside, inside = a_task(cast), a_task(cast, Addressee(role="system_owner"))
    assert look(HALF) == 1
    assert task_by_id(outside.id).told_at is None
    assert task_by_id(inside.id).reminded_at == HALF
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert look(HALF) == 1
    assert task_by_id(outside.id).told_at == HALF


def test_without_a_mail_server_reminders_stand_in_the_list(cast):
    task = a_task(cast)
    assert [look(at) for at in (AT, HALF, HALF, LAST_CALL)] == [0, 1, 0, 1]
    assert mail.outbox == []
    assert task_by_id(task.id).reminded_at == LAST_CALL


def test_what_was_answered_is_not_reminded_of(cast):
    task = a_task(cast)
    answer_task(task=task.id, answer=TaskState.DONE, on=AT.date(), by=SETUP, at=AT)
    assert look(HALF) == 0
    with pytest.raises(NothingToRemindOf):
        remind(task=task_by_id(task.id), by=SETUP, at=HALF)


def test_two_workers_send_one_mail(cast, mails):
    task = a_task(cast)
    look(AT)
    known = task_by_id(task.id)
    assert remind(task=known, by=SETUP, at=HALF)
    assert not remind(task=known, by=SETUP, at=HALF)
    assert len(mails) == 2
