"""Make a function into a job."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from django.utils.module_loading import import_string

from houvast.foundation.jobs.backport import JobTask, task

_TIME = timedelta(minutes=30)
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one attempt may take, and how many there are."""

    time: timedelta = _TIME
    attempts: int = _ATTEMPTS


_LIMITS: dict[str, Limits] = {}


def job(*, time: timedelta = _TIME, attempts: int = _ATTEMPTS) -> Callable[[Callable[..., None]], JobTask]:
    """Make a function of a module into a job; its first parameter is the `Run`, the others come from `enqueue`.

    It may be cut off at any moment and started again from its beginning, so each step must be safe to repeat.
    """

    def wrapped(function: Callable[..., None]) -> JobTask:
        made: JobTask = task()(function)
        _LIMITS[made.module_path] = Limits(time, attempts)
        return made

    return wrapped


def limits_of(path: str) -> Limits:
    """Give the limits of the task at this import path; the usual ones when it no longer exists."""
    # A worker that never carried it out has not loaded its module yet.
    with suppress(ImportError):
        import_string(path)
    return _LIMITS.get(path, Limits())
