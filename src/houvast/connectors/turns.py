"""Waiting for many systems in one thread: each is taken up as soon as there is something to take in from it.

Threads that wait for small answers cost more than the answers do: each has to be woken, and they hinder each other in
running Python.
"""

import select
from collections.abc import Generator, Sequence
from contextlib import suppress
from typing import Final, TypeAlias

READ: Final = 1
WRITE: Final = 2
GIVING_WAY: Final = 0
"""There is more to take in already, but others may go first."""

Turns: TypeAlias = Generator[tuple[int, int], int, None]
"""A conversation that does not block: yields a file descriptor, always the same, with what it waits for there (READ,
READ | WRITE or GIVING_WAY), and is sent what is possible now; 0 now and then, so that it can look at the clock."""

_A_LOOK = 100
"""Milliseconds after which all look at the clock."""


def take_turns(talks: Sequence[Turns]) -> list[Exception | None]:
    """Have every conversation to its end, and return for each the error in which it ended, or None.

    One that fails or stays silent holds up no other. Who is interrupted leaves none of them open.
    """
    table = _Table(talks)
    try:
        for i in range(len(talks)):
            table.give_turn(i, None)
        while table.waiting:
            table.wait()
    except BaseException:
        for talk in talks:
            with suppress(Exception):
                talk.close()
        raise
    return table.errors


class _Table:
    """Who sits there, and what each waits for."""

    def __init__(self, talks: Sequence[Turns]) -> None:
        self._talks = talks
        self._poll = select.poll()
        self.errors: list[Exception | None] = [None for _ in talks]
        self.waiting: dict[int, tuple[int, int]] = {}
        """By file descriptor: who waits there, and for what."""

    def wait(self) -> None:
        """Give a turn to everyone who can go on; to all, where nobody could for a while."""
        able = [fd for fd, (_, wanted) in self.waiting.items() if wanted == GIVING_WAY]
        ready = dict(self._poll.poll(0 if able else _A_LOOK))
        for fd in {*able, *ready} or list(self.waiting):
            i, _ = self.waiting[fd]
            self.give_turn(i, _possible(ready.get(fd, 0)), fd)

    def give_turn(self, i: int, possible: int | None, before: int | None = None) -> None:
        """Let one go on, and look at what it waits for next."""
        try:
            fd, wanted = self._talks[i].send(possible)  # type: ignore[arg-type]  # the first turn takes None
        except Exception as error:  # noqa: BLE001  (handed back)
            if not isinstance(error, StopIteration):
                self.errors[i] = error
            if before is not None:
                del self.waiting[before]
                self._poll.unregister(before)
            return
        if self.waiting.get(fd) != (i, wanted):
            self.waiting[fd] = (i, wanted)
            self._poll.register(fd, select.POLLIN | (select.POLLOUT if wanted & WRITE else 0))


def _possible(events: int) -> int:
    """Return what can be done; a line that broke off can be read: that is where the error is said."""
    return (READ if events & ~select.POLLOUT else 0) | (WRITE if events & select.POLLOUT else 0)
