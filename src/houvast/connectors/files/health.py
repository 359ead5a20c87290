"""How it stands with a folder: what is not looked at in it, and what in it cannot be erased, counted without names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from houvast.connectors.files.documents import Broken
from houvast.connectors.files.folder import passed_over
from houvast.connectors.files.storage.contract import Item, Storage
from houvast.connectors.files.tables.contract import CannotWrite
from houvast.connectors.files.tables.place import FORMATS
from houvast.connectors.files.tables.xlsx_file import Workbook
from houvast.connectors.protocol import Health
from houvast.engines.datamap.problems import MapProblem, error, warning

_OPENED, _LARGEST = 20, 4 * 1024 * 1024
"""Workbooks that are opened, and the bytes of one; more take too long for a look."""


def health_of(storage: Storage) -> Health:
    """Return how the folder is reached, and what its list of files and some of its workbooks show."""
    said = storage.health()
    return replace(said, findings=(*said.findings, *_findings(storage)))


def _findings(storage: Storage) -> Iterator[MapProblem]:
    try:
        listing = storage.listing(PurePosixPath())
    except OSError:
        yield error("not_listed", storage.name, "a folder in it may not be read; grant the login the right to.")
        return
    for one in passed_over(listing):
        yield warning("not_searched", storage.name, f"{one}: nothing is found or erased there.")
    folders = {item.path.parent for item in listing.items} | {PurePosixPath()}
    closed = sum(not storage.may_write({folder}) for folder in folders)
    if closed:
        what = f"in {closed} of {len(folders)} folders this login may not write: nothing there can be erased; grant it."
        yield warning("no_right_to_delete", storage.name, what)
    books = [i for i in listing.items if isinstance(FORMATS.get(i.path.suffix.lower()), Workbook)]
    yield from _of_workbooks(storage, books)


def _of_workbooks(storage: Storage, books: Sequence[Item]) -> Iterator[MapProblem]:
    reasons: dict[str, int] = {}
    opened = [item for item in books if item.stamp.size <= _LARGEST][:_OPENED]
    for item in opened:
        if why := _why_not(storage, item):
            reasons[why] = reasons.get(why, 0) + 1
    for why, count in sorted(reasons.items()):
        of = f"{count} of the {len(opened)} workbooks that were looked at (there are {len(books)})"
        what = f"{of} cannot be written: {why}; save them as CSV, or nothing in them is erased."
        yield warning("not_erasable", storage.name, what)


def _why_not(storage: Storage, item: Item) -> str:
    """Return why a workbook cannot be written anew, or nothing."""
    try:
        with storage.open(item.path) as file:
            Workbook().check(file)
    except CannotWrite as refusal:
        return str(refusal)
    except Broken as broken:
        return f"it {broken}"
    except OSError:
        return "it may not be read"
    return ""
