"""A code of digits: three to eight, perhaps with # or * before or behind, or with a letter or two among them."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.date import calendar
from houvast.engines.scanner.recognisers.runs import begins, count_digits, digits_only, following, token_at

CODE: Final = "pin"
KINDS: Final = (Kind.NUMBER, Kind.MIXED, Kind.MARK)
_KEYS: Final = "#*"
_SHORTEST, _LONGEST = 3, 8
_MOST_KEYS, _MOST_GROUPS = 8, 8
# Digits in a group -> how many such groups a code has.
_GROUPS: Final = {1: (3, 4, 5, 6), 2: (2, 3), 3: (2,)}


def recognise(note: Note, at: int) -> int:
    """Return the index just past a code of digits that begins here, else 0."""
    first = at
    while (
        (token := token_at(note, at))
        and token.kind is Kind.MARK
        and token.key in _KEYS
        and at - first < _MOST_KEYS
        and (at == first or token.glued)
    ):
        at += 1
    token = token_at(note, at)
    if token is None or (at > first and not token.glued) or (at == first and not begins(note, at)):
        return 0
    if not _code(token.key):
        return _grouped(note, at) if at == first and digits_only(token.key) else 0
    end = at + 1
    for _ in range(_MOST_KEYS):
        behind = token_at(note, end)
        if behind is None or not behind.glued or behind.kind is not Kind.MARK or behind.key not in _KEYS:
            break
        end += 1
    if at == first and len(token.key) == _SHORTEST and digits_only(token.key) and (grouped := _grouped(note, at)):
        return grouped
    return end if _ends(note, end) else 0


def _grouped(note: Note, at: int) -> int:
    """Return the index just past digits said in even groups: `9-0-2-6`, `62-14-90`, `60 41`, `771 204`, else 0."""
    size, joint, count, end = len(note.tokens[at].key), "", 1, at + 1
    while count < _MOST_GROUPS and (behind := following(note, end - 1, " -.")):
        between = note.tokens[end].key if behind > end else " "
        key = note.tokens[behind].key
        if len(key) != size or not digits_only(key) or between != (joint or between):
            break
        joint, count, end = between, count + 1, behind + 1
    fits = count in _GROUPS.get(size, ()) and (joint != "." or size == 1)
    return end if fits and _ends(note, end) and not calendar(note, at) else 0


def _code(key: str) -> bool:
    digits = count_digits(key)
    return _SHORTEST <= len(key) <= _LONGEST and digits >= len(key) - 2 and digits >= _SHORTEST and key.isascii()


def _ends(note: Note, end: int) -> bool:
    """Whether the code is not the beginning of a date, an amount or a time."""
    behind, further = token_at(note, end), token_at(note, end + 1)
    if behind is None or not behind.glued:
        return True
    if behind.kind is not Kind.MARK or behind.key in "%€$£°":
        return False
    return behind.key not in ",.-/:" or further is None or not further.glued or further.kind is Kind.MARK
