"""What is large is loaded by one thread, for all of them."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from houvast.engines.scanner.loading import once


def test_threads_that_ask_at_once_get_one_answer() -> None:
    made = []

    @once
    def slow(what: str) -> list[str]:
        time.sleep(0.05)
        made.append(what)
        return [what]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(slow, ["a", "b"] * 4))
    assert sorted(made) == ["a", "b"]
    assert all(one is slow(one[0]) for one in answers)


def test_what_failed_is_tried_again() -> None:
    tries = []

    @once
    def flaky() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("no room")
        return "there"

    with pytest.raises(OSError, match="no room"):
        flaky()
    assert flaky() == "there"
