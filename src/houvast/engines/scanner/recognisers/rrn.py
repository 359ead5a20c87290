"""The Belgian national register number: date of birth, serial number, and a check on both centuries."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.runs import begins, continues, ends, shaped

CODE: Final = "rrn"
KINDS: Final = (Kind.NUMBER,)
SHAPES: Final = ((11,), (2, 2, 2, 3, 2), (6, 3, 2), (6, 5), (2, 2, 2, 5))
_MONTHS: Final = 12
_DAYS: Final = 31
_UNKNOWN_SEX, _KNOWN_SEX = 20, 40  # added to the month of who is not in the register (bis number)


def recognise(note: Note, at: int) -> int:
    """Return the index just past a national register number that begins here, else 0."""
    if not begins(note, at):
        return 0
    digits, end = shaped(note, at, " .-/", SHAPES)
    if not end or not _dated(digits) or not passes(digits) or not ends(note, end):
        return 0
    return 0 if end > at + 1 and continues(note, at) else end


def passes(digits: str) -> bool:
    """Whether the last two of eleven digits check the nine before, for a birth before or since 2000."""
    body, check = digits[:9], 97 - int(digits[9:])
    return check in (int(body) % 97, int("2" + body) % 97)


def _dated(digits: str) -> bool:
    month, day = int(digits[2:4]), int(digits[4:6])
    for added in (_KNOWN_SEX, _UNKNOWN_SEX):
        if month >= added:
            month -= added
            break
    return month <= _MONTHS and day <= _DAYS
