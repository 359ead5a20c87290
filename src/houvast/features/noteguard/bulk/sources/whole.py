"""Packed files that end too early: what can be unpacked is read, and the damage is told."""

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import IO, Any

from houvast.features.noteguard.bulk.blocks import Block
from houvast.features.noteguard.bulk.sources.rows import RowsBlock
from houvast.features.noteguard.contracts.scans import Skipped

_DAMAGE = Skipped("the end", "is missing: the packed file is damaged there; what came before was read")


class Unpacked(io.RawIOBase):
    """A gzip file as a stream that ends where it is damaged."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = gzip.GzipFile(fileobj=packed)
        self.damaged = False

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, into: Any) -> int:
        """Fill a buffer as far as the file goes."""
        try:
            piece = self._packed.read1(len(into))
        except (EOFError, OSError, zlib.error):
            self.damaged = True
            return 0
        into[: len(piece)] = piece
        return len(piece)


def unpacked(packed: IO[bytes]) -> IO[bytes]:
    """Return what a gzip file holds, as a stream."""
    return io.BufferedReader(Unpacked(packed), buffer_size=1_000_000)


def damage_of(stream: IO[bytes], done: int) -> Iterator[tuple[int, Block]]:
    """Give a last row that tells of it when a stream ended because it is damaged."""
    raw = getattr(stream, "raw", None)
    if isinstance(raw, Unpacked) and raw.damaged:
        yield done, RowsBlock((_DAMAGE,))
