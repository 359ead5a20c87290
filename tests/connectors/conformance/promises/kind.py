"""What the promises need of a kind of system: a way in, a way behind the connector's back, and ways to break it.

A module `kind_<name>.py` beside this one is found by itself. It holds `NAMES`, the test ids that it answers to, and
`make(name, request, folder)`, which returns a fresh, empty system; `request` gives fixtures (`postgres`, …).
"""

import pkgutil
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import pytest

from houvast.connectors.protocol import Address, Connector
from houvast.engines.datamap.model import Collection
from houvast.engines.datamap.rows import RowKey

HERE = "tests.connectors.conformance.promises"
WIPED = "[gewist]"


class Kind(Protocol):
    """One system of one kind, that a test may fill, read, break and throw away.

    `cannot` names each possibility for which a method answers None (or a text is empty), and says why in a few words.
    """

    name: str
    collection: Collection
    email: str  # a field with an e-mail address
    text: str  # a field with free text; "" where the kind has none
    changeable: str  # a field whose value may become WIPED; "" where records can only be erased
    transactional: bool  # leaving a transaction by an exception, or by a kill, undoes everything
    bulk: int  # how many records of 50 kB the test of bounded memory puts in; 0 where that says nothing
    secrets: tuple[str, ...]  # words that no error may hold: passwords, hosts, paths
    cannot: Mapping[str, str]

    def put(self, email: str, text: str) -> RowKey:
        """Put one record in, behind the connector's back."""

    def count(self) -> int:
        """Return how many records there are, behind the connector's back."""

    def holds(self, words: str) -> bool:
        """Tell whether these words stand anywhere in the system as stored: raw files, old versions, trash."""

    def open(self) -> Connector:
        """Return a connector to the system; waits for locks are short (a second or two)."""

    def elsewhere(self) -> tuple[str, Address] | None:
        """Return the registry's kind and the address by which another process opens the system."""

    def wrong_password(self) -> Connector | None:
        """Return a connector with a password that the system refuses."""

    def gone(self) -> Connector:
        """Return a connector to an address where nothing answers."""

    def hang(self) -> Connector | None:
        """Return a connector to an address that accepts and never answers, with a time-out of 1-2 seconds."""

    def read_only(self) -> Connector | None:
        """Return a connector whose login, or whose system, may be read and not written."""

    def lock_elsewhere(self, key: RowKey) -> AbstractContextManager[None] | None:
        """Let somebody else hold the record for as long as the context lasts."""

    def overwrite_elsewhere(self, key: RowKey, words: str) -> bool | None:
        """Let somebody else write these words into the record now; False where our lock keeps them off.

        They go into the text, or into the changeable field.
        """

    def change_schema(self) -> None:
        """Take a field, folder or table away that the collection names, behind the connector's back."""

    def close(self) -> None:
        """Throw the system away."""


class KindModule(Protocol):
    """What a `kind_<name>.py` holds."""

    NAMES: Sequence[str]
    make: Callable[[str, pytest.FixtureRequest, Path], Kind]


def modules() -> dict[str, KindModule]:
    """Return the module for every name of a kind."""
    here = [m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)]) if m.name.startswith("kind_")]
    found = [cast("KindModule", import_module(f"{HERE}.{name}")) for name in sorted(here)]
    return {name: module for module in found for name in module.NAMES}


def told(error: BaseException) -> str:
    """Return all that an error and those behind it say, as a log would show them."""
    said: list[str] = []
    at: traceback.TracebackException | None = traceback.TracebackException.from_exception(error)
    while at:
        said += at.format_exception_only()
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return "".join(said)
