"""A system in memory, with transactions and constraints: the fake that is part of the product."""

from collections.abc import Iterator
from contextlib import contextmanager

from houvast.connectors.memory.session import MemorySession
from houvast.connectors.memory.store import store_of
from houvast.connectors.protocol import Address, LoginRefused, Unreachable

KIND = "memory"


class MemoryConnector:
    """A system at `memory:NAME`, made by `store.make_store(NAME)`."""

    kind = KIND

    def __init__(self, address: Address) -> None:
        self._address = address

    @contextmanager
    def session(self) -> Iterator[MemorySession]:
        """Connect.

        :raises Unreachable: there is no such system, it is made to be out of reach, or the secret is wrong.
        """
        store = store_of(self._address.url.removeprefix("memory:"))
        if not store.reachable:
            raise Unreachable("The system does not answer; check the address and that it runs.")
        if store.secret != self._address.secret:
            raise LoginRefused("The system refuses the login; check the user and the secret.")
        yield MemorySession(store)

    def close(self) -> None:
        """Let go of nothing."""


def open_connector(address: Address) -> MemoryConnector:
    """Return a connector for this address."""
    return MemoryConnector(address)
