"""House numbers with what may follow them: `17a`, `9-II`, `14 bus 302`, `8 bis`, `4 links`, `12/3`, `5 Top 12`."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note, Token
from houvast.engines.scanner.recognisers.runs import digits_only, mark_at, near, token_at, words

CODE: Final = "housenumber"
KINDS: Final = (Kind.NUMBER, Kind.MIXED)
BOXES: Final = words(
    "bus bte boite box b app apt appt apartement appartement flat unit top stiege stg etage kamer kot whg"
)
TAILS: Final = words("bis ter quater links rechts hs huis boven beneden zwart rood hoog i ii iii iv li re rez")
UNITS: Final = words("u uur h uhr am pm km m cm mm eur euro x kg st stuks jaar ans min mbit gb mb kwh w pers")
_LONGEST, _SUFFIX, _YEAR = 5, 2, 4


def recognise(note: Note, at: int) -> int:
    """Return the index just past a house number that begins here, else 0."""
    token = note.tokens[at]
    if not _number(token.key) or (token.glued and note.tokens[at - 1].kind is not Kind.MARK):
        return 0
    end = _additions(note, at + 1)
    behind, further = token_at(note, end), token_at(note, end + 1)
    if _dated(note, end):
        return 0
    if behind is None:
        return end
    if behind.glued and (behind.kind is not Kind.MARK or behind.key in "%€$£°:"):
        return 0
    if behind.glued and behind.key in ",." and further is not None and further.glued and further.kind is Kind.NUMBER:
        return 0
    return 0 if end == at + 1 and behind.key in UNITS and not behind.capital else end


def _number(key: str) -> bool:
    digits = key.rstrip("abcdefghijklmnopqrstuvwxyz")
    rest = key[len(digits) :]
    if not digits_only(digits) or not 1 <= len(digits) <= _LONGEST or digits[0] == "0":
        return False
    return len(rest) <= 1 or rest in TAILS


def _additions(note: Note, at: int) -> int:
    """Pass over up to three additions."""
    for _ in range(3):
        token, behind = token_at(note, at), token_at(note, at + 1)
        if token is None or not near(note, at):
            break
        if behind is not None and (_joined(token, behind) or (token.key in BOXES and _boxed(note, at + 1))):
            at += 2
        elif token.key in TAILS or (len(token.key) == 1 and token.kind is Kind.WORD and _final(note, at)):
            at += 1
        else:
            break
    return at


def _joined(mark: Token, behind: Token) -> bool:
    """Whether a hyphen or slash joins an addition: `9-II`, `12/3`."""
    return mark.key in "-/" and mark.glued and behind.glued and _addition(behind)


def _dated(note: Note, end: int) -> bool:
    """Whether the year of a date ends here or follows: `11-09-1938`."""
    last, behind, further = note.tokens[end - 1], token_at(note, end), token_at(note, end + 1)
    if behind is not None and behind.glued and behind.key in "-/" and further is not None and further.glued:
        return digits_only(further.key) and len(further.key) == _YEAR
    return last.glued and digits_only(last.key) and len(last.key) == _YEAR and mark_at(note, end - 4, "-/")


def _boxed(note: Note, at: int) -> bool:
    return near(note, at) and _box(note.tokens[at])


def _addition(token: Token) -> bool:
    if token.kind is Kind.MARK:
        return False
    return len(token.key) <= _SUFFIX or token.key in TAILS or (digits_only(token.key) and len(token.key) <= 4)


def _box(token: Token) -> bool:
    """Whether a box, flat or floor can be called so: at most four signs, not a word."""
    return token.kind is not Kind.MARK and len(token.key) <= 4 and (digits_only(token.key[:1]) or len(token.key) == 1)


def _final(note: Note, at: int) -> bool:
    """Whether a single capital is an addition: nothing, a mark or a postcode stands behind it."""
    behind = token_at(note, at + 1)
    if not note.tokens[at].capital:
        return False
    return behind is None or (behind.kind is Kind.MARK and behind.key != ".") or behind.kind is Kind.NUMBER
