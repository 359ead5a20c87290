"""Dates: with numbers in either order, with the name of a month in four languages, with ordinals."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.runs import begins, digits_only, mark_at, near, token_at, words

CODE: Final = "date"
KINDS: Final = (Kind.NUMBER, Kind.MIXED, Kind.WORD)
MONTHS: Final = words(
    "januari februari maart april mei juni juli augustus september oktober november december jan feb febr "
    "mrt apr jun jul aug sep sept okt nov dec januarie janvier fevrier mars avril mai juin juillet aout "
    "septembre octobre novembre decembre janv fevr avr juil january february march may june july august october mar "
    "oct januar februar maerz marz juni dezember dez jaenner janner feber mrz"
)
ORDINALS: Final = words("st nd rd th er e de ste")
BEFORE_MONTH: Final = words(". - / e st nd rd th er ste de of")
BEFORE_DAY: Final = words(".")
BEFORE_YEAR: Final = words(". , - / ' de")
_FIRST_YEAR, _LAST_YEAR = 1900, 2039
_JOINTS: Final = "-/."
_COMPACT: Final = 8


def recognise(note: Note, at: int) -> int:
    """Return the index just past a date that begins here, else 0."""
    token = note.tokens[at]
    if token.kind is Kind.WORD:
        return _month_first(note, at) if token.key in MONTHS else 0
    if not begins(note, at):
        return 0
    return calendar(note, at) or _compact(note, at) or day_first(note, at)


def calendar(note: Note, at: int) -> int:
    """Return the index just past three numbers that are day, month and year in some order, else 0: `2-1-'84`."""
    numbers: list[str] = []
    joint = ""
    for place in range(3):
        at += place == 2 and mark_at(note, at, "'") and note.tokens[at].glued
        token = token_at(note, at)
        if token is None or token.kind is not Kind.NUMBER:
            return 0
        numbers.append(token.key)
        if place < 2:
            joint = joint or _joint(note, at + 1)
            if not joint or not _joined(note, at + 1, joint):
                return 0
            at += 1 if joint == " " else 2
    behind, further = token_at(note, at + 1), token_at(note, at + 2)
    if behind is not None and behind.glued and behind.key == joint and further is not None and further.glued:
        return 0
    return at + 1 if _dated(*numbers) and (joint != " " or max(map(len, numbers)) > 2) else 0


def _joint(note: Note, at: int) -> str:
    token = token_at(note, at)
    if token is None or not near(note, at):
        return ""
    if token.kind is Kind.NUMBER and not token.glued:
        return " "
    return token.key if token.key in _JOINTS else ""


def _joined(note: Note, at: int, joint: str) -> bool:
    if joint == " ":
        return near(note, at)
    token = token_at(note, at)
    return (
        token is not None and token.key == joint and near(note, at) and at + 1 < len(note.tokens) and near(note, at + 1)
    )


def _dated(first: str, second: str, third: str) -> bool:
    if len(first) == 4:
        return _year(first) and _month(second) and _day(third)
    if not (_year(third) or len(third) == 2):
        return False
    return (_day(first) and _month(second)) or (_month(first) and _day(second))


def _year(key: str) -> bool:
    return len(key) == 4 and digits_only(key) and _FIRST_YEAR <= int(key) <= _LAST_YEAR


def _month(key: str) -> bool:
    return len(key) <= 2 and 1 <= int(key) <= 12


def _day(key: str) -> bool:
    return len(key) <= 2 and 1 <= int(key) <= 31


def _compact(note: Note, at: int) -> int:
    key = note.tokens[at].key
    if len(key) != _COMPACT or not digits_only(key):
        return 0
    return at + 1 if _dated(key[:2], key[2:4], key[4:]) or _dated(key[:4], key[4:6], key[6:]) else 0


def day_first(note: Note, at: int) -> int:
    """Read `9 juli 1993`, `4th of July 1988`, `1er mai 1970`, `3. März 1980`, `14-mei-1972`, `2 jan. '84`."""
    if not _ordinal(note.tokens[at].key):
        return 0
    at = _skip(note, at + 1, BEFORE_MONTH)
    month = token_at(note, at)
    if month is None or month.key not in MONTHS or not near(note, at):
        return 0
    return _final_year(note, at + 1)


def _month_first(note: Note, at: int) -> int:
    """Read `July 4th, 1988` and `Jan 12 1990`."""
    at = _skip(note, at + 1, BEFORE_DAY)
    day = token_at(note, at)
    if day is None or not near(note, at) or not _ordinal(day.key):
        return 0
    end = _final_year(note, at + 1)
    return end if end and _year(note.tokens[end - 1].key) else 0


def _final_year(note: Note, at: int) -> int:
    at = _skip(note, at, BEFORE_YEAR)
    token = token_at(note, at)
    if token is None or token.kind is not Kind.NUMBER:
        return 0
    return at + 1 if _year(token.key) or len(token.key) == 2 else 0


def _skip(note: Note, at: int, allowed: frozenset[str]) -> int:
    """Pass over up to three of these words and marks."""
    for _ in range(3):
        token = token_at(note, at)
        if token is None or token.key not in allowed or not near(note, at):
            break
        at += 1
    return at


def _ordinal(key: str) -> bool:
    """Whether a key is the number of a day, with or without an ordinal ending."""
    for ending in ORDINALS:
        if key.endswith(ending) and digits_only(key[: -len(ending)]):
            key = key[: -len(ending)]
            break
    return digits_only(key) and _day(key)
