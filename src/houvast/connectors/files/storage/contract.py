"""What a folder can do wherever it lies, said once for the disk, for SFTP and for a bucket.

Paths are relative to the system's own folder. Errors about one file are OSErrors (FileNotFoundError where it is gone);
whatever breaks the connection is Unreachable. Neither is ever shown with its text: it may hold a path.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, Protocol, runtime_checkable

from houvast.connectors.protocol import Health

UNFINISHED = ".houvast-unfinished"
"""What the name of a file ends in while its new content is written; left behind only when the work was cut off."""

Write = Callable[[IO[bytes]], None]


class Meanwhile(Exception):
    """A file is no longer as it was when it was read."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when a file is written: its identity, size and time."""

    identity: str
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Item:
    """One file as it was listed."""

    path: PurePosixPath
    stamp: Stamp


@dataclass
class Listing:
    """The files of a folder and below; how many links were not followed, and how many names are no paths.

    `closed` says for each archive that was not looked into why.
    """

    items: list[Item] = field(default_factory=list)
    links: int = 0
    odd: int = 0
    closed: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Prepared:
    """New content that waits to take the place of the old: in a file beside it, or held until it is sent."""

    path: PurePosixPath
    was: Stamp
    content: IO[bytes] | None = None


class Storage(Protocol):
    """A folder somewhere. `settles_ns`: so long after a write another one may leave the same stamp.

    `together`: so many files are best fetched at a time.
    """

    name: str
    settles_ns: int
    together: int

    def holds(self, folder: PurePosixPath) -> bool:
        """Tell whether the folder is there, with no link on the way to it."""

    def listing(self, folder: PurePosixPath) -> Listing:
        """List the files of a folder and everything below it, in any order."""

    def stamps(self, paths: Collection[PurePosixPath]) -> dict[PurePosixPath, Stamp]:
        """Return the stamps of files as they are now; those that are gone are left out."""

    def fetch(self, paths: Sequence[PurePosixPath]) -> list[bytes | OSError]:
        """Return the content of each file, or what is wrong with it."""

    def open(self, path: PurePosixPath) -> IO[bytes]:
        """Open a file for reading, piece by piece; it can seek."""

    def may_write(self, folders: Collection[PurePosixPath]) -> bool:
        """Tell whether this login may write there, as far as can be told without writing."""

    def prove_writable(self, folders: Collection[PurePosixPath]) -> bool:
        """Tell whether this login may write there, if need be by trying."""

    def prepare(self, path: PurePosixPath, was: Stamp, write: Write) -> Prepared:
        """Let new content be written that waits to take a file's place."""

    def place(self, prepared: Sequence[Prepared]) -> None:
        """Let new content take the place of the old, each in one step.

        :raises Meanwhile: a file was changed since; only where the storage can tell in that step.
        """

    def remove(self, paths: Collection[PurePosixPath]) -> None:
        """Remove files for good; what is gone is no error."""

    def clear(self, folders: Collection[PurePosixPath]) -> None:
        """Remove what is unfinished in these folders."""

    def locked(self) -> bool:
        """Tell whether whatever is written here is kept from removal for a time."""

    def health(self) -> Health:
        """Tell how the folder is reached, and what can be told without looking into it; nothing is written."""

    def close(self) -> None:
        """Disconnect."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a file: `latest` is the one that is seen; a `marker` stands for its removal."""

    path: PurePosixPath
    id: str
    latest: bool
    marker: bool
    stamp: Stamp

    @property
    def is_old(self) -> bool:
        """Tell whether this is a trace of what was: an older content, or the mark that there was any."""
        return self.marker or not self.latest


@runtime_checkable
class Versioned(Protocol):
    """A storage that may keep what was replaced or removed."""

    def versions(self, start: str) -> list[Version]:
        """Return all versions of the files whose path begins so.

        :raises PermissionError: this login may not see them.
        """

    def open_version(self, version: Version) -> IO[bytes]:
        """Open the content of one version."""

    def destroy(self, versions: Sequence[Version]) -> int:
        """Destroy versions for good, and return how many could not be: a lock, a hold, a right."""
