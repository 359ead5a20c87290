"""What looks like a password or a code: signs up to the next blank, of more than one sort."""

from itertools import pairwise
from typing import Final

from houvast.engines.scanner.folding import Sort, is_capital, is_small, sort
from houvast.engines.scanner.notes import Kind, Note, Token

CODE: Final = "secret"
KINDS: Final = (Kind.WORD, Kind.NUMBER, Kind.MIXED, Kind.MARK)
_CLOSING: Final = frozenset(".,;:)\"'»”’]")
_FIRST: Final = frozenset("#*!$@&%?")
_OF_NUMBERS: Final = frozenset(".,:/-+%€$£°")
_SHORTEST, _LONGEST = 4, 40
_MOST: Final = 64  # tokens


def recognise(note: Note, at: int) -> int:
    """Return the index just past a secret that begins here, else 0."""
    token = note.tokens[at]
    if token.kind is Kind.MARK and token.key not in _FIRST:
        return 0
    end = at + 1
    while (
        end < len(note.tokens) and end - at < _MOST and note.tokens[end].glued and note.tokens[end].key not in '"()»“”'
    ):
        end += 1
    while end > at + 1 and note.tokens[end - 1].key in _CLOSING:
        end -= 1
    run = note.tokens[at:end]
    size = run[-1].end - token.start
    return end if _SHORTEST <= size <= _LONGEST and _secret(note.text[token.start : run[-1].end], run) else 0


def _secret(written: str, run: list[Token]) -> bool:
    if any(sort(c) is Sort.DIGIT for c in written):
        return any(sort(c) is not Sort.DIGIT and c not in _OF_NUMBERS for c in written)
    if any(c in "!#$%&*@?_^~=+" for c in written):
        return len(written) > 4 and any(token.kind is Kind.WORD for token in run)
    return len(run) == 1 and _inner_capital(written)


def _inner_capital(written: str) -> bool:
    """Whether a capital stands behind a small letter."""
    return any(is_small(c) and is_capital(behind) for c, behind in pairwise(written))
