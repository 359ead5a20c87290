"""Housekeeping comes around in time, and one duty that fails stops neither the others nor the worker."""

import signal
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from houvast.foundation.jobs.duties import Duty, Round
from houvast.foundation.jobs.worker import run_worker

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_a_duty_is_done_at_the_start_and_again_after_its_interval():
    done: list[datetime] = []
    housekeeping = Round([Duty("sweep", timedelta(hours=1), done.append)])
    moments = [NOON, NOON + MINUTE, NOON + 59 * MINUTE, NOON + 60 * MINUTE, NOON + 61 * MINUTE, NOON + 300 * MINUTE]
    assert [housekeeping.go(moment) for moment in moments] == [1, 0, 0, 1, 0, 1]
    assert done == [NOON, NOON + 60 * MINUTE, NOON + 300 * MINUTE]


def test_each_duty_has_its_own_interval():
    often: list[datetime] = []
    seldom: list[datetime] = []
    housekeeping = Round([Duty("often", MINUTE, often.append), Duty("seldom", 3 * MINUTE, seldom.append)])
    for minute in range(6):
        housekeeping.go(NOON + minute * MINUTE)
    assert (len(often), len(seldom)) == (6, 2)


def fails(at: datetime) -> None:
    raise ValueError("Marieke de Boer, 06-12345678")


def test_a_duty_that_fails_stops_nothing_and_tells_no_data(caplog):
    done: list[datetime] = []
    housekeeping = Round([Duty("fails", MINUTE, fails), Duty("sweep", MINUTE, done.append)])
    assert housekeeping.go(NOON) == 2
    assert done == [NOON]
    assert "the duty fails stopped with ValueError" in caplog.text
    assert "Marieke" not in caplog.text


@pytest.fixture
def signals_kept() -> Iterator[None]:
    """A worker listens to signals, and this process is pytest's own."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("signals_kept")
def test_a_worker_does_its_duties():
    done: list[datetime] = []
    assert run_worker(once=True, duties=[Duty("sweep", timedelta(hours=1), done.append)]) == 0
    assert len(done) == 1
    assert done[0].tzinfo is UTC


@pytest.mark.django_db(transaction=True)
def test_a_duty_aside_holds_nothing_up_and_is_not_begun_twice():
    begun: list[datetime] = []
    done: list[datetime] = []
    hanging = threading.Event()

    def hang(at: datetime) -> None:
        begun.append(at)
        hanging.wait()

    housekeeping = Round([Duty("hangs", MINUTE, hang, aside=True), Duty("sweep", MINUTE, done.append)])
    assert [housekeeping.go(NOON + minute * MINUTE) for minute in range(3)] == [2, 1, 1]
    assert len(done) == 3
    assert housekeeping.end(timedelta(seconds=0.05)) == 1
    assert begun == [NOON]
    hanging.set()
    assert housekeeping.end(timedelta(seconds=10)) == 0
    assert housekeeping.go(NOON + 3 * MINUTE) == 2
    assert housekeeping.end(timedelta(seconds=10)) == 0
    assert begun == [NOON, NOON + 3 * MINUTE]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("signals_kept")
def test_a_worker_that_ends_by_itself_waits_for_what_is_done_aside():
    done: list[datetime] = []

    def slow(at: datetime) -> None:
        time.sleep(0.3)
        done.append(at)

    run_worker(once=True, duties=[Duty("slow", MINUTE, slow, aside=True)])
    assert len(done) == 1
