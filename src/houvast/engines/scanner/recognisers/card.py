"""Payment cards: the issuer's prefix and length, and the Luhn check."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.runs import begins, continues, ends, groups, shaped

CODE: Final = "card"
KINDS: Final = (Kind.NUMBER,)
SHAPES: Final = (
    (4, 4, 4, 4, 3),
    (19,),
    (4, 4, 4, 4),
    (16,),
    (4, 6, 5),
    (15,),
    (4, 6, 4),
    (14,),
    (8, 8),
    (4, 4, 4, 5),
    (4, 4, 4, 3),
)
# First and last of the leading four digits, and the lengths that such cards have.
ISSUERS: Final = (
    (2221, 2720, (16,)),
    (3000, 3059, (14,)),
    (3400, 3499, (15,)),
    (3528, 3589, (16,)),
    (3600, 3699, (14,)),
    (3700, 3799, (15,)),
    (3800, 3999, (14,)),
    (4000, 4999, (16, 19)),
    (5000, 5099, (16, 19)),
    (5100, 5599, (16,)),
    (5600, 5899, (16, 19)),
    (6011, 6011, (16, 19)),
    (6200, 6299, (16, 19)),
    (6304, 6304, (16, 19)),
    (6390, 6399, (16, 19)),
    (6440, 6599, (16, 19)),
    (6700, 6799, (16, 17, 19)),
)
_SHORTEST, _LONGEST, _SHORTEST_GROUP = 14, 19, 3  # digits


def recognise(note: Note, at: int) -> int:
    """Return the index just past a payment card's number that begins here, else 0."""
    if len(note.tokens[at].key) < 4 or not begins(note, at) or continues(note, at):
        return 0
    digits, end = shaped(note, at, " .-", SHAPES)
    if end:
        return end if issued(digits) and passes(digits) and ends(note, end) else 0
    return _loose(note, at)


def _loose(note: Note, at: int) -> int:
    """Return the index just past a number in groups of three or more digits as nobody prints them, else 0."""
    before = 0
    for digits, end in groups(note, at, " .-", _LONGEST):
        if len(digits) < before + _SHORTEST_GROUP:
            return 0
        before = len(digits)
        if before >= _SHORTEST and issued(digits) and passes(digits) and ends(note, end):
            return end
    return 0


def issued(digits: str) -> bool:
    """Whether an issuer gives out cards with this beginning and length."""
    head = int(digits[:4])
    return any(first <= head <= last and len(digits) in lengths for first, last, lengths in ISSUERS)


def passes(digits: str) -> bool:
    """Whether digits pass the Luhn check."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1
