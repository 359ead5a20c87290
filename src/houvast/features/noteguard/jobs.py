"""What the note guard has done in the background."""

from datetime import UTC, datetime, timedelta

from houvast.features.noteguard.actions.cleaning import clean
from houvast.features.noteguard.actions.estimating import estimate
from houvast.features.noteguard.actions.sweeping import sweep
from houvast.foundation.events.facts import Actor
from houvast.foundation.jobs.runs import Run, progress
from houvast.foundation.jobs.tasks import job

_LONG = timedelta(hours=24)


@job(time=timedelta(hours=2), attempts=2)
def estimate_notes(run: Run, *, organisation: str, system: str) -> None:
    """Say by a sample how many notes will be flagged."""
    now = datetime.now(UTC)
    estimate(organisation=organisation, system=system, at=now, tick=lambda n, where: progress(run, n, 0, where))


@job(time=_LONG, attempts=3)
def sweep_notes(run: Run, *, organisation: str, system: str, actor: str, team_field: str = "") -> None:
    """Read every note of a system and queue what is found."""
    by, now = Actor(kind="account", key=actor), datetime.now(UTC)

    def tick(notes: int, where: str) -> None:
        progress(run, notes, 0, where)

    sweep(organisation=organisation, system=system, by=by, at=now, tick=tick, team_field=team_field)


@job(time=_LONG, attempts=2)
def clean_notes(run: Run, *, organisation: str, system: str, actor: str) -> None:
    """Rewrite what was accepted, and tell in the end what came of it: rewritten, changed meanwhile, refused."""
    by, now = Actor(kind="account", key=actor), datetime.now(UTC)
    done = clean(organisation=organisation, system=system, by=by, at=now, tick=lambda n, of: progress(run, n, of))
    progress(run, 1, 1, f"{done.rewritten} {done.changed} {len(done.refused)}")
