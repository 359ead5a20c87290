"""Housekeeping that a worker does by itself, every so often, between two jobs."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to do every so often; `do` is given the time, and must be safe to repeat and to do twice at once."""

    name: str
    every: timedelta
    do: Callable[[datetime], object]


class Round:
    """Does each duty when a worker starts, and again each time that its interval has gone by."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        self._due: dict[Duty, datetime | None] = dict.fromkeys(duties)

    def go(self, at: datetime) -> int:
        """Do what is due; tell how many that were. One that fails waits for its next turn and stops nothing."""
        due = [duty for duty, moment in self._due.items() if moment is None or moment <= at]
        for duty in due:
            self._due[duty] = at + duty.every
            try:
                duty.do(at)
            except Exception as problem:  # noqa: BLE001 (whatever a duty does, the worker goes on)
                # The kind only: the message of an exception may hold the very data that went wrong.
                _LOG.error("the duty %s stopped with %s", duty.name, type(problem).__name__)
        return len(due)
