"""Opening a source by its name: a file, a stream, an address that fsspec knows, or one of its formats."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from houvast.features.noteguard.bulk.blocks import Source
from houvast.features.noteguard.bulk.sources.csv import Csv
from houvast.features.noteguard.bulk.sources.lines import Lines, check_first
from houvast.features.noteguard.bulk.sources.parquet import Parquet
from houvast.features.noteguard.bulk.sources.text import encoding_of
from houvast.features.noteguard.bulk.sources.whole import unpacked
from houvast.features.noteguard.bulk.sources.xlsx import Xlsx
from houvast.features.noteguard.contracts.scans import INPUT_FORMS, Asked, BadSource

STREAM = "-"
FORMATS = {
    ".txt": "text", ".log": "text", ".md": "text",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet", ".pq": "parquet",
    ".xlsx": "xlsx",
}  # fmt: skip
_BEGINNING = 1_000_000


@contextmanager
def opened(name: str, asked: Asked, *, form: str = "") -> Iterator[Source]:
    """Open a source; `form` is the format when the name does not tell it, `-` is standard input (JSON lines).

    :raises BadSource: it can't be opened, or is of no format that is known.
    """
    form = form or format_of(name)
    try:
        with _stream(name) as stream:
            yield _source(stream, form, asked)
    except BadSource as error:
        raise BadSource(f"{_shown(name)}: {error}") from None
    except FileNotFoundError:
        raise BadSource(f"{_shown(name)}: there is no such file: check the name") from None
    except (IsADirectoryError, PermissionError) as error:
        raise BadSource(f"{_shown(name)}: can't be read ({error.strerror}): check the name and its rights") from None


def format_of(name: str) -> str:
    """Return the format that a name tells.

    :raises BadSource: it tells none.
    """
    if name == STREAM:
        return "jsonl"
    path = PurePosixPath(name.removesuffix(".gz"))
    if path.suffix.lower() not in FORMATS:
        raise BadSource(f"{_shown(name)}: which format is it? say --input {' | '.join(INPUT_FORMS)}")
    return FORMATS[path.suffix.lower()]


def _shown(name: str) -> str:
    return "standard input" if name == STREAM else name.split("@")[-1]


@contextmanager
def _stream(name: str) -> Iterator[IO[bytes]]:
    if name == STREAM:
        yield sys.stdin.buffer
    elif "://" in name:
        with _far(name) as stream:
            yield stream
    else:
        with Path(name).open("rb") as stream:
            yield unpacked(stream) if name.endswith(".gz") else stream


@contextmanager
def _far(name: str) -> Iterator[IO[bytes]]:
    import fsspec  # noqa: PLC0415 (slow to load)

    try:
        with fsspec.open(name, "rb", compression=None if name.endswith(".gz") else "infer") as stream:
            yield unpacked(stream) if name.endswith(".gz") else stream
    except (ImportError, ValueError) as error:
        raise BadSource(f"can't be reached: {str(error).splitlines()[0][:120]}") from None


def _source(stream: IO[bytes], form: str, asked: Asked) -> Source:
    if form in ("parquet", "xlsx") and not stream.seekable():
        raise BadSource(f"{form} can't be read from a stream: unpack it to a file first")
    if form == "parquet":
        return Parquet(stream)
    if form == "xlsx":
        return Xlsx(stream)
    beginning, stream = _peeked(stream)
    encoding = asked.encoding or encoding_of(beginning)
    if form == "csv":
        return Csv(stream, encoding, _size(stream))
    if encoding == "utf-16":
        raise BadSource("is UTF-16: lines are read as UTF-8; convert it first (iconv -f UTF-16 -t UTF-8)")
    if form == "jsonl":
        check_first(beginning.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0], asked)
    return Lines(stream, encoding, form == "jsonl", _size(stream))


def _peeked(stream: IO[bytes]) -> tuple[bytes, IO[bytes]]:
    """Return the beginning of a stream, and a stream that has it still."""
    if stream.seekable():
        beginning = stream.read(_BEGINNING)
        stream.seek(0)
        return beginning, stream
    buffered = cast("Any", stream)
    return buffered.peek(65_536) if hasattr(buffered, "peek") else b"", stream


def _size(stream: IO[bytes]) -> int:
    if not stream.seekable():
        return 0
    end = stream.seek(0, 2)
    stream.seek(0)
    return end
