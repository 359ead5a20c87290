"""A process that changes one message and erases another, and kills itself at a step; the order comes pickled."""

import os
import pickle
import signal
import sys
from typing import Any

from houvast.connectors.imap.line import Line
from houvast.connectors.protocol import Change
from houvast.connectors.registry import open_connector


def die_at(step: str, number: int, *, after: bool) -> None:
    """Let the process die at the so-manieth call of one of the line's methods, before or after it was done."""
    real, calls = getattr(Line, step), iter(range(1, 1000))

    def dying(self: Line, *args: Any) -> Any:
        count = next(calls)
        if count == number and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(self, *args)
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(Line, step, dying)


def main() -> None:
    """Carry out the order until death."""
    address, collection, changed, values, erased, step, number, after = pickle.load(sys.stdin.buffer)
    die_at(step, number, after=after)
    with open_connector("imap", address).session() as session, session.transaction() as transaction:
        transaction.lock(collection, [changed, erased])
        transaction.change(collection, [Change(changed, values)])
        transaction.erase(collection, [erased])


if __name__ == "__main__":
    main()
