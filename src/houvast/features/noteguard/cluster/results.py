"""Where the findings of a cluster go: lines, CSV or Parquet, here; the text of a note is never among them."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import IO, Any, Protocol

import pyarrow.parquet as pq

from houvast.features.noteguard.bulk.results import BadOutput

FIELDS = ("id", "category", "start", "end", "severity", "confidence", "rule", "ruleset")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Writer(Protocol):
    """Takes the findings of one batch after the other."""

    def take(self, found: Any) -> None:
        """Write an Arrow table of findings."""


class Lines:
    """One line of JSON for each note with a finding."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def take(self, found: Any) -> None:
        """Write a line a note."""
        for (_, key), several in groupby(found.to_pylist(), key=lambda one: (one["row"], one["id"])):
            findings = [{name: one[name] for name in FIELDS[1:]} | _rounded(one) for one in several]
            line = {"id": key, "findings": findings}
            self._stream.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")


class Csv:
    """One line a finding; what a spreadsheet would take for a formula is put behind an apostrophe."""

    def __init__(self, stream: IO[str]) -> None:
        self._writer = csv.writer(stream, lineterminator="\n")
        self._writer.writerow(FIELDS)

    def take(self, found: Any) -> None:
        """Write a line a finding."""
        for one in found.to_pylist():
            row = one | _rounded(one)
            self._writer.writerow([_cell(row[name]) for name in FIELDS])


class Parquet:
    """One row a finding."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: Any = None

    def take(self, found: Any) -> None:
        """Write a row a finding; the first batch tells of which type the notes' numbers are."""
        table = found.select(list(FIELDS))
        if self._file is None:
            self._file = pq.ParquetWriter(self._path, table.schema)
        self._file.write_table(table)

    def close(self) -> None:
        """Write what makes it a Parquet file."""
        if self._file is not None:
            self._file.close()


class Nothing:
    """Only counts are wanted."""

    def take(self, found: Any) -> None:
        """Write nothing."""


@contextmanager
def writer(form: str, stream: IO[str], path: Path | None) -> Iterator[Writer]:
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
    else:
        yield Lines(stream) if form == "jsonl" else Csv(stream) if form == "csv" else Nothing()


def _rounded(one: dict[str, Any]) -> dict[str, float]:
    """What stood in 32 bits is written as it was said: 0.9, not 0.8999999761581421."""
    return {"confidence": round(one["confidence"], 4)}


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
