"""What discovery has done in the background."""

from datetime import UTC, datetime, timedelta

from houvast.features.discovery.actions.asking import keep_review_tasks
from houvast.features.discovery.actions.discovering import discover
from houvast.features.discovery.actions.drifting import check_all
from houvast.foundation.events.facts import Actor
from houvast.foundation.jobs.runs import Run, progress
from houvast.foundation.jobs.tasks import job

DRIFT_CHECK = Actor(kind="system", key="drift-check")


@job(time=timedelta(hours=2), attempts=2)
def look_at_system(run: Run, *, system: str, actor: str, rows: int) -> None:
    """Propose a map of a system."""

    def show(done: int, total: int, at: str) -> None:
        progress(run, done, total, at)

    discover(system=system, by=Actor(kind="account", key=actor), at=datetime.now(UTC), rows=rows, progress=show)


@job(time=timedelta(minutes=30), attempts=2)
def look_for_drift(run: Run, *, actor: str) -> None:
    """Lay every mapped system beside what was reviewed of it, because somebody asked."""
    check_all(by=Actor(kind="account", key=actor), at=datetime.now(UTC))
    keep_review_tasks(by=DRIFT_CHECK, at=datetime.now(UTC))
    progress(run, 1, 1)


def check_drift(at: datetime) -> None:
    """Lay every mapped system beside what was reviewed of it; one that does not answer waits for the next turn."""
    check_all(by=DRIFT_CHECK, at=at)
    keep_review_tasks(by=DRIFT_CHECK, at=at)
