"""Compare names of people as they are written in the Low Countries.

Tussenvoegsels, hyphenated double names, initials and accents differ from system to system; given names that clash at
one surname mean two people (father and daughter at one address).
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

_PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "den",
        "der",
        "het",
        "'t",
        "ter",
        "ten",
        "te",
        "op",
        "in",
        "aan",
        "bij",
        "uit",
        "voor",
        "la",
        "le",
        "les",
        "du",
        "des",
        "di",
        "da",
        "el",
        "al",
        "y",
        "en",
        "e",
    ]
)
_TITLES = frozenset(
    [
        "dhr",
        "mw",
        "mevr",
        "mevrouw",
        "meneer",
        "heer",
        "de",
        "drs",
        "dr",
        "ir",
        "ing",
        "mr",
        "prof",
        "mme",
        "mlle",
        "m",
        "mrs",
        "ms",
        "miss",
    ]
)
_ALIKE = 0.92


class NameVerdict(Enum):
    """What a comparison of two names says."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts, folded: given names or initials, and the words of the surname without particles."""

    given: tuple[str, ...]
    surname: frozenset[str]


def fold(text: str) -> str:
    """Return the text in lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def name_of(*, given: str = "", surname: str = "", full: str = "") -> Name | None:
    """Return the parts of a name, given apart or as one text; None when there is no word in it."""
    if full and not (given and surname):
        given, surname = _split(full)
    words = frozenset(w for w in _words(surname) if w not in _PARTICLES)
    first = tuple(w for w in _words(given) if w not in _TITLES and w not in _PARTICLES)
    return Name(first, words) if words or first else None


@lru_cache(maxsize=4096)
def compare_names(one: Name, other: Name) -> NameVerdict:
    """Tell whether two names can be one person's.

    SAME needs a shared surname word and given names (or initials) that agree; a given name that is missing on one side
    leaves it UNKNOWN; no surname word in common, or given names that clash, is DIFFERENT.
    """
    if not one.surname or not other.surname:
        return NameVerdict.UNKNOWN
    if not _share_a_word(one.surname, other.surname):
        return NameVerdict.DIFFERENT
    if not one.given or not other.given:
        return NameVerdict.UNKNOWN
    return NameVerdict.SAME if _agree(one.given[0], other.given[0]) else NameVerdict.DIFFERENT


def _split(full: str) -> tuple[str, str]:
    if "," in full:
        surname, _, given = full.partition(",")
        return given, surname
    words = [w for w in full.split() if w.strip(".").casefold() not in _TITLES]
    at = next((i for i, w in enumerate(words) if i and w.casefold() in _PARTICLES), None)
    cut = at if at is not None else max(len(words) - 1, 1)
    return " ".join(words[:cut]), " ".join(words[cut:])


def _words(text: str) -> list[str]:
    spaced = re.sub(r"(?<=\b\w)\.(?=\w)", ". ", fold(text))
    return [w for w in re.split(r"[^\w']+", spaced) if w]


def _share_a_word(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) or any(JaroWinkler.similarity(a, b) >= _ALIKE for a in one for b in other)


def _agree(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return JaroWinkler.similarity(one, other) >= _ALIKE
