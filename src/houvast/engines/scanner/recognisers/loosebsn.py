"""A citizen service number in groups as nobody writes them, if a word before it says what it is."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers import bsn
from houvast.engines.scanner.recognisers.runs import begins, ends, groups

CODE: Final = "loosebsn"
KINDS: Final = (Kind.NUMBER,)
_LENGTH: Final = 9


def recognise(note: Note, at: int) -> int:
    """Return the index just past nine digits in any groups that pass the eleven-test, else 0."""
    if not begins(note, at):
        return 0
    for digits, end in groups(note, at, " .-", _LENGTH):
        if len(digits) == _LENGTH:
            return end if bsn.passes(digits) and ends(note, end) else 0
    return 0
