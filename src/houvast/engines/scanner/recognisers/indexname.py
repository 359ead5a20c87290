"""A name as lists have it: the last name, a comma, and initials: `Pietersen, J.H.`."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.fullname import capitalised
from houvast.engines.scanner.recognisers.initialname import initial
from houvast.engines.scanner.recognisers.runs import mark_at, near, token_at

CODE: Final = "indexname"
KINDS: Final = (Kind.WORD,)
_SHORTEST, _MOST = 3, 5  # letters of the last name, initials


def recognise(note: Note, at: int) -> int:
    """Return the index just past a last name, a comma and initials with points that begin here, else 0."""
    token = note.tokens[at]
    if token.glued and note.tokens[at - 1].kind is not Kind.MARK:
        return 0
    here = capitalised(note, at) if len(token.key) >= _SHORTEST else 0
    if not here or not mark_at(note, here, ",") or not note.tokens[here].glued:
        return 0
    here += 1
    end = 0
    for _ in range(_MOST):
        if here >= len(note.tokens) or not near(note, here) or not (after := initial(note, here)):
            break
        here = end = after
    return end if end and not _goes_on(note, end) else 0


def _goes_on(note: Note, at: int) -> bool:
    """Whether a word with a capital follows, to which the initials belong: `Groet, H. Jansen`."""
    token = token_at(note, at)
    return token is not None and token.capital and not token.glued
