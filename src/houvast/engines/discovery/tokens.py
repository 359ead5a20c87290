"""Take the name of a table or column apart: snake_case, camelCase, and words that were glued together."""

import re
import unicodedata
from functools import lru_cache

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_SIGNS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe"})
_LINKS = ("", "s", "n", "en", "e")
_SHORTEST = 2
_SHORT_ENDS = frozenset({"nr", "no", "nm", "dt", "cd", "id", "ip"})
_COSTS_LINK, _COSTS_SHORT = 0.6, 1.0


def fold(text: str) -> str:
    """Return the text in lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SIGNS))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case; digits stand by themselves."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", name.translate(_SIGNS)) if not unicodedata.combining(c))
    return tuple(piece.lower() for piece in _PIECE.findall(flat))


def parts(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """Return the known words that a glued word is made of, as few as possible; empty where it is not."""
    return _parts(word, known)[1]


@lru_cache(maxsize=16384)
def _parts(word: str, known: frozenset[str]) -> tuple[float, tuple[str, ...]]:
    best: tuple[float, tuple[str, ...]] = (float("inf"), ())
    for end in range(_SHORTEST, len(word) + 1):
        head = word[:end]
        if head not in known or (end == _SHORTEST and head not in _SHORT_ENDS):
            continue
        for link in _LINKS:
            rest = word[end:]
            if not rest.startswith(link):
                continue
            cost, tail = _rest(rest[len(link) :], known)
            cost += 1 + (_COSTS_LINK if link else 0) + (_COSTS_SHORT if end <= len("tel") else 0)
            if cost < best[0] and not (link and not tail):
                best = (cost, (head, *tail))
    return best


def _rest(word: str, known: frozenset[str]) -> tuple[float, tuple[str, ...]]:
    return _parts(word, known) if word else (0.0, ())
