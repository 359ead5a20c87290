"""E-mail addresses: as written, and spelled out as people say them."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers.runs import mark_at, near, token_at

CODE: Final = "email"
KINDS: Final = (Kind.WORD, Kind.NUMBER, Kind.MIXED)
_LOCAL_MARKS: Final = "._+-%'&"
_AT: Final = frozenset("at apenstaart apenstaartje apestaart apestaartje arobase arobas klammeraffe affenschwanz aet ad".split())
_DOT: Final = frozenset("punt dot point punkt".split())
_JOIN: Final = _DOT | frozenset("streepje tiret dash hyphen underscore laagstreepje bindestrich unterstrich minus plus".split())
_ENDINGS: Final = frozenset(
    "nl be com org net eu fr de uk co ie at ch lu es it info biz io me email online example test invalid frl amsterdam "
    "vlaanderen brussels gent nu tv shop app dev bzh".split()
)
_MOST: Final = 12


def recognise(note: Note, at: int) -> int:
    """Return the index just past an e-mail address that begins here, else 0."""
    if _inside(note, at):
        return 0
    at_sign = _local(note, at)
    if not at_sign:
        return 0
    host = _past_at(note, at_sign)
    spoken = note.tokens[at_sign].key != "@" or not note.tokens[at_sign].glued
    return _domain(note, host, spoken=spoken) if host else 0


def _inside(note: Note, at: int) -> bool:
    """Whether this token is a later part of a written address."""
    if at < 2:  # noqa: PLR2004 - a mark and a word before it
        return False
    if note.tokens[at].glued and note.tokens[at - 1].glued and mark_at(note, at - 1, _LOCAL_MARKS):
        return note.tokens[at - 2].kind is not Kind.MARK
    return note.tokens[at - 1].key in _JOIN and note.tokens[at - 2].kind is not Kind.MARK


def _local(note: Note, at: int) -> int:
    """Return the index of the sign or word that stands for @ behind a local part that begins here, else 0."""
    for _ in range(_MOST):
        after = at + 1
        if after + 1 >= len(note.tokens):
            return 0
        token, behind = note.tokens[after], note.tokens[after + 1]
        if token.key == "@" or token.key in _AT or (token.key in "([" and behind.key in _AT):
            return after if near(note, after) else 0
        joined = token.kind is Kind.MARK and token.glued and behind.glued and token.key in _LOCAL_MARKS
        if not joined and not (token.key in _JOIN and not behind.glued):
            return 0
        at = after + 1
        if behind.kind is Kind.MARK:
            at = after
    return 0


def _past_at(note: Note, at: int) -> int:
    """Return the index of the domain's first word behind @, `at`, `(at)` or `[at]`, else 0."""
    if note.tokens[at].key in "([":
        at += 2
        return at if mark_at(note, at - 1 + 0, "])") and token_at(note, at) else at + 1 if mark_at(note, at, ")]") else 0
    return at + 1


def _domain(note: Note, at: int, *, spoken: bool) -> int:
    """Return the index just past the domain that begins here, else 0."""
    last = 0
    for _ in range(_MOST):
        token = token_at(note, at)
        if token is None or token.kind is Kind.MARK:
            return last
        dot = _dot(note, at + 1)
        label = note.tokens[at].key
        if last and not dot and label.isalpha() and 1 < len(label) and (not spoken or label in _ENDINGS):
            return at + 1
        if dot:
            last = at + 1 if last and label in _ENDINGS else last or -1
            at = dot
            continue
        return _hyphened(note, at, last, spoken=spoken)
    return 0


def _hyphened(note: Note, at: int, last: int, *, spoken: bool) -> int:
    """Go on behind a hyphen in a domain's label."""
    joint = mark_at(note, at + 1, "-") or (spoken and (t := token_at(note, at + 1)) is not None and t.key in _JOIN)
    if joint and token_at(note, at + 2):
        return _domain(note, at + 2, spoken=spoken)
    return max(last, 0)


def _dot(note: Note, at: int) -> int:
    """Return the index just past a point, written or said, that goes on, else 0."""
    token, behind = token_at(note, at), token_at(note, at + 1)
    if token is None or behind is None or behind.kind is Kind.MARK and behind.key not in "([":
        return 0
    if token.key == "." and token.glued and behind.glued:
        return at + 1
    if token.key in _DOT and not token.glued:
        return at + 1
    closed = token_at(note, at + 2)
    return at + 3 if token.key in "([" and behind.key in _DOT and closed is not None and closed.key in ")]" else 0
