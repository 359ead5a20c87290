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
    "van/von/de/den/der/het/'t/ter/ten/te/op/in/aan/bij/uit/voor/la/le/les/du/des/di/da/el/al/en".split("/")  # noqa: SIM905 -- a line, not a column
)
_TITLES = frozenset(
    "dhr/mw/mevr/mevrouw/meneer/heer/drs/dr/ir/ing/mr/prof/mme/mlle/mrs/ms/miss".split("/")  # noqa: SIM905 -- idem
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


def names_of(*, given: str = "", surname: str = "", full: str = "") -> frozenset[Name]:
    """Return the name in parts; a full text is read both ways, since systems write surnames first as well."""
    if not full or (given and surname):
        return _without_nobody(_parts(given, surname))
    words = [w for w in full.replace(",", " , ").split() if fold(w).strip(".") not in _TITLES]
    if "," in words:
        at = words.index(",")
        return _without_nobody(_parts(" ".join(words[at + 1 :]), " ".join(words[:at])))
    return _without_nobody(_parts(*_surname_last(words)), _parts(*_surname_first(words)))


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


def _parts(given: str, surname: str) -> Name:
    first = tuple(w for w in _words(given) if w not in _TITLES and w not in _PARTICLES)
    return Name(first, frozenset(w for w in _words(surname) if w not in _PARTICLES))


def _without_nobody(*names: Name) -> frozenset[Name]:
    return frozenset(n for n in names if n.given or n.surname)


def _surname_last(words: list[str]) -> tuple[str, str]:
    at = next((i for i, w in enumerate(words) if i and w.casefold() in _PARTICLES), max(len(words) - 1, 0))
    return " ".join(words[:at]), " ".join(words[at:])


def _surname_first(words: list[str]) -> tuple[str, str]:
    cut = next((i + 1 for i, w in enumerate(words) if w.casefold() not in _PARTICLES), len(words))
    return " ".join(words[cut:]), " ".join(words[:cut])


def _words(text: str) -> list[str]:
    spaced = re.sub(r"(?<=\b\w)\.(?=\w)", ". ", fold(text))
    return [w for w in re.split(r"[^\w']+", spaced) if w]


def _share_a_word(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) or any(JaroWinkler.similarity(a, b) >= _ALIKE for a in one for b in other)


def _agree(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return JaroWinkler.similarity(one, other) >= _ALIKE
