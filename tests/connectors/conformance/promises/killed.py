"""A process that erases records, to be killed in the middle of it; the order comes pickled on standard input."""

import pickle
import sys
import time

from houvast.connectors.registry import open_connector


def main() -> None:
    """Erase; say `ready` when everything stands ready, and `done` when it was done."""
    kind, address, collection, keys, waits = pickle.load(sys.stdin.buffer)
    with open_connector(kind, address).session() as session:
        session.read(collection, keys[:1])
        print("ready", flush=True)  # noqa: T201 (whom it is for waits for it)
        with session.transaction() as transaction:
            transaction.lock(collection, keys)
            transaction.erase(collection, keys)
            if waits:
                print("erased", flush=True)  # noqa: T201
                time.sleep(60)
    print("done", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
