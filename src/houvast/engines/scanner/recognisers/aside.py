"""A secret or a code of digits that stands between brackets: `(Asmara2023)`, `(3316)`."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers import pin, secret
from houvast.engines.scanner.recognisers.runs import mark_at

CODE: Final = "aside"
KINDS: Final = (Kind.WORD, Kind.NUMBER, Kind.MIXED)


def recognise(note: Note, at: int) -> int:
    """Return the index just past a secret that begins behind a bracket and fills it, else 0."""
    if not note.tokens[at].glued or not mark_at(note, at - 1, "(["):
        return 0
    end = secret.recognise(note, at) or pin.recognise(note, at)
    return end if end and mark_at(note, end, ")]") else 0
