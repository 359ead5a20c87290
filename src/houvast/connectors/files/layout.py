"""What a way in which rows lie in files has to offer, and what a change of some rows comes down to in files."""

import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Protocol, TypeVar

from houvast.connectors.files.storage.contract import Stamp, Version, Write
from houvast.connectors.protocol import Change, CollectionFacts, Refused, Unreadable
from houvast.engines.datamap.model import Collection as MappedCollection
from houvast.engines.datamap.rows import Row, RowKey

Source = TypeVar("Source")


def only(keys: Iterable[RowKey], sources: Iterable[tuple[Row, Source]]) -> Iterator[tuple[Row, Source]]:
    """Yield the rows with these keys; others that cannot be read do not matter.

    :raises Unreadable: after all others: something could not be read, and not all of these rows were found.
    """
    wanted = set(keys)
    left = len(wanted)
    try:
        for row, source in sources:
            if row.key in wanted:
                left -= 1
                yield row, source
    except Unreadable:
        if left > 0:
            raise


@dataclass
class Pending:
    """What is to be done to files, in the order in which it is done, so that what is half done is still found.

    `seen` are files that have to be as they were read, with a digest of the content where that is known.
    """

    seen: dict[PurePosixPath, tuple[Stamp, bytes]] = field(default_factory=dict)
    writes: dict[PurePosixPath, tuple[Stamp, Write]] = field(default_factory=dict)
    media: list[PurePosixPath] = field(default_factory=list)
    writes_after_media: dict[PurePosixPath, tuple[Stamp, Write]] = field(default_factory=dict)
    last: list[PurePosixPath] = field(default_factory=list)

    def __or__(self, other: "Pending") -> "Pending":
        return Pending(
            self.seen | other.seen,
            self.writes | other.writes,
            [*self.media, *other.media],
            self.writes_after_media | other.writes_after_media,
            [*self.last, *other.last],
        )

    @property
    def folders(self) -> set[PurePosixPath]:
        """Return every folder in which something is written or removed."""
        return {path.parent for path in (*self.writes, *self.media, *self.writes_after_media, *self.last)}


class Work(Protocol):
    """Changes to rows of one layout, gathered until they are carried out together."""

    def lock(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Read rows as these changes leave them."""

    def change(self, collection: MappedCollection, changes: Sequence[Change]) -> int:
        """Gather new values."""

    def erase(self, collection: MappedCollection, keys: Sequence[RowKey]) -> int:
        """Gather rows that go."""

    def pending(self) -> Pending:
        """Return what all this comes down to."""


class Layout(Protocol):
    """A way in which the rows of a collection lie in files; changes to one of the same `name` are done together."""

    name: str

    def rows(self, collection: MappedCollection) -> Iterator[Row]:
        """Yield every row; what cannot be read is said after all others."""

    def sample(self, collection: MappedCollection, count: int, chance: random.Random) -> Iterator[Row]:
        """Yield rows of which a sample of `count` can be drawn; what cannot be read is passed over."""

    def read(self, collection: MappedCollection, keys: Sequence[RowKey]) -> dict[RowKey, Row]:
        """Return the rows with these keys."""

    def media(self, collection: MappedCollection, keys: Sequence[RowKey]) -> Iterator[tuple[RowKey, str, bytes]]:
        """Yield the media of these rows, with their kind by extension."""

    def describe(self, name: str, below: str) -> CollectionFacts | None:
        """Describe a collection, or return None where it is not there."""

    def work(self) -> Work:
        """Begin to gather changes."""

    def held_by(self, collection: MappedCollection, keys: Collection[RowKey]) -> Mapping[RowKey, Sequence[Version]]:
        """Return the old versions that hold these rows; only where the storage keeps any."""


def problems_said(where: str, problems: Sequence[str]) -> None:
    """Say what could not be read.

    :raises Unreadable: there is something to say.
    """
    if problems:
        more = f"; and {len(problems) - 1} more" if len(problems) > 1 else ""
        raise Unreadable(f"{where}: {problems[0]}{more}; repair or remove it, everything else was read.")


def refused(collection: MappedCollection, what: str) -> Refused:
    """Return a refusal before anything was done."""
    return Refused(f"{collection.id}: the folder refuses the change: {what}; nothing was changed.")
