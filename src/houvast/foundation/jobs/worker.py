"""Carry out jobs, one after another, until told to stop."""

import logging
import os
import secrets
import signal
import threading
import time
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from types import FrameType

from django.db import DatabaseError, close_old_connections, connection
from django.utils.module_loading import import_string

from houvast.engines.trouble import Trouble
from houvast.foundation.jobs import claims
from houvast.foundation.jobs.backport import Row
from houvast.foundation.jobs.duties import Duty, Round
from houvast.foundation.jobs.models import Job
from houvast.foundation.jobs.runs import LostJob, Run
from houvast.foundation.jobs.tasks import limits_of

HUNG = 75
"""Exit code of a worker that stopped itself, because a job took longer than its limit."""
_LONGEST_PAUSE = timedelta(minutes=5)
_TO_END, _TO_STOP = timedelta(minutes=2), timedelta(seconds=5)
"""How long a worker waits for duties that are done aside: where it ends by itself, and where it is told to stop."""
_LOG = logging.getLogger(__name__)


class Worker:
    """Takes jobs and carries them out; shows no life by itself, see `Heart`."""

    def __init__(self, *, pause: timedelta = timedelta(seconds=2)) -> None:
        """`pause` is the time before the second attempt; it doubles with each further one."""
        self.key = secrets.token_hex(16)
        self.pause = pause
        self.overdue_at: float | None = None

    def renew(self) -> None:
        """Go on under another key, so that a job that could not be settled is taken back from the old one."""
        self.key = secrets.token_hex(16)

    def work(self) -> int:
        """Carry out everything that is ready; tell how many attempts that took."""
        count = 0
        while self.work_one():
            count += 1
        return count

    def work_one(self) -> bool:
        """Carry out the next job, if there is one."""
        row = claims.claim(self.key)
        if row is None:
            return False
        self._attempt(row)
        return True

    def _attempt(self, row: Row) -> None:
        try:
            function = import_string(row.task_path).func
            self.overdue_at = time.monotonic() + limits_of(row.task_path).time.total_seconds()
            function(_run_of(row), **row.args_kwargs["kwargs"])
        except LostJob as lost:
            _LOG.warning("%s", lost)
        except Trouble as trouble:
            # A person has to put it right, so trying again would only hide it longer.
            claims.fail(row, _now(), str(trouble), _name_of(trouble))
        except Exception as problem:  # noqa: BLE001 (whatever a job does, the worker goes on)
            self._again(row, problem)
        except BaseException:
            claims.give_back(row, _now())
            raise
        else:
            if not claims.finish(row, _now()):
                _LOG.warning("job %s was finished by another worker", row.pk)
        finally:
            self.overdue_at = None

    def _again(self, row: Row, problem: Exception) -> None:
        # Places only: the message of an exception may hold the very data that went wrong.
        trace = "".join(traceback.format_tb(problem.__traceback__))
        _LOG.error("job %s stopped with %s\n%s", row.pk, _name_of(problem), trace)
        attempts = len(row.worker_ids)
        if attempts < limits_of(row.task_path).attempts and not isinstance(problem, ImportError):
            later = _now() + min(self.pause * 2 ** (attempts - 1), _LONGEST_PAUSE)
            claims.give_back(row, later, f"It stopped ({type(problem).__name__}) and will be tried again.")
        else:
            line = f"It stopped unexpectedly ({type(problem).__name__}); look at the log, then start it again."
            claims.fail(row, _now(), line, _name_of(problem), trace)


class Heart(threading.Thread):
    """Shows that a worker is alive, takes back jobs of those that died, and ends a worker whose job hangs."""

    def __init__(self, worker: Worker, *, beat: timedelta, dead_after: timedelta) -> None:
        super().__init__(name="heart", daemon=True)
        self._worker, self._beat, self._dead_after = worker, beat, dead_after
        self._stopping = threading.Event()

    def run(self) -> None:
        """Beat until told to stop."""
        try:
            while not self._stopping.wait(self._beat.total_seconds()):
                self._pulse()
        finally:
            connection.close()

    def stop(self) -> None:
        """Stop beating, and wait for the last beat to end."""
        self._stopping.set()
        self.join()

    def _pulse(self) -> None:
        overdue_at = self._worker.overdue_at
        hangs = overdue_at is not None and time.monotonic() > overdue_at
        try:
            if hangs:
                claims.leave(self._worker.key)
            else:
                claims.beat(self._worker.key, _now())
                claims.reap(_now(), self._dead_after)
        except DatabaseError as problem:
            _LOG.warning("no sign of life could be given (%s)", type(problem).__name__)
            connection.close()
        if hangs:
            _LOG.error("a job took longer than its limit; this worker stops")
            # A thread that hangs cannot be ended in any other way.
            os._exit(HUNG)


def run_worker(
    *,
    once: bool = False,
    beat: timedelta = timedelta(seconds=3),
    dead_after: timedelta = timedelta(seconds=30),
    idle: timedelta = timedelta(seconds=0.5),
    pause: timedelta = timedelta(seconds=2),
    duties: Sequence[Duty] = (),
) -> int:
    """Carry out jobs until SIGTERM or SIGINT, or with `once` until nothing is ready; tell how many attempts.

    `duties` are done between the jobs, or beside them. The first signal lets the job end; the second gives it back and
    stops at once.
    """
    worker = Worker(pause=pause)
    stopping = _stop_on_signals()
    claims.beat(worker.key, _now())
    claims.reap(_now(), dead_after)
    heart = Heart(worker, beat=beat, dead_after=dead_after)
    heart.start()
    housekeeping = Round(duties)
    try:
        count = _until_stopped(worker, stopping, idle, housekeeping, once=once)
        if left := housekeeping.end(_TO_END if once else _TO_STOP):
            _LOG.warning("%s duties beside the jobs were cut off; they go on where they were", left)
        return count
    finally:
        heart.stop()
        claims.leave(worker.key)


def _until_stopped(
    worker: Worker, stopping: threading.Event, idle: timedelta, housekeeping: Round, *, once: bool
) -> int:
    count = 0
    while not stopping.is_set():
        housekeeping.go(_now())
        try:
            worked = worker.work_one()
        except DatabaseError as problem:
            _LOG.warning("the database does not answer (%s)", type(problem).__name__)
            worker.renew()
            worked = False
        close_old_connections()
        count += worked
        if not worked and once:
            break
        if not worked:
            stopping.wait(idle.total_seconds())
    return count


def _stop_on_signals() -> threading.Event:
    stopping = threading.Event()

    def stop(number: int, _frame: FrameType | None) -> None:
        if stopping.is_set():
            raise SystemExit(128 + number)
        stopping.set()

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
    return stopping


def _run_of(row: Row) -> Run:
    case = Job.objects.filter(id=row.pk).values_list("case", flat=True).first()
    # A row that was claimed has its moment; the queue's table allows none only for those that wait.
    started_at = row.started_at or _now()
    return Run(id=row.pk, attempt=len(row.worker_ids), started_at=started_at, case=case or None)


def _name_of(problem: BaseException) -> str:
    return f"{type(problem).__module__}.{type(problem).__qualname__}"


def _now() -> datetime:
    return datetime.now(UTC)
