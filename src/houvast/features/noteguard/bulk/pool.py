"""Working on blocks in several processes, and taking the results in the order of the blocks."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from houvast.engines.trouble import Trouble
from houvast.features.noteguard.bulk.blocks import Block
from houvast.features.noteguard.bulk.working import Done, work
from houvast.features.noteguard.contracts.scans import Asked

_WAITING_PER_PROCESS = 3  # blocks read ahead: more would only take memory


class ProcessLost(Trouble):
    """A process of the scan was stopped from outside."""


def usual_processes() -> int:
    """Return how many processes a machine can feed."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor | None]:
    if processes < 2:
        yield None
        return
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=fresh, initializer=_left_to_us) as pool:
        with _interruptions_held():
            pool.submit(int)  # the first piece of work starts all processes
        try:
            yield pool
        except BrokenProcessPool:
            raise ProcessLost(
                "a process of the scan was stopped, perhaps for lack of memory: use fewer --processes, and --resume"
            ) from None
        except BaseException:
            pool.shutdown(cancel_futures=True)  # waits for what runs: leaving it behind closes pipes under its hands
            raise


@contextmanager
def _interruptions_held() -> Iterator[None]:
    """Have Ctrl-C wait: a process that is being started has not yet left it to us, and inherits that it is held."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _left_to_us() -> None:
    """Leave Ctrl-C to the process that hands out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def results(
    blocks: Iterator[tuple[int, Block]], asked: Asked, form: str, *, processes: int
) -> Iterator[tuple[int, Done]]:
    """Give the result of each block in order, with how much of the source lies behind it."""
    with _pool(processes) as pool:
        if pool is None:
            for behind, block in blocks:
                yield behind, work(block, asked, form)
            return
        waiting: deque[tuple[int, Future[Done]]] = deque()
        for behind, block in blocks:
            waiting.append((behind, pool.submit(work, block, asked, form)))
            if len(waiting) > processes * _WAITING_PER_PROCESS:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)


def _next(waiting: deque[tuple[int, Future[Done]]]) -> tuple[int, Done]:
    behind, future = waiting.popleft()
    return behind, future.result()
