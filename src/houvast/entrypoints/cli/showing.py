"""What commands print: lines, tables, JSON and progress; quiet in a pipe."""

import json
import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, time
from typing import Any, Protocol

import click

LONG_ENOUGH = 60


class Tick(Protocol):
    """Called with what is done, what there is in all, and at which system."""

    def __call__(self, done: int, total: int, at: str = "", /) -> None:
        """Show it."""


def say(line: str = "") -> None:
    """Print a line for people."""
    click.echo(clean(line))


def note(line: str) -> None:
    """Tell people where we are, beside what a pipe reads."""
    click.echo(clean(line), err=True)


def print_json(document: object) -> None:
    """Print a document for programs: dates in ISO form, bytes in base64."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=_plain))


def clean(text: str) -> str:
    """Take out what a terminal would obey: text from systems may hold anything."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else "\ufffd" for sign in text)


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]], *, empty: str = "Nothing.") -> None:
    """Print a table for people; in a pipe as plain columns (programs ask for JSON)."""
    if not rows:
        say(f"{title}: {empty}" if title else empty)
        return
    texts = [[clean(_text(cell)).replace("\n", " ").replace("\t", " ") for cell in row] for row in rows]
    if not sys.stdout.isatty():
        say(f"{title}:")
        _write_plainly([list(columns), *texts])
        return
    _draw(title, columns, texts)


def _write_plainly(lines: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _draw(title: str, columns: Sequence[str], texts: Sequence[Sequence[str]]) -> None:
    from rich import box  # noqa: PLC0415 (slow; a pipe does without)
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    drawn = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in texts:
        drawn.add_row(*map(Text, row))
    Console().print(drawn)


@contextmanager
def progress(what: str, *, quiet: bool = False) -> Iterator[Tick]:
    """Show how far work is, on a terminal; in a pipe nothing is shown."""
    if quiet or not sys.stderr.isatty():
        yield _nothing
        return
    from rich.console import Console  # noqa: PLC0415 (slow; a pipe does without)
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[at]}")
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        shown = bar.add_task(what, total=None, at="")

        def tick(done: int, total: int, at: str = "", /) -> None:
            bar.update(shown, completed=done, total=total, at=at)

        yield tick


def _nothing(_done: int, _total: int, _at: str = "", /) -> None:
    """Show nothing."""


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Mapping):
        return ", ".join(f"{name}={value}" for name, value in cell.items())
    if isinstance(cell, list | tuple):
        return ", ".join(map(str, cell))
    return str(cell)


def _plain(value: object) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, set | frozenset):
        return sorted(value)
    return str(value)
