"""Addresses: a street, its house number and the postcode directly behind, or a Dutch postcode and a house number."""

from typing import Final

from houvast.engines.scanner.notes import Kind, Note
from houvast.engines.scanner.recognisers import housenumber, postcode
from houvast.engines.scanner.recognisers.runs import digits_only, near, token_at, words
from houvast.engines.scanner.recognisers.streets import (
    ENGLISH,
    FRENCH,
    GERMAN_OPENERS,
    INNER,
    LINKS,
    OPENERS,
    is_likely,
    is_sure,
)

CODE: Final = "address"
KINDS: Final = (Kind.WORD, Kind.NUMBER, Kind.MIXED)
LAST: Final = words("str strasse weg platz gracht markt dijk")
_MOST, _MOST_JOINED = 7, 8
NUMBER_WORDS: Final = words("nr no n nummer num numero huisnummer huisnr hnr nummero")


def recognise(note: Note, at: int) -> int:
    """Return the index just past an address that begins here, else 0."""
    token = note.tokens[at]
    if token.glued and note.tokens[at - 1].kind is not Kind.MARK:
        return 0
    if token.kind is not Kind.WORD:
        end = _number_first(note, at)
        return with_postcode(note, end) if end else _postcode_first(note, at)
    end = _french(note, at) or _street_first(note, at)
    end = numbered(note, end) if end else 0
    return with_postcode(note, end) if end else 0


def numbered(note: Note, at: int) -> int:
    """Return the index just past the house number behind a street, perhaps with `nr` or a comma before it, else 0."""
    token = token_at(note, at)
    if token is not None and token.key == "," and token.glued and token_at(note, at + 1):
        at += 1
        token = note.tokens[at]
    if token is not None and token.key in NUMBER_WORDS:
        at += 1
        while (mark := token_at(note, at)) and mark.key in ".°:":
            at += 1
    token = token_at(note, at)
    if token is None or token.kind not in housenumber.KINDS or token.glued or not near(note, at):
        return 0
    return housenumber.recognise(note, at)


def with_postcode(note: Note, end: int) -> int:
    """Return the index just past the postcode directly behind an address, or where the address ends."""
    at = end
    for _ in range(2):
        token = token_at(note, at)
        if token is None or token.key not in (",", "-", "te"):
            break
        at += 1
    token = token_at(note, at)
    if token is None or token.glued:
        return end
    return (postcode.recognise(note, at) if token.kind is not Kind.WORD else 0) or postcode.plain_zip(note, at) or end


def _street_first(note: Note, at: int) -> int:
    """Return the index just past the name of a street that begins here: `Lindenwerf`, `Oude Gracht`."""
    token = note.tokens[at]
    if not token.capital:
        return at + 1 if is_sure(token.key) else 0
    end = _word(note, at)
    last = note.tokens[end - 1 if note.tokens[end - 1].kind is Kind.WORD else end - 2].key
    if is_likely(last) or (end > at + 2 and last in LAST):
        return end
    opens = token.key in OPENERS or _inner(note, at + 1)
    return _further(note, at + 1, german=token.key in GERMAN_OPENERS) if opens else 0


def _word(note: Note, at: int) -> int:
    """Return the index just past a word with what hyphens and points join to it: `Jan-van-Eyck-laan`, `Str.`."""
    end = at + 1
    for _ in range(_MOST_JOINED):
        mark, behind = token_at(note, end), token_at(note, end + 1)
        if mark is None or behind is None or not (mark.glued and mark.key in "-'" and behind.glued):
            break
        if behind.kind is not Kind.WORD:
            break
        end += 2
    if (mark := token_at(note, end)) and mark.glued and mark.key == "." and note.tokens[end - 1].key.endswith("str"):
        return end + 1
    return end


def _inner(note: Note, at: int) -> bool:
    token = token_at(note, at)
    return token is not None and token.key in LINKS and not token.glued


def _further(note: Note, at: int, *, german: bool) -> int:
    """Go on over the words inside a name until the one that ends it."""
    for _ in range(_MOST):
        token = token_at(note, at)
        if token is None or (token.kind is not Kind.WORD and token.key not in ".'-") or not near(note, at):
            return 0
        if token.kind is Kind.WORD and not token.capital and token.key not in INNER:
            return 0
        end = _word(note, at)
        last = note.tokens[end - 1] if note.tokens[end - 1].kind is Kind.WORD else note.tokens[end - 2]
        if token.capital and (is_likely(last.key) or last.key in LAST):
            return end
        if token.capital and german and _with_postcode_behind(note, end):
            return end
        at = end
    return 0


def _with_postcode_behind(note: Note, at: int) -> bool:
    end = numbered(note, at)
    return end > 0 and with_postcode(note, end) != end


def _french(note: Note, at: int) -> int:
    """Return the index just past `Rue de la Loi`, `Clos des Ajoncs`, `impasse du Vieux-Lavoir`, else 0."""
    if note.tokens[at].key not in FRENCH or token_at(note, at + 1) is None:
        return 0
    end, here, capital = 0, at + 1, False
    if note.tokens[here].key == "." and note.tokens[here].glued:
        here += 1
    for _ in range(_MOST):
        token = token_at(note, here)
        if token is None or not near(note, here) or not (token.kind is Kind.WORD or token.key in "'-."):
            break
        if token.kind is Kind.WORD and not token.capital and token.key not in INNER and not token.glued:
            break
        if token.key == "." and len(note.tokens[here - 1].key) > 2:
            break
        capital = capital or token.capital
        here += 1
        end = here if token.kind is Kind.WORD and (token.capital or token.glued) else end
    return end if capital else 0


def _number_first(note: Note, at: int) -> int:
    """Read `8 bis chemin des Grillons` and `82 Fernhollow Rise`."""
    here = housenumber.recognise(note, at)
    if here and (mark := token_at(note, here)) and mark.key == ",":
        here += 1
    token = token_at(note, here)
    if not here or token is None or token.kind is not Kind.WORD or token.glued:
        return 0
    return _french(note, here) or _english(note, here)


def _english(note: Note, at: int) -> int:
    """Return the index just past up to four words with capitals of which the last says that it is a street."""
    found = 0
    for count in range(4):
        token = token_at(note, at)
        if token is None or token.kind is not Kind.WORD or not token.capital or not near(note, at):
            break
        at = _word(note, at)
        if count and note.tokens[at - 1].key in ENGLISH:
            found = at
    return found


def _postcode_first(note: Note, at: int) -> int:
    """Read a Dutch postcode and a house number: `9703 GH 12`, `9703GH, nr. 12`."""
    end = postcode.recognise(note, at)
    return numbered(note, end) if end and digits_only(note.tokens[at].key[:4]) else 0
