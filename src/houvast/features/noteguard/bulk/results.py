"""Where findings go: lines, CSV, Parquet, or only the counts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

import pyarrow.parquet as pq

from houvast.engines.trouble import Trouble
from houvast.features.noteguard.bulk.writing import header, schema


class BadOutput(Trouble):
    """Findings can't be written there."""


class Writer(Protocol):
    """Takes what was made of one block after the other."""

    def take(self, made: Any) -> None:
        """Write what was made of one block."""


class Bytes:
    """Writes bytes as they come."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def take(self, made: Any) -> None:
        """Write them."""
        self._stream.write(made)


class Parquet:
    """One row a finding."""

    def __init__(self, path: Path) -> None:
        self._file = pq.ParquetWriter(path, schema())

    def take(self, made: Any) -> None:
        """Write each finding."""
        if made.num_rows:
            self._file.write_batch(made)

    def close(self) -> None:
        """Write what makes it a Parquet file."""
        self._file.close()


@contextmanager
def writer(form: str, stream: IO[bytes], path: Path | None, *, begun: bool = False) -> Iterator[Writer]:
    """Open a writer of a form.

    :raises BadOutput: Parquet has no file to go to.
    """
    if form == "parquet":
        if path is None:
            raise BadOutput("Parquet can't be written to the screen: name a file with --output")
        parquet = Parquet(path)
        try:
            yield parquet
        finally:
            parquet.close()
        return
    if form == "csv" and not begun:
        stream.write(header())
    yield Bytes(stream)
