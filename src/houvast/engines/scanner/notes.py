"""A note as tokens: words, numbers and marks, with where they stand."""

from dataclasses import dataclass, field
from enum import IntEnum

from houvast.engines.scanner.folding import Sort, fold, is_capital, sort


class Kind(IntEnum):
    """What a token is made of."""

    WORD = 1  # letters only
    NUMBER = 2  # digits only
    MIXED = 3  # letters and digits
    MARK = 4  # one other character


@dataclass(slots=True)
class Token:
    """One word, number or mark. `start` and `end` count code points of the text."""

    start: int
    end: int
    kind: Kind
    key: str  # without capitals, accents and silent characters
    glued: bool  # no white space before it
    line: int  # running number of the line
    sentence: int = 0
    capital: bool = False  # begins with a capital
    upper: bool = False  # two or more letters, all capitals
    speaker: int = 0  # 0 who wrote the note, 1 the customer, 2 the agent (transcripts)
    quoted: bool = False  # within quotation marks


@dataclass(slots=True)
class Note:
    """A text and its tokens."""

    text: str
    tokens: list[Token] = field(default_factory=list)


def tokenise(text: str) -> Note:
    """Split a text into tokens; every character that is not white space is in exactly one of them."""
    note = Note(text)
    at, end, line, glued = 0, len(text), 0, False
    while at < end:
        what = sort(text[at])
        if what in (Sort.SPACE, Sort.LINE):
            line += what is Sort.LINE
            at, glued = at + 1, False
            continue
        stop = _end_of_word(text, at, end) if what is not Sort.MARK else at + 1
        if token := _token(text, at, stop, line, glued=glued):
            note.tokens.append(token)
            glued = True
        at = stop
    return note


def _end_of_word(text: str, at: int, end: int) -> int:
    while at < end and sort(text[at]) in (Sort.LETTER, Sort.DIGIT, Sort.SILENT):
        at += 1
    return at


def _token(text: str, start: int, stop: int, line: int, *, glued: bool) -> Token | None:
    raw = text[start:stop]
    sorts = {sort(c) for c in raw} - {Sort.SILENT}
    if not sorts:
        return None  # nothing but silent characters
    if sorts == {Sort.MARK}:
        return Token(start, stop, Kind.MARK, fold(raw), glued, line)
    letters = [c for c in raw if sort(c) is Sort.LETTER]
    kind = Kind.MIXED if len(sorts) > 1 else Kind.WORD if letters else Kind.NUMBER
    upper = len(letters) > 1 and all(map(is_capital, letters))
    capital = bool(letters) and is_capital(letters[0]) and sort(raw[0]) is not Sort.DIGIT
    return Token(start, stop, kind, "".join(map(fold, raw)), glued, line, 0, capital, upper)
