"""A date behind the star with which dates of birth are written: `* 28.02.1984`."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers import date
from houvast.engines.scanner.recognisers.runs import mark_at, near

CODE: Final = "starred"
KINDS: Final = (Kind.NUMBER, Kind.MIXED)


def recognise(note: Note, at: int) -> int:
    """Return the index just past a date that begins behind a star, else 0."""
    if not mark_at(note, at - 1, "*") or not near(note, at):
        return 0
    if note.tokens[at].glued and mark_at(note, at - 2, "*"):
        return 0
    return date.calendar(note, at) or date.day_first(note, at)
