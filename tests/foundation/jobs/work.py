"""Jobs that only the tests of the jobs know; what they do can be seen in the table of groups."""

import os
import time
from datetime import timedelta
from pathlib import Path

from django.contrib.auth.models import Group

from houvast.engines.trouble import Trouble
from houvast.foundation.jobs.runs import Run, progress
from houvast.foundation.jobs.tasks import job


class NoAnswer(Trouble):
    """The CRM does not answer."""


@job()
def ten_steps(run: Run, *, seconds: float, name: str = "step") -> None:
    """Ten steps, each safe to repeat, with a note of every time that one was really done."""
    for number in range(1, 11):
        if Group.objects.get_or_create(name=f"{name} {number}")[1]:
            Group.objects.create(name=f"{name} {number} in attempt {run.attempt}")
        time.sleep(seconds)
        progress(run, number, 10, f"step {number}")


@job(attempts=3)
def fails_until(run: Run, *, attempt: int, about: str = "") -> None:
    if run.attempt < attempt:
        raise ValueError(about)
    Group.objects.create(name=f"attempt {run.attempt} for {run.case}")


@job()
def in_trouble(run: Run) -> None:
    raise NoAnswer("The CRM does not answer; start it and try again.")


@job(time=timedelta(seconds=0.3), attempts=2)
def hangs(run: Run, *, starts: str) -> None:
    with Path(starts).open("a") as file:
        file.write(f"{os.getpid()}\n")
    time.sleep(60)


@job()
def is_robbed(run: Run) -> None:
    """While it runs, it is given to another worker, as when this process had slept."""
    from houvast.foundation.jobs.backport import Queue

    Queue.objects.filter(pk=run.id).update(started_at=None, status="READY")
    progress(run, 1, 1)
    raise AssertionError("progress must have stopped this")


@job()
def is_robbed_in_silence(run: Run) -> None:
    from houvast.foundation.jobs.backport import Queue

    Queue.objects.filter(pk=run.id, status="RUNNING").update(started_at="2026-01-31T12:00:00Z")
