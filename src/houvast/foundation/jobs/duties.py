"""Housekeeping that a worker does by itself, every so often, between two jobs or beside them."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connections

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to do every so often; `do` is given the time, and must be safe to repeat and to do twice at once.

    One that is done `aside`, in a thread of its own, holds nothing up however long somebody else's server takes; it is
    not begun again before it has ended.
    """

    name: str
    every: timedelta
    do: Callable[[datetime], object]
    aside: bool = False


class Round:
    """Does each duty when a worker starts, and again each time that its interval has gone by."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        self._due: dict[Duty, datetime | None] = dict.fromkeys(duties)
        self._beside: dict[Duty, threading.Thread] = {}

    def go(self, at: datetime) -> int:
        """Do or begin what is due; tell how many that were. One that fails waits for its next turn."""
        due = [duty for duty, moment in self._due.items() if (moment is None or moment <= at) and not self._busy(duty)]
        for duty in due:
            self._due[duty] = at + duty.every
            if duty.aside:
                self._begin(duty, at)
            else:
                _do(duty, at)
        return len(due)

    def end(self, patience: timedelta) -> int:
        """Wait for what is done aside, at most so long; tell how many did not end."""
        last = time.monotonic() + patience.total_seconds()
        for thread in self._beside.values():
            thread.join(max(0.0, last - time.monotonic()))
        return sum(thread.is_alive() for thread in self._beside.values())

    def _busy(self, duty: Duty) -> bool:
        thread = self._beside.get(duty)
        return thread is not None and thread.is_alive()

    def _begin(self, duty: Duty, at: datetime) -> None:
        # A daemon: what it does can be cut off anywhere, so that it keeps no worker from stopping.
        thread = threading.Thread(target=_do_aside, args=(duty, at), name=duty.name, daemon=True)
        self._beside[duty] = thread
        thread.start()


def _do(duty: Duty, at: datetime) -> None:
    try:
        duty.do(at)
    except Exception as problem:  # noqa: BLE001 (whatever a duty does, the worker goes on)
        # The kind only: the message of an exception may hold the very data that went wrong.
        _LOG.error("the duty %s stopped with %s", duty.name, type(problem).__name__)


def _do_aside(duty: Duty, at: datetime) -> None:
    try:
        _do(duty, at)
    finally:
        connections.close_all()  # each thread has connections of its own
