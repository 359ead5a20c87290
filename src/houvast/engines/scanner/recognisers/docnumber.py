"""Numbers of passports, identity cards and driving licences: only a word before them tells what they are."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers import date, iban, phone
from houvast.engines.scanner.recognisers.runs import begins, count_digits, ends, following, shaped

CODE: Final = "docnumber"
KINDS: Final = (Kind.NUMBER, Kind.MIXED, Kind.WORD)
BELGIAN: Final = ((3, 7, 2),)
SPACED: Final = ((3, 3, 3), (4, 3, 2), (4, 4, 4), (2, 3, 4), (3, 3, 4))
_SHORTEST, _LONGEST, _LONGEST_DIGITS = 7, 16, 12
_FEWEST_DIGITS: Final = 2


def recognise(note: Note, at: int) -> int:
    """Return the index just past the number of a document that may begin here, else 0."""
    token = note.tokens[at]
    if token.kind is Kind.WORD:
        return _parted(note, at) if token.upper and len(token.key) in (2, 5) else 0
    if not begins(note, at) or date.recognise(note, at):
        return 0
    if token.kind is Kind.MIXED:
        return _mixed(note, at) or _parted(note, at)
    for shapes in (BELGIAN, SPACED):
        end = shaped(note, at, " -.", shapes)[1]
        if end and ends(note, end) and not phone.recognise(note, at):
            return end
    fits = 8 <= len(token.key) <= _LONGEST_DIGITS and ends(note, at + 1)
    return at + 1 if fits and not phone.recognise(note, at) else 0


def _mixed(note: Note, at: int) -> int:
    key = note.tokens[at].key
    if iban.recognise(note, at) or not key.isascii() or not ends(note, at + 1):
        return 0
    digits = count_digits(key)
    return at + 1 if _SHORTEST <= len(key) <= _LONGEST and digits >= _FEWEST_DIGITS else 0


def _parted(note: Note, at: int) -> int:
    """Read letters and digits in two to five parts with a blank or hyphen between: `EP 123456`, `99 XK 40218`."""
    written, end, here = "", 0, at
    for _ in range(5):
        token = note.tokens[here]
        if token.kind is Kind.WORD and not token.upper and len(token.key) > 1:
            break
        written += token.key
        digits = count_digits(written)
        if _SHORTEST <= len(written) <= _LONGEST and digits >= 4 and token.kind is not Kind.WORD and here > at:
            end = here + 1
        here = following(note, here, " -")
        if not here:
            break
    return end if not iban.recognise(note, at) else 0
