"""Number plates whose form alone tells what they are: NL, BE, FR, DE, UK, IE."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.runs import capitals, digits_only, near, token_at, words

CODE: Final = "plate"
KINDS: Final = (Kind.WORD, Kind.NUMBER, Kind.MIXED)
# L letters, D digits; the parts stand with hyphens between. Sidecodes 1 to 14, Belgium since 2010, France since 2009.
HYPHENED: Final = frozenset(
    {
        *("LL-DD-DD", "DD-DD-LL", "DD-LL-DD", "LL-DD-LL", "LL-LL-DD", "DD-LL-LL"),
        *("DD-LLL-D", "D-LLL-DD", "LL-DDD-L", "L-DDD-LL", "LLL-DD-L", "L-DD-LLL", "D-LL-DDD", "DDD-LL-D"),
        *("D-LLL-DDD", "LL-DDD-LL"),
    }
)
COUNTIES: Final = words("c ce cn cw d dl g ke kk ky l ld lh lk lm ls mh mn mo oy rn so t ts w wd wh ww wx d lmk tn ts")
_MOST_DIGITS: Final = 4
_BRITISH: Final = ("LLDD", "LLL")


def recognise(note: Note, at: int) -> int:
    """Return the index just past a number plate that begins here, else 0."""
    token = note.tokens[at]
    if token.glued and (note.tokens[at - 1].kind is not Kind.MARK or note.tokens[at - 1].key in "-_/.+"):
        return 0
    end = _parts(note, at) or _german(note, at) or _british(note, at)
    behind = token_at(note, end)
    if not end or behind is None or not behind.glued:
        return end
    further = token_at(note, end + 1)
    longer = behind.kind is not Kind.MARK or (behind.key in "-_" and further is not None and further.glued)
    return 0 if longer else end


def form(key: str) -> str:
    """Return what letters and digits a part is made of: `LLD` for `ab1`."""
    return "".join("D" if digits_only(c) else "L" for c in key)


def _parts(note: Note, at: int) -> int:
    """Read three parts with hyphens between."""
    tokens = note.tokens[at : at + 5]
    if len(tokens) < 5 or tokens[1].key != "-" or tokens[3].key != "-":
        return 0
    if not all(token.glued for token in tokens[1:]):
        return 0
    first, middle, last = (tokens[place].key for place in (0, 2, 4))
    written = "-".join((form(first), form(middle), form(last)))
    return at + 5 if written in HYPHENED or _irish(first, middle, last) else 0


def _irish(year: str, county: str, number: str) -> bool:
    if not (digits_only(year) and digits_only(number) and county in COUNTIES):
        return False
    return 2 < len(number) <= 6 and (len(year) == 2 or (len(year) == 3 and year[2] in "12"))


def _german(note: Note, at: int) -> int:
    """Read district, hyphen, letters, and digits behind a blank or a hyphen: `XB-KT 471`, `XB-M 9032E`."""
    tokens = note.tokens[at : at + 4]
    if len(tokens) < 4 or tokens[1].key != "-" or not (tokens[1].glued and tokens[2].glued):
        return 0
    district, letters = tokens[0], tokens[2]
    if district.kind is not Kind.WORD or letters.kind is not Kind.WORD or len(district.key) > 3 or len(letters.key) > 2:
        return 0
    if not capitals(note, at) or not capitals(note, at + 2) or not near(note, at + 3):
        return 0
    behind = at + 4 if tokens[3].key == "-" and tokens[3].glued else at + 3
    number = token_at(note, behind)
    if number is None or number.kind is Kind.MARK or not near(note, behind):
        return 0
    digits = number.key.rstrip("eh")
    return behind + 1 if len(digits) <= _MOST_DIGITS and digits_only(digits) and digits[0] != "0" else 0


def _british(note: Note, at: int) -> int:
    """Read two letters and two digits, a blank, three letters, all in capitals."""
    behind = token_at(note, at + 1)
    if behind is None or (form(note.tokens[at].key), form(behind.key)) != _BRITISH or behind.glued:
        return 0
    return at + 2 if capitals(note, at) and capitals(note, at + 1) and near(note, at + 1) else 0
