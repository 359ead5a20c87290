"""What may be an address where the words around it say so: up to three words with capitals and a house number."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.address import numbered, with_postcode
from houvast.engines.scanner.recognisers.runs import near, token_at, words

CODE: Final = "place"
KINDS: Final = (Kind.WORD,)
_MOST, _MOST_JOINED = 4, 8
INNER_OF_PLACE: Final = words("van de der den het t ter ten von du des la le a of the")


def recognise(note: Note, at: int) -> int:
    """Return the index just past words with capitals and a house number, and the postcode behind them, else 0."""
    if not note.tokens[at].capital or (note.tokens[at].glued and note.tokens[at - 1].kind is not Kind.MARK):
        return 0
    for _ in range(_MOST):
        token = token_at(note, at)
        if token is None or token.kind is not Kind.WORD or not (token.capital or token.key in INNER_OF_PLACE):
            return 0
        at += 1
        for _ in range(_MOST_JOINED):
            mark = token_at(note, at)
            if mark is None or not mark.glued or mark.key not in "-'" or token_at(note, at + 1) is None:
                break
            at += 2
        if token.capital and (end := numbered(note, at)):
            return with_postcode(note, end)
        if at >= len(note.tokens) or not near(note, at):
            return 0
    return 0
