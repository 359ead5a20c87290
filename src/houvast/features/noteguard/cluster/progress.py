"""How far a cluster is, for whoever waits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Tick = Callable[[int, int, int], None]


@contextmanager
def told(spark: Any, tick: Tick) -> Iterator[Callable[[int], None]]:
    """Pass on how many of all tasks are done; what is given back takes how many notes were scanned so far."""
    notes = [0]

    def heard(stages: Any, inflight_tasks: int, operation_id: str | None, done: bool) -> None:  # noqa: ARG001, FBT001 (Spark's own form)
        known = list(stages or ())
        tick(sum(one.num_completed_tasks for one in known), sum(one.num_tasks for one in known), notes[0])

    def counted(so_far: int) -> None:
        notes[0] = so_far

    spark.registerProgressHandler(heard)
    try:
        yield counted
    finally:
        spark.removeProgressHandler(heard)
