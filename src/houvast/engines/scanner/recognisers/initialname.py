"""A name with initials: `J. Mollenaar`, `A.B. van der Meulen`."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.fullname import capitalised, particle
from houvast.engines.scanner.recognisers.runs import near, token_at

CODE: Final = "initialname"
KINDS: Final = (Kind.WORD,)
_MOST, _FURTHEST = 5, 24  # initials, tokens


def recognise(note: Note, at: int) -> int:
    """Return the index just past initials with points and a last name that begin here, else 0."""
    before = token_at(note, at - 1)
    if before is not None and note.tokens[at].glued and (before.kind is not Kind.MARK or before.key == "."):
        return 0
    here = at
    for _ in range(_MOST):
        after = initial(note, here)
        if not after:
            break
        here = after
    if here == at:
        return 0
    while here < len(note.tokens) and here - at < _FURTHEST and (after := particle(note, here)):
        here = after
    if here >= len(note.tokens) or not near(note, here) or note.tokens[here].upper:
        return 0
    return capitalised(note, here) if len(note.tokens[here].key) > 2 else 0


def initial(note: Note, at: int) -> int:
    """Return the index just past one capital with a point, else 0."""
    token, point = token_at(note, at), token_at(note, at + 1)
    if token is None or point is None or token.kind is not Kind.WORD or not token.capital:
        return 0
    return at + 2 if len(token.key) == 1 and point.key == "." and point.glued else 0
