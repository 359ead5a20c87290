"""Where findings go: lines, CSV, Parquet, or only the counts."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

from houvast.engines.trouble import Trouble
from houvast.features.noteguard.bulk.working import FIELDS

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class BadOutput(Trouble):
    """Findings can't be written there."""


class Writer(Protocol):
    """Takes the text of one block after the other; `form` is what each block must be made into."""

    form: str

    def take(self, text: str) -> None:
        """Write one block's text."""


class Lines:
    """One line of JSON a note, as it comes."""

    form = "jsonl"

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def take(self, text: str) -> None:
        """Write it as it is."""
        self._stream.write(text)


class Csv:
    """One line a finding; what a spreadsheet would take for a formula is put behind an apostrophe."""

    form = "rows"

    def __init__(self, stream: IO[str], *, begun: bool) -> None:
        self._writer = csv.writer(stream, lineterminator="\n")
        if not begun:
            self._writer.writerow(FIELDS)

    def take(self, text: str) -> None:
        """Write each finding."""
        self._writer.writerows([_cell(value) for value in json.loads(line)] for line in text.splitlines())


class Parquet:
    """One row a finding."""

    form = "rows"

    def __init__(self, path: Path) -> None:
        import pyarrow as pa  # noqa: PLC0415 (slow to load)
        import pyarrow.parquet as pq  # noqa: PLC0415 (slow to load)

        kinds = dict.fromkeys(FIELDS, pa.string()) | {
            "start": pa.int64(), "end": pa.int64(), "severity": pa.int8(), "confidence": pa.float32(),
            "evidence": pa.list_(pa.string()),
        }  # fmt: skip
        self._pa, self._schema = pa, pa.schema(list(kinds.items()))
        self._file = pq.ParquetWriter(path, self._schema)

    def take(self, text: str) -> None:
        """Write each finding."""
        rows = [json.loads(line) for line in text.splitlines()]
        if rows:
            columns = [list(column) for column in zip(*rows, strict=True)]
            columns[0] = [key if isinstance(key, str) else json.dumps(key) for key in columns[0]]
            arrays = [self._pa.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
            self._file.write_batch(self._pa.record_batch(arrays, schema=self._schema))

    def close(self) -> None:
        """Write what makes it a Parquet file."""
        self._file.close()


class Nothing:
    """Only counts are wanted."""

    form = "counts"

    def take(self, text: str) -> None:
        """Write nothing: there is no text."""


@contextmanager
def writer(form: str, stream: IO[str], path: Path | None, *, begun: bool = False) -> Iterator[Writer]:
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
    elif form == "jsonl":
        yield Lines(stream)
    elif form == "csv":
        yield Csv(stream, begun=begun)
    else:
        yield Nothing()


def _cell(value: Any) -> Any:
    text = "; ".join(value) if isinstance(value, list) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text
