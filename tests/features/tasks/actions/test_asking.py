"""Ask, take back, and ask again."""

from datetime import timedelta

import pytest

from houvast.features.tasks.actions.answering import answer_task
from houvast.features.tasks.actions.asking import NotAnswered, ask_again, withdraw_task
from houvast.features.tasks.contracts import TaskState
from houvast.features.tasks.queries import asked_of, last_word, open_tasks_of, task_by_id, tasks_of
from tests.cast import SETUP
from tests.features.tasks.stage import AT, DUE, a_task


def test_a_wrong_answer_is_asked_again(cast):
    task = a_task(cast)
    answer_task(task=task.id, answer=TaskState.NOT_FOUND, on=AT.date(), by=SETUP, at=AT)
    new = ask_again(task=task_by_id(task.id), today=DUE + timedelta(days=3), by=SETUP, at=AT)
    assert [one.id for one in tasks_of(task.case)] == [new.id]
    assert (new.due_on, new.is_outside, new.kind) == (DUE + timedelta(days=4), True, task.kind)
    assert asked_of(new.id) == asked_of(task.id)
    assert last_word(task.case, "archive") is None


def test_what_was_not_answered_is_not_asked_again(cast):
    with pytest.raises(NotAnswered):
        ask_again(task=a_task(cast), today=DUE, by=SETUP, at=AT)


def test_a_withdrawn_task_is_waited_for_no_more_and_an_answer_is_not_taken_back(cast):
    task, answered = a_task(cast), a_task(cast)
    withdraw_task(task=task, by=SETUP, at=AT)
    assert open_tasks_of(task.case) == 0
    answer_task(task=answered.id, answer=TaskState.DONE, on=AT.date(), by=SETUP, at=AT)
    withdraw_task(task=answered, by=SETUP, at=AT)
    assert task_by_id(answered.id).state is TaskState.DONE
