"""What is done with systems in the background."""

from datetime import UTC, datetime, timedelta

from houvast.features.datamap.actions import check_system
from houvast.features.systems.queries import UnknownSystem
from houvast.foundation.events.facts import Actor
from houvast.foundation.jobs.runs import Run, progress
from houvast.foundation.jobs.tasks import job


@job(time=timedelta(minutes=30), attempts=2)
def check(run: Run, *, systems: list[str], actor: str) -> None:
    """Check systems one after another; one that was removed meanwhile is passed over."""
    by = Actor(kind="account", key=actor)
    for number, system in enumerate(systems):
        progress(run, number, len(systems), system)
        try:
            check_system(system=system, by=by, at=_now(), clock=_now)
        except UnknownSystem:
            continue
    progress(run, len(systems), len(systems))


def _now() -> datetime:
    return datetime.now(UTC)
