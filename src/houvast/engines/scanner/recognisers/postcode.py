"""Postcodes that have a form of their own: the Netherlands, the United Kingdom, Ireland."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.plate import form
from houvast.engines.scanner.recognisers.runs import capitals, near, token_at, words

CODE: Final = "postcode"
KINDS: Final = (Kind.NUMBER, Kind.MIXED)
NEVER_DUTCH: Final = frozenset({"sa", "sd", "ss"})
OUTWARD: Final = frozenset({"LD", "LDD", "LLD", "LLDD", "LDL", "LLDL"})
COUNTRIES: Final = words("b d f a l ch be fr de")
_ZIP: Final = frozenset({4, 5})


def recognise(note: Note, at: int) -> int:
    """Return the index just past a postcode with letters that begins here, else 0."""
    token = note.tokens[at]
    if token.glued and (note.tokens[at - 1].kind is not Kind.MARK or note.tokens[at - 1].key not in "(,:;/"):
        return 0
    end = _dutch(note, at) or _british(note, at)
    behind = token_at(note, end)
    return 0 if not end or (behind is not None and behind.glued and behind.kind is not Kind.MARK) else end


def _dutch(note: Note, at: int) -> int:
    token = note.tokens[at]
    if form(token.key) == "DDDDLL":
        return at + 1 if token.key[0] != "0" and token.key[4:] not in NEVER_DUTCH else 0
    letters = token_at(note, at + 1)
    if form(token.key) != "DDDD" or token.key[0] == "0" or letters is None or letters.glued or not near(note, at + 1):
        return 0
    return at + 2 if letters.upper and form(letters.key) == "LL" and letters.key not in NEVER_DUTCH else 0


def _british(note: Note, at: int) -> int:
    """Read `SW1A 1AA`, `M1 1AE`, `D02 X285`, or the same without a blank."""
    key, inner = note.tokens[at].key, token_at(note, at + 1)
    if note.tokens[at].kind is not Kind.MIXED:
        return 0
    if form(key[-3:]) == "DLL" and form(key[:-3]) in OUTWARD and note.tokens[at].upper:
        return at + 1
    if inner is None or inner.glued or not near(note, at + 1):
        return 0
    british = form(key) in OUTWARD and form(inner.key) == "DLL"
    irish = form(key) in ("LDD", "LDL") and len(inner.key) == 4 and form(inner.key) not in ("DDDD", "LLLL")
    return at + 2 if (british or irish) and capitals(note, at) and capitals(note, at + 1) else 0


def plain_zip(note: Note, at: int) -> int:
    """Return the index just past a postcode of four or five digits, perhaps with its country, else 0."""
    token = token_at(note, at)
    if token is not None and token.key in COUNTRIES and token_at(note, at + 2):
        at += 2 if note.tokens[at + 1].key == "-" else 1
        token = note.tokens[at]
    if token is None or token.kind is not Kind.NUMBER or len(token.key) not in _ZIP:
        return 0
    behind, further = token_at(note, at + 1), token_at(note, at + 2)
    if behind is not None and behind.glued and behind.key not in ".,;)!?":
        return 0
    return (
        0
        if behind is not None and behind.glued and further is not None and further.glued and further.kind is Kind.NUMBER
        else at + 1
    )
