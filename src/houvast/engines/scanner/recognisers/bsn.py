"""The Dutch citizen service number: nine digits that pass the eleven-test."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.runs import begins, continues, ends, shaped

CODE: Final = "bsn"
KINDS: Final = (Kind.NUMBER,)
SHAPES: Final = ((9,), (3, 3, 3), (4, 2, 3), (3, 2, 4), (2, 3, 4))
_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def recognise(note: Note, at: int) -> int:
    """Return the index just past a citizen service number that begins here, else 0."""
    if not begins(note, at):
        return 0
    digits, end = shaped(note, at, " .-", SHAPES)
    if not end or not passes(digits) or not ends(note, end):
        return 0
    return 0 if end > at + 1 and continues(note, at) else end


def passes(digits: str) -> bool:
    """Whether nine digits pass the eleven-test."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and digits.strip("0") != "" and len(set(digits)) > 1
