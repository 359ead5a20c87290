"""Links: one task each, kept as a hash only, ended in time, and counted when they open nothing."""

import base64
from datetime import timedelta

import pytest

from houvast.features.tasks.actions.answering import answer_task
from houvast.features.tasks.actions.asking import withdraw_task
from houvast.features.tasks.actions.linking import (
    ATTEMPTS,
    SPAN,
    NotOutside,
    TooManyWrongLinks,
    enter_by_link,
    make_link,
    revoke_links,
)
from houvast.features.tasks.contracts import Addressee, TaskState
from houvast.features.tasks.models import TaskLink, WrongLink
from houvast.features.tasks.queries import task_by_id
from houvast.features.tasks.rules import GRACE
from houvast.foundation.evidence.models import Entry
from tests.cast import SETUP
from tests.features.tasks.stage import AT, DUE, a_task

HERE = "203.0.113.7"


def enter(token: str, at=AT, came_from: str = HERE):
    return enter_by_link(token=token, came_from=came_from, at=at)


def test_a_token_opens_its_task_and_no_other(cast):
    one, other = a_task(cast), a_task(cast)
    token = make_link(task=one, by=SETUP, at=AT)
    entered = enter(token)
    assert entered is not None
    assert entered.task.id == one.id != other.id


def test_a_token_is_long_and_kept_nowhere(cast):
    token = make_link(task=a_task(cast), by=SETUP, at=AT)
    assert len(base64.urlsafe_b64decode(token + "=")) >= 16
    kept = str(TaskLink.objects.values_list()) + "".join(entry.facts for entry in Entry.objects.all())
    assert token not in kept


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "\ud800", "é", "x" * 10_000])
def test_a_guess_opens_nothing(cast, token):
    make_link(task=a_task(cast), by=SETUP, at=AT)
    assert enter(token) is None


def test_the_hash_itself_opens_nothing(cast):
    make_link(task=a_task(cast), by=SETUP, at=AT)
    assert enter(TaskLink.objects.get().hash) is None


def test_a_link_ends_two_weeks_after_the_due_date(cast):
    token = make_link(task=a_task(cast), by=SETUP, at=AT)
    days = DUE - AT.date() + GRACE
    assert enter(token, AT + days)
    assert enter(token, AT + days + timedelta(days=1)) is None


def test_revoked_links_open_nothing(cast):
    task = a_task(cast)
    tokens = [make_link(task=task, by=SETUP, at=AT) for _ in range(2)]
    revoke_links(task=task, by=SETUP, at=AT)
    assert [enter(token) for token in tokens] == [None, None]


def test_a_withdrawn_task_opens_no_more(cast):
    task = a_task(cast)
    token = make_link(task=task, by=SETUP, at=AT)
    withdraw_task(task=task, by=SETUP, at=AT)
    assert enter(token) is None


def test_after_the_answer_a_link_shows_that_for_a_week(cast):
    task = a_task(cast)
    token = make_link(task=task, by=SETUP, at=AT)
    answer_task(task=task.id, answer=TaskState.DONE, on=AT.date(), by=SETUP, at=AT)
    assert enter(token, AT + timedelta(days=6))
    assert enter(token, AT + timedelta(days=8)) is None


def test_no_link_for_a_colleague_or_an_answered_task(cast):
    with pytest.raises(NotOutside):
        make_link(task=a_task(cast, Addressee(role="system_owner")), by=SETUP, at=AT)
    task = a_task(cast)
    answer_task(task=task.id, answer=TaskState.DONE, on=AT.date(), by=SETUP, at=AT)
    with pytest.raises(NotOutside):
        make_link(task=task_by_id(task.id), by=SETUP, at=AT)


def test_who_tries_too_often_waits_and_others_do_not(cast):
    token = make_link(task=a_task(cast), by=SETUP, at=AT)
    for _ in range(ATTEMPTS):
        assert enter("guess") is None
    with pytest.raises(TooManyWrongLinks):
        enter(token)
    assert enter(token, came_from="203.0.113.8")
    assert enter(token, AT + SPAN + timedelta(seconds=1))


def test_where_somebody_came_from_is_not_kept(cast):
    enter("guess")
    assert HERE not in str(WrongLink.objects.values_list())
