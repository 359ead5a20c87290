"""Many are waited for in one thread: whoever is silent, fails or talks for long holds up no other."""

import socket
import time
from collections.abc import Iterator

import pytest

from houvast.connectors.turns import GIVING_WAY, READ, WRITE, Turns, take_turns


@pytest.fixture
def lines() -> Iterator[list[tuple[socket.socket, socket.socket]]]:
    pairs = [socket.socketpair() for _ in range(3)]
    yield pairs
    for pair in pairs:
        for end in pair:
            end.close()


def _hear(line: socket.socket, heard: list[bytes], patience: float = 5.0) -> Turns:
    deadline = time.monotonic() + patience
    while not (yield line.fileno(), READ):
        if time.monotonic() > deadline:
            raise TimeoutError
    heard.append(line.recv(100))


def test_one_that_is_silent_or_fails_holds_up_no_other(lines) -> None:
    heard: list[bytes] = []
    lines[1][1].send(b"second")
    lines[2][1].send(b"third")

    def failing() -> Turns:
        yield lines[2][0].fileno(), READ
        raise ValueError

    errors = take_turns([_hear(lines[0][0], heard, 0.3), _hear(lines[1][0], heard), failing()])
    assert [type(error) for error in errors] == [TimeoutError, type(None), ValueError]
    assert heard == [b"second"]


def test_who_fails_at_once_and_who_waits_for_nothing_are_done(lines) -> None:
    def nothing(error: Exception | None) -> Turns:
        if error:
            raise error
        yield from ()

    assert [type(e) for e in take_turns([nothing(None), nothing(OSError())])] == [type(None), OSError]
    assert take_turns([]) == []


def test_answers_are_taken_in_as_they_come(lines) -> None:
    heard: list[bytes] = []

    def answering() -> Turns:
        assert (yield lines[1][0].fileno(), READ | WRITE) & WRITE
        lines[0][1].send(b"first")
        yield from _hear(lines[1][0], heard)

    def asking() -> Turns:
        yield from _hear(lines[0][0], heard)
        lines[1][1].send(b"second")

    assert take_turns([asking(), answering()]) == [None, None]
    assert heard == [b"first", b"second"]


def test_who_has_much_to_take_in_gives_way(lines) -> None:
    heard: list[bytes] = []
    lines[1][1].send(b"a word")

    def long() -> Turns:
        for _ in range(10):
            heard.append(b"piece")
            yield lines[0][0].fileno(), GIVING_WAY

    began = time.monotonic()
    assert take_turns([long(), _hear(lines[1][0], heard)]) == [None, None]
    assert heard.index(b"a word") < 3
    assert len(heard) == 11
    assert time.monotonic() - began < 0.5


def test_a_line_that_broke_off_is_looked_at(lines) -> None:
    heard: list[bytes] = []
    lines[0][1].close()
    assert take_turns([_hear(lines[0][0], heard)]) == [None]
    assert heard == [b""]


def test_nobody_is_left_open_after_an_interruption(lines) -> None:
    closed: list[int] = []

    def waiting(i: int) -> Turns:
        try:
            while True:
                yield lines[i][0].fileno(), READ
        finally:
            closed.append(i)

    def interrupted() -> Turns:
        yield lines[2][0].fileno(), READ
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_turns([waiting(0), waiting(1), interrupted()])
    assert sorted(closed) == [0, 1]
