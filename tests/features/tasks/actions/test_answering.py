"""Answers: what they need, once, and on record."""

from datetime import timedelta

import pytest

from houvast.features.tasks.actions.answering import AnsweredAlready, AnswerRefused, answer_task
from houvast.features.tasks.actions.asking import withdraw_task
from houvast.features.tasks.contracts import Given, TaskFacts, TaskState
from houvast.features.tasks.queries import asked_of, files_of, said_of, task_by_id
from houvast.features.tasks.rules import FileRefused
from houvast.foundation.evidence.models import Entry
from houvast.foundation.evidence.queries import facts_of
from houvast.foundation.files.actions import open_file
from tests.cast import SETUP
from tests.features.tasks.stage import ADDRESS, AT, DUE, LOOK_FOR, PARTY, a_task

PDF = Given("bewijs.pdf", b"%PDF-1.7 bewijs van Vera")
LATER = DUE + timedelta(days=100)


def answer(task: TaskFacts, state: TaskState = TaskState.DONE, **more: object) -> TaskFacts:
    return answer_task(task=task.id, answer=state, on=AT.date(), by=SETUP, at=AT, **more)  # type: ignore[arg-type]


def test_done_with_proof(cast):
    task = a_task(cast)
    after = answer(task, words="Versnipperd.", name="Paula Proef", files=[PDF])
    assert (after.state, after.answered_by, after.ground, after.until) == (TaskState.DONE, "system:setup", "", None)
    said = said_of(task.id)
    assert said is not None
    assert (said.words, said.name, len(said.files)) == ("Versnipperd.", "Paula Proef", 1)
    opened = open_file(files_of([task.id])[0].file, by=SETUP, at=AT)
    assert (opened.name, b"".join(opened.pieces)) == (PDF.name, PDF.data)
    (fact,) = facts_of(task.case, "tasks.answered")
    assert (fact["answer"], fact["files"]) == ("done", 1)


def test_what_is_a_persons_stands_nowhere_in_clear(cast, settings):
    task = a_task(cast)
    answer(task, words="Vera Zonderland stond erin", files=[PDF])
    rows = [str(entry.facts) for entry in Entry.objects.all()] + [str(task), str(task_by_id(task.id))]
    for text in ("Vera", "vera@", PARTY, ADDRESS):
        assert all(text not in row for row in rows)
    files = [path.read_bytes() for path in (settings.HOUVAST_HOME / "files").iterdir()]
    assert all(b"Vera" not in data for data in files)
    assert asked_of(task.id).look_for == LOOK_FOR


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"ground": "nl.tax.invoices"},
        {"until": LATER},
        {"ground": "be.tax.invoices", "until": LATER},
        {"ground": "nl.tax.invoices", "until": AT.date() - timedelta(days=1)},
        {"ground": "other", "until": LATER, "words": "  "},
    ],
)
def test_an_exception_needs_a_ground_that_exists_and_a_day_to_come(cast, more):
    task = a_task(cast)
    with pytest.raises(AnswerRefused):
        answer(task, TaskState.EXCEPTION, **more)
    assert task_by_id(task.id).is_open


def test_an_exception(cast):
    after = answer(a_task(cast), TaskState.EXCEPTION, ground="other", until=LATER, words="Geschil.")
    assert (after.ground, after.until) == ("other", LATER)


@pytest.mark.parametrize("state", [TaskState.OPEN, TaskState.WITHDRAWN])
def test_no_answer(cast, state):
    with pytest.raises(AnswerRefused):
        answer(a_task(cast), state)


def test_the_same_again_changes_nothing(cast):
    task = a_task(cast)
    first = answer(task, files=[PDF])
    assert answer(task, files=[PDF], words="nog eens") == first
    assert len(files_of([task.id])) == 1
    assert len(facts_of(task.case, "tasks.answered")) == 1


def test_another_answer_is_refused(cast):
    task = a_task(cast)
    answer(task)
    with pytest.raises(AnsweredAlready):
        answer(task, TaskState.NOT_FOUND)


def test_a_withdrawn_task_takes_no_answer(cast):
    task = a_task(cast)
    withdraw_task(task=task, by=SETUP, at=AT)
    with pytest.raises(AnsweredAlready):
        answer(task)


@pytest.mark.parametrize("files", [[Given("a.html", b"<html>")], [PDF] * 11])
def test_a_wrong_file_leaves_the_task_open(cast, files):
    task = a_task(cast)
    with pytest.raises(FileRefused):
        answer(task, files=files)
    assert task_by_id(task.id).is_open
    assert files_of([task.id]) == ()


def test_a_task_without_a_case_has_a_key_of_its_own(cast):
    task = a_task(cast, case="")
    assert asked_of(task.id).look_for == LOOK_FOR
    assert answer(task, files=[PDF]).state is TaskState.DONE
