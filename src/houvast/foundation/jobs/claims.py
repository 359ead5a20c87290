"""Who carries out which job: claim one, settle it, and take it back from a worker that died.

Every change names the attempt that it is about (`started_at`), so a worker that was given up for dead but finishes late
changes nothing any more.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from houvast.foundation.jobs.backport import FAILED, READY, RUNNING, SUCCESSFUL, Queue, Row
from houvast.foundation.jobs.contracts import State
from houvast.foundation.jobs.models import Job, Worker
from houvast.foundation.jobs.tasks import limits_of

_FORGET = timedelta(days=1)


def claim(worker: str) -> Row | None:
    """Take the first job that is ready, or none."""
    ready = Queue.objects.ready()
    # A look costs nothing; a transaction would hold up every other writer of an SQLite file.
    if not ready.exists():
        return None
    with transaction.atomic():
        row = ready.select_for_update(skip_locked=True).first()
        if row is not None:
            row.claim(worker)
            Job.objects.filter(id=row.pk).update(
                state=State.RUNNING.value, started_at=row.started_at, attempt=len(row.worker_ids), error=""
            )
        return row


def finish(row: Row, now: datetime) -> bool:
    """Settle a job as done; False when another worker took it over."""
    with transaction.atomic():
        ours = _change(row, status=SUCCESSFUL, finished_at=now)
        if ours:
            _show(row.pk, state=State.DONE, finished_at=now, error="")
        return ours


def fail(row: Row, now: datetime, error: str, cause: str, trace: str = "") -> bool:
    """Settle a job as failed, with one line for people; False when another worker took it over."""
    with transaction.atomic():
        ours = _change(row, status=FAILED, finished_at=now, exception_class_path=cause, traceback=trace)
        if ours:
            _show(row.pk, state=State.FAILED, finished_at=now, error=error[:500])
        return ours


def give_back(row: Row, after: datetime, error: str = "") -> bool:
    """Put a job back in the queue, to be started not before `after`; False when another worker took it over."""
    with transaction.atomic():
        ours = _change(row, status=READY, started_at=None, run_after=after)
        if ours:
            _show(row.pk, state=State.WAITING, error=error[:500])
        return ours


def beat(worker: str, now: datetime) -> None:
    """Show that a worker is alive."""
    Worker.objects.update_or_create(key=worker, defaults={"beat_at": now})


def leave(worker: str) -> None:
    """Say that a worker stops, so that nobody waits for it."""
    Worker.objects.filter(key=worker).delete()


def reap(now: datetime, dead_after: timedelta) -> int:
    """Take back the jobs of workers that showed no life for `dead_after`; tell how many."""
    alive = set(Worker.objects.filter(beat_at__gt=now - dead_after).values_list("key", flat=True))
    orphans = [row for row in Queue.objects.filter(status=RUNNING) if row.worker_ids[-1] not in alive]
    Worker.objects.filter(beat_at__lt=now - _FORGET).delete()
    return sum(_taken_back(row, now) for row in orphans)


def _taken_back(row: Row, now: datetime) -> bool:
    if len(row.worker_ids) < limits_of(row.task_path).attempts:
        return give_back(row, now)
    line = f"The worker stopped in each of {len(row.worker_ids)} attempts; look at its log, then start it again."
    return fail(row, now, line, "worker died")


def _change(row: Row, **changes: object) -> bool:
    current = Queue.objects.filter(pk=row.pk, status=RUNNING, started_at=row.started_at)
    return bool(current.update(**changes))


def _show(job: UUID, *, state: State, **changes: object) -> None:
    Job.objects.filter(id=job).update(state=state.value, **changes)
