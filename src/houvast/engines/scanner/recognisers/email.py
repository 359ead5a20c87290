"""E-mail addresses: as written, and spelled out as people say them."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.runs import mark_at, near, token_at, words

CODE: Final = "email"
KINDS: Final = (Kind.WORD, Kind.NUMBER, Kind.MIXED)
_LOCAL_MARKS: Final = "._+-%'&"
AT: Final = words("at apenstaart apenstaartje apestaart apestaartje arobase arobas klammeraffe affenschwanz aet ad")
DOT: Final = words("punt dot point punkt")
HYPHEN: Final = words("streepje tiret dash hyphen bindestrich minus")
JOIN: Final = DOT | HYPHEN | words("underscore laagstreepje unterstrich plus")
_BRACKETS: Final = ("(", "[")
ENDINGS: Final = words(
    "nl be com org net eu fr de uk co ie at ch lu es it info biz io me email online example test invalid "
    "frl amsterdam vlaanderen brussels gent nu tv shop app dev bzh"
)
_MOST: Final = 12


def recognise(note: Note, at: int) -> int:
    """Return the index just past an e-mail address that begins here, else 0."""
    sign = 0 if _inside(note, at) else _local(note, at)
    if not sign:
        return 0
    spoken = not (note.tokens[sign].key == "@" and note.tokens[sign].glued)
    return _domain(note, sign + (3 if note.tokens[sign].key in _BRACKETS else 1), spoken=spoken)


def _inside(note: Note, at: int) -> bool:
    """Whether this token is a later part of an address."""
    before, further = token_at(note, at - 1), token_at(note, at - 2)
    if before is None or further is None or further.kind is Kind.MARK:
        return False
    return before.key in JOIN or (note.tokens[at].glued and before.glued and before.key in _LOCAL_MARKS)


def _local(note: Note, at: int) -> int:
    """Return the index of what stands for @ behind the local part that begins here, else 0."""
    for _ in range(_MOST):
        sign, behind = token_at(note, at + 1), token_at(note, at + 2)
        if sign is None or behind is None:
            return 0
        if sign.key == "@" or sign.key in AT or _bracketed(note, at + 1, AT):
            return at + 1 if near(note, at + 1) else 0
        joined = sign.glued and behind.glued and sign.kind is Kind.MARK and sign.key in _LOCAL_MARKS
        if behind.kind is Kind.MARK or not (joined or sign.key in JOIN):
            return 0
        at += 2
    return 0


def _bracketed(note: Note, at: int, words: frozenset[str]) -> bool:
    """Whether one of these words stands between brackets that open here."""
    inner = token_at(note, at + 1)
    return note.tokens[at].key in _BRACKETS and inner is not None and inner.key in words and mark_at(note, at + 2, ")]")


def _domain(note: Note, at: int, *, spoken: bool) -> int:
    """Return the index just past the domain that begins here, else 0."""
    best, first = 0, True
    while at and (end := _label(note, at, spoken=spoken)):
        ending = note.tokens[end - 1]
        named = ending.kind is Kind.WORD and len(ending.key) > 1
        if not first and named and (not spoken or ending.key in ENDINGS):
            best = end
        at, first = _past_dot(note, end), False
    return best


def _label(note: Note, at: int, *, spoken: bool) -> int:
    """Return the index just past one part of a domain, with its hyphens, else 0."""
    token = token_at(note, at)
    if token is None or token.kind is Kind.MARK:
        return 0
    while (sign := token_at(note, at + 1)) and (behind := token_at(note, at + 2)) and behind.kind is not Kind.MARK:
        hyphen = (sign.key == "-" and sign.glued and behind.glued) or (spoken and sign.key in HYPHEN)
        if not hyphen:
            break
        at += 2
    return at + 1


def _past_dot(note: Note, at: int) -> int:
    """Return the index just past a point, written or said, that goes on, else 0."""
    sign, behind = token_at(note, at), token_at(note, at + 1)
    if sign is None or behind is None:
        return 0
    if (sign.key == "." and sign.glued and behind.glued) or (sign.key in DOT and behind.kind is not Kind.MARK):
        return at + 1
    return at + 3 if _bracketed(note, at, DOT) else 0
