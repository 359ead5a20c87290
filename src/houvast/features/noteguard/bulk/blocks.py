"""What a source of notes gives: blocks, which become batches."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from houvast.features.noteguard.contracts.scans import Asked, Skipped


@dataclass(frozen=True, slots=True)
class Note:
    """One note: `id` as JSON text, so that it comes out as it went in; `group` and `month` are only counted by."""

    id: str
    text: str
    group: str = ""
    month: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Notes as Arrow arrays of one length, in the order of the source; `groups` and `months` only where asked for.

    `ids` are JSON text. A row that could not be read has no text (null), and its id is followed by what is said of it.
    """

    ids: Any
    texts: Any
    groups: Any = None
    months: Any = None
    skipped: tuple[Skipped, ...] = ()


class Block(Protocol):
    """A stretch of a source, small enough to hand to another process, which reads it there."""

    @property
    def count(self) -> int:
        """The number of rows."""

    def read(self, asked: Asked) -> Batch:
        """Read the rows of it."""


class Source(Protocol):
    """A source of notes. `size` is in the unit that `blocks` tells its progress in; 0 when nobody knows."""

    size: int

    def blocks(self, asked: Asked) -> Iterator[tuple[int, Block]]:
        """Give blocks in order, each with how much of `size` lies behind it.

        :raises BadSource: the source can't be read at all.
        """
