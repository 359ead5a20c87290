"""A place with a house number that a postcode with its town, or a Dutch postcode, follows: certainly an address."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers import place, postcode
from houvast.engines.scanner.recognisers.runs import token_at

CODE: Final = "postalplace"
KINDS: Final = (Kind.WORD,)


def recognise(note: Note, at: int) -> int:
    """Return the index just past a place, its house number and its postcode (a town behind a plain one), else 0."""
    end = place.recognise(note, at)
    if not end:
        return 0
    last = note.tokens[end - 1]
    for begin in (end - 1, end - 2):
        if begin > at and note.tokens[begin].kind is not Kind.WORD and postcode.recognise(note, begin) == end:
            return end
    town = token_at(note, end)
    zipped = (
        last.kind is Kind.NUMBER
        and postcode.plain_zip(note, end - 1) == end
        and note.tokens[end - 2].key in (",", "-", "b", "d")
    )
    return end if zipped and town is not None and town.capital and not town.glued else 0
