"""Runs of tokens that belong together: digits in groups, and what stands directly before and behind."""

from collections.abc import Iterator

from houvast.engines.scanner.folding import Sort, is_capital, sort
from houvast.engines.scanner.notes import Kind, Note, Token

_MOST_GROUPS = 8  # of two digits, that are looked back over
_DIGITS = frozenset("0123456789")
_BLANKS = " \u00a0\u202f\u2009"


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def token_at(note: Note, at: int) -> Token | None:
    """Return the token at an index, or None outside the note."""
    return note.tokens[at] if 0 <= at < len(note.tokens) else None


def digits_only(key: str) -> bool:
    """Whether a key is a number: the digits of every alphabet are folded to these ten."""
    return key.isascii() and key.isdigit()


def count_digits(key: str) -> int:
    """Return how many digits a key has."""
    return sum(c in _DIGITS for c in key)


def capitals(note: Note, at: int) -> bool:
    """Whether every letter of a token is a capital."""
    token = note.tokens[at]
    return all(is_capital(c) for c in note.text[token.start : token.end] if sort(c) is Sort.LETTER)


def mark_at(note: Note, at: int, marks: str) -> bool:
    """Whether one of these marks stands at an index."""
    token = token_at(note, at)
    return token is not None and token.kind is Kind.MARK and token.key in marks


def near(note: Note, at: int) -> bool:
    """Whether there is a token that is glued to the one before it, or one blank away."""
    token = token_at(note, at)
    if token is None or token.glued or at < 1:
        return token is not None and token.glued
    before = note.tokens[at - 1]
    return token.start - before.end == 1 and note.text[before.end] in _BLANKS


def following(note: Note, at: int, marks: str) -> int:
    """Return the index of the word or number that goes on after token `at`, or 0.

    Between the two stands one blank (when `marks` holds a blank) or one of the marks, glued or amid single blanks.
    """
    after = at + 1
    if after >= len(note.tokens):
        return 0
    token = note.tokens[after]
    if token.kind is not Kind.MARK:
        return after if " " in marks and not token.glued and near(note, after) else 0
    if token.key not in marks or after + 1 >= len(note.tokens) or not near(note, after):
        return 0
    behind = note.tokens[after + 1]
    return after + 1 if behind.kind is not Kind.MARK and near(note, after + 1) and behind.glued == token.glued else 0


def groups(note: Note, at: int, marks: str, most: int) -> Iterator[tuple[str, int]]:
    """Yield the digits so far and the index just past them, group after group, up to `most` digits."""
    digits = ""
    while True:
        token = note.tokens[at]
        digits += token.key
        if token.kind is not Kind.NUMBER or len(digits) > most:
            return
        yield digits, at + 1
        at = following(note, at, marks)
        if not at:
            return


def shaped(note: Note, at: int, marks: str, shapes: tuple[tuple[int, ...], ...]) -> tuple[str, int]:
    """Return the digits and the index just past them when groups of one of these sizes begin here, else ("", 0)."""
    found = list(groups(note, at, marks, max(sum(shape) for shape in shapes)))
    ends = [len(digits) for digits, _ in found]
    for shape in shapes:
        sums = [sum(shape[: size + 1]) for size in range(len(shape))]
        if ends[: len(shape)] == sums:
            return found[len(shape) - 1]
    return "", 0


def begins(note: Note, at: int) -> bool:
    """Whether nothing glued before token `at` makes it the rest of a longer number."""
    if not at or not note.tokens[at].glued:
        return True
    before = note.tokens[at - 1]
    if before.kind is not Kind.MARK:
        return False
    if before.key in "+#€$£%*":
        return False
    if not before.glued or before.key not in "-/.,_":
        return True
    further = token_at(note, at - 2)
    return further is None or (
        further.kind is Kind.WORD and len(further.key) > 1 and (before.key == "." or not further.upper)
    )


def ends(note: Note, end: int) -> bool:
    """Whether nothing glued behind index `end` makes the number before it part of a longer one."""
    token = token_at(note, end)
    if token is None or not token.glued:
        return True
    if token.kind is not Kind.MARK:
        return False
    behind = token_at(note, end + 1)
    if token.key not in "-/.,_" or behind is None or not behind.glued:
        return token.key not in "%€$£"
    return behind.kind is Kind.MARK or (behind.kind is Kind.WORD and token.key in "/,.")


def continues(note: Note, at: int) -> bool:
    """Whether a group of digits or a code stands one blank before token `at`: a longer number runs on here."""
    for here in range(at, at - _MOST_GROUPS, -1):
        before = token_at(note, here - 1)
        if before is None or note.tokens[here].glued or not near(note, here):
            return False
        if before.kind is Kind.WORD and len(before.key) == 4 and here > 1:
            return _code_of_four(note.tokens[here - 2].key)
        if before.kind is not Kind.NUMBER:
            return before.kind is Kind.MIXED and _code_of_four(before.key)
        if len(before.key) != 2:
            return len(before.key) in (3, 4)
    return False


def _code_of_four(key: str) -> bool:
    return len(key) == 4 and key[:2].isalpha() and key[:2].isascii() and digits_only(key[2:])
