"""An entry as one line of text, and back: the form of an export."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from houvast.engines.ledger.chain import Entry, body_of_entry, canonical
from houvast.engines.trouble import Trouble


class BrokenLine(Trouble):
    """A line of an export is not an entry in its canonical form."""


def line_of(entry: Entry) -> str:
    """Write an entry as one line of canonical JSON; its hash is over the same object without `hash`."""
    return canonical({**body_of_entry(entry), "hash": entry.hash}).decode()


def entry_of(line: str) -> Entry:
    """Read one line back; only the exact canonical form is accepted, so that no byte can differ unseen.

    :raises BrokenLine: when the line is anything else.
    """
    try:
        record = json.loads(line)
        facts = canonical(record["facts"]).decode()
        at = datetime.fromisoformat(record["at"])
        entry = Entry(**{**record, "facts": facts, "at": at})
        same = line_of(entry) == line
    except (ValueError, KeyError, TypeError, RecursionError, Trouble) as problem:
        raise BrokenLine("The line is not an entry of an export.") from problem
    if not same:
        raise BrokenLine("The line is not written in canonical form, or holds more than an entry.")
    return entry


def entries_of(lines: Iterable[str]) -> Iterator[Entry]:
    """Read an export line by line.

    :raises BrokenLine: at the first line that is not an entry.
    """
    for line in lines:
        yield entry_of(line.removesuffix("\n"))
