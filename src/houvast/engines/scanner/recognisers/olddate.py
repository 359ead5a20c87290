"""A date so long ago that it stands in a note only because somebody was born then."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers import date
from houvast.engines.scanner.recognisers.runs import begins, digits_only

CODE: Final = "olddate"
KINDS: Final = (Kind.NUMBER, Kind.MIXED)
_LAST_YEAR, _FIRST_SHORT = 2016, 30


def recognise(note: Note, at: int) -> int:
    """Return the index just past a date of long ago that begins here, else 0."""
    end = date.recognise(note, at) if begins(note, at) else 0
    if not end:
        return 0
    first, last = note.tokens[at].key, note.tokens[end - 1].key
    return end if _old(first if len(first) == 4 else last) else 0


def _old(year: str) -> bool:
    """Whether a year of four or two digits is long ago; the digits of a whole date are not."""
    if not digits_only(year) or len(year) not in (2, 4):
        return False
    return int(year) <= _LAST_YEAR if len(year) == 4 else int(year) >= _FIRST_SHORT
