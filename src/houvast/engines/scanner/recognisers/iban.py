"""Bank accounts in the international notation: the country's length and the check digits."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.runs import digits_only, following, token_at

CODE: Final = "iban"
KINDS: Final = (Kind.MIXED, Kind.WORD)
_LENGTHS: Final = {
    length: frozenset(codes.split())
    for length, codes in {
        15: "no",
        16: "be bi",
        18: "dk fi fo gl nl sd",
        19: "mk si",
        20: "at ba ee kz lt lu mn xk",
        21: "ch cr hr li lv",
        22: "bg bh de gb ge ie me rs vg",
        23: "ae gi il iq tl",
        24: "ad cz es md pk ro sa se sk tn vc",
        25: "ly pt",
        26: "is tr",
        27: "fr gr it mc mr sm",
        28: "al az cy do gt hu lb pl sv",
        29: "br eg ps qa ua",
        30: "jo kw mu",
        31: "mt sc",
        32: "lc",
    }.items()
}
LENGTH_OF: Final = {code: length for length, codes in _LENGTHS.items() for code in codes}
_MODULUS: Final = 97


def recognise(note: Note, at: int) -> int:
    """Return the index just past a bank account that begins here, else 0."""
    length = LENGTH_OF.get(note.tokens[at].key[:2], 0)
    if not length or (note.tokens[at].kind is Kind.WORD and len(note.tokens[at].key) > 2):
        return 0
    written, here = "", at
    while True:
        written += note.tokens[here].key
        if len(written) >= length:
            return here + 1 if len(written) == length and passes(written) and _ends(note, here + 1) else 0
        here = following(note, here, " .-")
        if not here:
            return 0


def passes(written: str) -> bool:
    """Whether lower-case letters and digits in the order of a bank account leave 1 when divided by 97."""
    if not digits_only(written[2:4]) or not written.isascii() or not written.isalnum():
        return False
    rest = 0
    for sign in written[4:] + written[:4]:
        value = int(sign, 36)
        rest = (rest * (100 if value > 9 else 10) + value) % _MODULUS
    return rest == 1


def _ends(note: Note, end: int) -> bool:
    token = token_at(note, end)
    return token is None or not token.glued or token.kind is Kind.MARK
