from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from houvast.foundation.jobs import claims
from houvast.foundation.jobs.actions import enqueue
from houvast.foundation.jobs.backport import READY, RUNNING, Queue
from houvast.foundation.jobs.contracts import State
from houvast.foundation.jobs.models import Job
from houvast.foundation.jobs.queries import NoSuchJob, job_of, jobs_of, last_sign_of_life
from houvast.foundation.jobs.worker import Worker
from tests.foundation.jobs import work

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

CASE = "2026-0007"
AT_ONCE = timedelta(0)


def test_a_job_is_shown_waiting_then_done() -> None:
    card = enqueue(work.ten_steps, title="Ten steps", case=CASE, seconds=0)
    assert (card.state, card.case, card.percent, card.attempt) == (State.WAITING, CASE, None, 0)
    assert jobs_of(CASE) == [card]
    assert Worker().work() == 1
    done = job_of(card.id)
    assert (done.state, done.done, done.total, done.percent, done.attempt) == (State.DONE, 10, 10, 100, 1)
    assert done.is_over
    assert done.started_at is not None
    assert done.finished_at is not None
    assert Group.objects.count() == 20


def test_jobs_are_carried_out_in_the_order_of_the_queue() -> None:
    for seconds in (0, 0):
        enqueue(work.ten_steps, title="Ten steps", seconds=seconds)
    assert Worker().work() == 2


def test_a_job_of_an_action_that_was_undone_never_existed() -> None:
    with transaction.atomic():
        enqueue(work.ten_steps, title="Ten steps", case=CASE, seconds=0)
        transaction.set_rollback(True)
    assert jobs_of(CASE) == []
    assert Worker().work() == 0


def test_the_same_work_is_queued_once_as_long_as_it_is_unfinished() -> None:
    first = enqueue(work.ten_steps, title="Ten steps", case=CASE, key="plan:1", seconds=0)
    assert enqueue(work.ten_steps, title="Ten steps", case=CASE, key="plan:1", seconds=0).id == first.id
    assert enqueue(work.ten_steps, title="Ten steps", case=CASE, key="plan:2", seconds=0).id != first.id
    assert Worker().work() == 2
    assert enqueue(work.ten_steps, title="Ten steps", case=CASE, key="plan:1", seconds=0).id != first.id


def test_an_unexpected_end_is_tried_again_later() -> None:
    card = enqueue(work.fails_until, title="Fails", case=CASE, attempt=2)
    assert Worker(pause=timedelta(hours=1)).work() == 1
    waiting = job_of(card.id)
    assert (waiting.state, waiting.attempt) == (State.WAITING, 1)
    assert waiting.error == "It stopped (ValueError) and will be tried again."
    assert Worker().work() == 0
    Queue.objects.update(run_after=datetime.now(UTC))
    assert Worker().work() == 1
    assert (job_of(card.id).state, job_of(card.id).error) == (State.DONE, "")
    assert Group.objects.get().name == f"attempt 2 for {CASE}"


def test_after_its_last_attempt_it_has_failed_and_no_data_is_kept(caplog) -> None:
    card = enqueue(work.fails_until, title="Fails", attempt=9, about="Jip de Vries")
    assert Worker(pause=AT_ONCE).work() == 3
    failed = job_of(card.id)
    assert (failed.state, failed.attempt) == (State.FAILED, 3)
    assert failed.error == "It stopped unexpectedly (ValueError); look at the log, then start it again."
    row = Queue.objects.get(pk=card.id)
    assert row.exception_class_path == "builtins.ValueError"
    assert "fails_until" in row.traceback
    assert "Jip" not in row.traceback + caplog.text


def test_trouble_fails_at_once_with_its_one_line() -> None:
    card = enqueue(work.in_trouble, title="In trouble")
    assert Worker(pause=AT_ONCE).work() == 1
    assert job_of(card.id).error == "The CRM does not answer; start it and try again."
    assert job_of(card.id).state is State.FAILED


def test_a_task_that_no_longer_exists_fails_at_once() -> None:
    card = enqueue(work.ten_steps, title="Ten steps", seconds=0)
    Queue.objects.update(task_path="houvast.gone.away")
    assert Worker(pause=AT_ONCE).work() == 1
    assert job_of(card.id).state is State.FAILED


def test_a_worker_that_lost_its_job_stops_and_changes_nothing() -> None:
    card = enqueue(work.is_robbed, title="Robbed")
    assert Worker().work_one()
    assert Queue.objects.get(pk=card.id).status == READY
    assert job_of(card.id).done == 0


def test_a_worker_that_finishes_too_late_changes_nothing() -> None:
    card = enqueue(work.is_robbed_in_silence, title="Robbed")
    assert Worker().work_one()
    assert Queue.objects.get(pk=card.id).status == RUNNING
    assert job_of(card.id).state is State.RUNNING


NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
DEAD = timedelta(seconds=30)


def claimed(worker: str) -> Job:
    card = enqueue(work.fails_until, title="Fails", attempt=1)
    assert claims.claim(worker).pk == card.id
    return Job.objects.get(id=card.id)


def test_only_the_jobs_of_the_dead_are_taken_back() -> None:
    lost, kept, orphan = claimed("dead"), claimed("alive"), claimed("never seen")
    claims.beat("dead", NOON - DEAD)
    claims.beat("alive", NOON - DEAD + timedelta(seconds=1))
    assert claims.reap(NOON, DEAD) == 2
    for job in (lost, kept, orphan):
        job.refresh_from_db()
    assert [job.state for job in (lost, kept, orphan)] == ["waiting", "running", "waiting"]
    assert claims.reap(NOON, DEAD) == 0
    assert last_sign_of_life() == NOON - DEAD + timedelta(seconds=1)


def test_a_job_that_kills_every_worker_fails_in_the_end() -> None:
    job = claimed("first")
    for number in range(2):
        assert claims.reap(NOON, DEAD) == 1
        assert claims.claim(f"worker {number}").pk == job.id
    assert claims.reap(NOON, DEAD) == 1
    assert job_of(job.id).state is State.FAILED
    assert "in each of 3 attempts" in job_of(job.id).error
    assert claims.claim("another") is None


def test_two_workers_never_take_the_same_job() -> None:
    claimed("one")
    assert claims.claim("two") is None


def test_a_worker_that_stops_is_not_waited_for() -> None:
    job = claimed("polite")
    claims.beat("polite", NOON)
    claims.leave("polite")
    assert claims.reap(NOON, DEAD) == 1
    assert job_of(job.id).state is State.WAITING


def test_no_such_job() -> None:
    with pytest.raises(NoSuchJob):
        job_of(uuid4())
    assert last_sign_of_life() is None
