"""Telephone numbers of the Netherlands, Belgium, France, Germany, the United Kingdom, Ireland, and their neighbours."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.date import calendar
from houvast.engines.scanner.recognisers.phoneplans import abroad, loose, strict, transatlantic
from houvast.engines.scanner.recognisers.runs import begins, continues, ends, near, token_at

CODE: Final = "phone"
KINDS: Final = (Kind.NUMBER, Kind.MARK)
_LONGEST: Final = 16
_JOINTS: Final = "-./"

Group = tuple[str, int]  # the digits of a group, the index just past it


def recognise(note: Note, at: int) -> int:
    """Return the index just past a telephone number that begins here, else 0."""
    token = note.tokens[at]
    if token.kind is Kind.MARK:
        return _from_mark(note, at)
    if not begins(note, at) and not _second(note, at):
        return 0
    found = _groups(note, at)
    if token.key.startswith("00"):
        return _complete(note, _abroad(found, 2))
    if token.key.startswith("0"):
        return 0 if continues(note, at) or calendar(note, at) else _complete(note, _national(found))
    return 0 if continues(note, at) else _complete(note, _american(note, at, found))


def _second(note: Note, at: int) -> bool:
    """Whether a number begins behind the slash that follows another one."""
    before, further = token_at(note, at - 1), token_at(note, at - 2)
    if before is None or further is None or before.key != "/":
        return False
    return note.tokens[at].key.startswith("0") and further.kind is Kind.NUMBER and len(further.key) > 5


def _from_mark(note: Note, at: int) -> int:
    """Read a number that begins with + or with a bracket."""
    first = token_at(note, at + 1)
    mark = note.tokens[at].key
    if mark not in ("+", "(") or first is None:
        return 0
    if mark == "(" and first.key == "+":
        return _from_mark(note, at + 1)
    if first.kind is not Kind.NUMBER or not near(note, at + 1):
        return 0
    if mark == "+":
        return _complete(note, _abroad(_groups(note, at + 1), 0))
    if not first.key.startswith("0"):
        return _complete(note, _american(note, at + 1, _groups(note, at + 1)))
    found = _groups(note, at + 1)
    return _complete(note, _abroad(found, 2) if first.key.startswith("00") else _national(found))


def _groups(note: Note, at: int) -> list[Group]:
    """Return the groups of digits of a number; brackets around a group, blanks and joints between are passed over."""
    found: list[Group] = []
    digits = 0
    while (token := token_at(note, at)) and token.kind is Kind.NUMBER and (not found or near(note, at)):
        digits += len(token.key)
        if digits > _LONGEST:
            break
        found.append((token.key, at + 1))
        at = _next(note, at + 1)
    return found


def _next(note: Note, at: int) -> int:
    """Return the index of the group that may follow: at most two marks further on."""
    for _ in range(3):
        token = token_at(note, at)
        if token is None or not near(note, at) or token.kind is Kind.NUMBER:
            break
        if token.kind is not Kind.MARK or token.key not in _JOINTS + "()":
            break
        at += 1
    return at


def _abroad(found: list[Group], skipped: int) -> int:
    """Return the index just past a number with country code, the first one that is complete."""
    digits, best = "", 0
    for key, end in found:
        digits += "" if key == "0" and digits else key
        if abroad(digits[skipped:]):
            best = end
            if len(key) > 2:
                break
    return best


def _national(found: list[Group]) -> int:
    """Return the index just past a number with its area code, in a known grouping or else of a likely length."""
    if not found:
        return 0
    sizes = tuple(len(key) for key, _ in found)
    digits = "".join(key for key, _ in found)
    if count := strict(digits, sizes):
        return found[count - 1][1]
    count = loose(digits, sizes)
    return found[count - 1][1] if count else 0


def _american(note: Note, at: int, found: list[Group]) -> int:
    """Return the index just past three, three and four digits with hyphens, points or brackets between."""
    if [len(key) for key, _ in found[:3]] != [3, 3, 4]:
        return 0
    marked = any(token.kind is Kind.MARK for token in note.tokens[at : found[2][1]])
    return found[2][1] if marked and transatlantic(found[0][0] + found[1][0] + found[2][0]) else 0


def _complete(note: Note, end: int) -> int:
    """Return the end unless a further part is glued to it; another whole number behind a slash may be."""
    if not end or ends(note, end):
        return end
    behind = token_at(note, end + 1)
    slash = note.tokens[end].key == "/"
    return end if slash and behind is not None and behind.key.startswith("0") else 0
