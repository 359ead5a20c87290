"""What every connector can do, in words that know no Django and no driver.

What may never happen here: a connector never decides what is erased, never reads more than it is asked, never writes
outside a `Transaction`, and never puts a value, an address or a secret into an error.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from houvast.connectors.turns import Turns
from houvast.engines.datamap.facts import CollectionFacts, Column, ForeignKey, Referrer, SystemFacts, ValueType
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.problems import MapProblem
from houvast.engines.datamap.questions import Comparison, Match, Question, Within
from houvast.engines.datamap.rows import Row, RowKey, Value
from houvast.engines.trouble import Trouble


class Unreachable(Trouble):
    """The system does not answer, refuses the login, or broke off."""


class LoginRefused(Unreachable):
    """The system answers, and does not let us in."""


class Unreadable(Trouble):
    """The system answers, but not with what the map says: no such table, column, folder, or text that is no text."""


class Refused(Trouble):
    """The system refused to write: a constraint, a right, a full disk. Nothing of this transaction stays."""


@dataclass(frozen=True, slots=True)
class Change:
    """New values for some fields of one row."""

    key: RowKey
    values: Mapping[str, Value]


class Transaction(Protocol):
    """A unit of writing. On a transactional system leaving it by an exception undoes everything."""

    def lock(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Read rows and hold them against other writers until the end; rows that are gone are left out."""

    def change(self, collection: MappedCollection, changes: Sequence[Change]) -> int:
        """Write new values, set-based where values agree; return the number of rows changed.

        :raises Refused: the system refused.
        """

    def erase(self, collection: MappedCollection, keys: Sequence[RowKey]) -> int:
        """Delete rows for good; return the number deleted. Deleting what is gone is no error.

        :raises Refused: the system refused.
        """


class Session(Protocol):
    """One open connection to one system."""

    def describe(self, names: Collection[str] | None = None) -> SystemFacts:
        """Describe the system, or only the named collections, as it is now (`schema.table` for other namespaces)."""

    def find(
        self,
        collection: MappedCollection,
        any_of: Sequence[Match],
        within: Within | None = None,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Yield rows for which any of the matches holds; bounded memory.

        :raises Unreadable: the collection or a field is not there.
        """

    def read(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Return the rows with these keys; rows that are gone are left out."""

    def referrers(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[Referrer]:
        """Yield the rows of any table of this system that point at these rows by an enforced foreign key."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Open a unit of writing."""


@dataclass(slots=True)
class Answer:
    """The rows that answer a question; with `trouble`, those that could be read."""

    rows: list[Row] = field(default_factory=list)
    trouble: Unreadable | None = None

    @contextmanager
    def keeping_trouble(self) -> Iterator[None]:
        """Keep it as part of the answer that something cannot be read."""
        try:
            yield
        except Unreadable as trouble:
            self.trouble = trouble


@runtime_checkable
class FindsMany(Protocol):
    """A session that answers many questions sooner together than one by one."""

    def find_many(self, questions: Sequence[Question]) -> list[Answer]:
        """Return the answer to each question, in order: what `find` yields for it."""


@runtime_checkable
class FindsInTurns(Protocol):
    """A session that many can be asked of in one thread, at the same time."""

    def find_in_turns(self, questions: Sequence[Question], answers: Sequence[Answer]) -> Turns | None:
        """Return how to fill each answer with what `find` yields for its question, without blocking.

        Nothing was asked yet; None where it cannot be so. Where the conversation ends early, so does the session.
        """


@runtime_checkable
class HoldsMedia(Protocol):
    """A session on a system whose rows come with media files: sound, pictures, scans."""

    def media(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[tuple[RowKey, str, bytes]]:
        """Yield the media of these rows: the row, the kind (`wav`, `pdf`, …) and the content."""


@runtime_checkable
class KeepsVersions(Protocol):
    """A session on a system that may keep what was replaced or removed: a bucket with versions.

    Erasing there takes three steps: delete, purge the old versions, prove that none is left. Both ask by key, also for
    rows that are gone already, and can be asked again at any time.
    """

    def old_versions(self, collection: MappedCollection, keys: Collection[RowKey]) -> Mapping[RowKey, int]:
        """Return for each row how many old versions still hold it; rows without any are left out.

        :raises Unreadable: the system does not show its old versions.
        """

    def purge(self, collection: MappedCollection, keys: Collection[RowKey]) -> int:
        """Destroy the old versions that hold these rows, and leave the newest of each; return how many went.

        :raises Refused: the system keeps one (a lock, a hold, a right); the others may have gone.
        """


@runtime_checkable
class CanSample(Protocol):
    """A session that can show what fields hold, by a few rows drawn by chance."""

    def sample(self, collection: str, columns: Sequence[str], rows: int, seed: int) -> list[tuple[str | None, ...]]:
        """Return at most `rows` rows as text in the order of `columns`; long texts are cut, bytes are None.

        `collection` is named as in `describe`. Never sorts or reads a large collection whole. What is returned may be
        looked at in this process only: it is never stored, logged or shown.

        :raises Unreadable: the collection or a column is not there.
        """


@runtime_checkable
class CanWalk(Protocol):
    """A session that can read a collection from beginning to end."""

    def walk(self, collection: MappedCollection, within: Within | None = None) -> Iterator[Row]:
        """Yield every row within the fence once, in the same order as long as nothing changes; bounded memory.

        :raises Unreadable: the collection or a field is not there; or, after all others, some rows cannot be read.
        """


class Line(StrEnum):
    """How a system is reached: over an encrypted line, one in the clear, or without a line, on this machine."""

    ENCRYPTED = "encrypted"
    CLEAR = "clear"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Health:
    """What an open session shows of the system: `clock` is its own time (aware, UTC), None where it shows none.

    `findings` is what the connector knows to be wrong or weak beside that.
    """

    line: Line
    version: str = ""
    clock: datetime | None = None
    findings: tuple[MapProblem, ...] = ()


@runtime_checkable
class Checks(Protocol):
    """A session that can tell how it stands with the system; nothing is written for it."""

    def health(self) -> Health:
        """Tell how the system is reached, and how it is."""

    def rows_read(self, collection: MappedCollection, match: Match) -> int | None:
        """Return about how many rows the system reads to answer this one question; 0 where an index serves.

        None where it does not say. The question is not asked.
        """


class Connector(Protocol):
    """A kind of system at one address."""

    kind: str

    def session(self) -> AbstractContextManager[Session]:
        """Connect, and disconnect at the end.

        :raises Unreachable: no connection, or the login is refused; said without the secret.
        """

    def close(self) -> None:
        """Let go of what is kept between sessions: idle connections, and what was learned of the system."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a system is. `secret` was taken from the environment or a file, and is never stored, shown or logged.

    `options` are the connector's own settings, as text.
    """

    url: str
    secret: str = ""
    options: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return "Address(…)"


def mapped_only(collection: MappedCollection, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return only the values that the map knows."""
    return {name: values[name] for name in collection.by_name if name in values}


__all__ = [
    "Address",
    "Answer",
    "CanSample",
    "Change",
    "Checks",
    "CollectionFacts",
    "Column",
    "Comparison",
    "Connector",
    "FindsInTurns",
    "FindsMany",
    "ForeignKey",
    "Health",
    "HoldsMedia",
    "KeepsVersions",
    "Line",
    "LoginRefused",
    "Match",
    "Question",
    "Referrer",
    "Refused",
    "Session",
    "SystemFacts",
    "Transaction",
    "Unreachable",
    "Unreadable",
    "ValueType",
    "Within",
    "mapped_only",
]
