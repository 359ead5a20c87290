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
_LONGEST_CUT = 3


class NameVerdict(Enum):
    """What a comparison of two names says."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts, folded: given names or initials, and the words of the surname without particles.

    `is_sure` tells whether the parts came apart, or were guessed from one text.
    """

    given: tuple[str, ...]
    surname: frozenset[str]
    is_sure: bool = True


def fold(text: str) -> str:
    """Return the text in lower case, without accents, with straight apostrophes."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).replace("’", "'")
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def names_of(*, given: str = "", surname: str = "", full: str = "") -> frozenset[Name]:
    """Return the name in parts; a full text is read both ways, since systems write surnames first as well."""
    if not full or (given and surname):
        return _without_nobody(_parts(given, surname))
    spaced = re.sub(r"\s*-\s*", "-", full.replace(",", " , "))
    words = [w for w in spaced.split() if fold(w).strip(".") not in _TITLES]
    if "," in words:
        at = words.index(",")
        return _without_nobody(_parts(" ".join(words[at + 1 :]), " ".join(words[:at])))
    readings = [_surname_last(words)] if _ends_in_surname(words) else [_surname_last(words), _surname_first(words)]
    return _likely(_without_nobody(*(_parts(*reading, is_sure=False) for reading in readings)))


@lru_cache(maxsize=4096)
def compare_names(one: Name, other: Name) -> NameVerdict:
    """Tell whether two names can be one person's.

    SAME needs a shared surname word and given names (or initials) that agree; a given name that is missing on one side
    leaves it UNKNOWN; no surname word in common, or given names that clash, is DIFFERENT. Where it is a guess on both
    sides which word is the surname (Bakker Johan, Bakker Johanna), a word that is only alike is another word.
    """
    if not one.surname or not other.surname:
        return NameVerdict.UNKNOWN
    if not _share_a_word(one.surname, other.surname, spelt_alike=one.is_sure or other.is_sure):
        return NameVerdict.DIFFERENT
    if not one.given or not other.given:
        return NameVerdict.UNKNOWN
    return NameVerdict.SAME if _agree(one.given[0], other.given[0]) else NameVerdict.DIFFERENT


def _parts(given: str, surname: str, *, is_sure: bool = True) -> Name:
    first = tuple(w for w in _words(given) if w not in _TITLES and w not in _PARTICLES)
    return Name(first, frozenset(w for w in _words(surname) if w not in _PARTICLES), is_sure)


def _likely(readings: frozenset[Name]) -> frozenset[Name]:
    """Drop the way of reading that leaves no given name, or initials for a surname, where the other way does not."""
    complete = frozenset(n for n in readings if n.given and any(len(word) > 1 for word in n.surname))
    return complete or readings


def _without_nobody(*names: Name) -> frozenset[Name]:
    return frozenset(n for n in names if n.given or n.surname)


def _ends_in_surname(words: list[str]) -> bool:
    """Tell whether an initial stands in the middle (Jan B. Smit): then the last word is no given name."""
    return len(words) > 1 and not _is_initials(words[-1]) and any(_is_initials(w) for w in words[1:-1])


def _is_initials(word: str) -> bool:
    return all(len(part) == 1 for part in _words(word))


def _surname_last(words: list[str]) -> tuple[str, str]:
    starts = (i for i, w in enumerate(words) if i and (w.casefold() in _PARTICLES or _leads_on(w)))
    at = next(starts, max(len(words) - 1, 0))
    return " ".join(words[:at]), " ".join(words[at:])


def _surname_first(words: list[str]) -> tuple[str, str]:
    ends = (i + 1 for i, w in enumerate(words) if w.casefold() not in _PARTICLES and not _leads_on(w))
    cut = next(ends, len(words))
    return " ".join(words[cut:]), " ".join(words[:cut])


def _leads_on(word: str) -> bool:
    """Tell whether a word is the first half of a double name whose second half follows (Zonderland-de Wit)."""
    _, hyphen, end = word.casefold().rpartition("-")
    return bool(hyphen) and end in _PARTICLES


def _words(text: str) -> list[str]:
    spaced = re.sub(r"(?<=\b\w)\.(?=\w)", ". ", fold(text))
    return [w for w in re.split(r"[^\w']+", spaced) if w]


def _share_a_word(one: frozenset[str], other: frozenset[str], *, spelt_alike: bool) -> bool:
    if one & other:
        return True
    return any(_looks_like(a, b) and (spelt_alike or _ends_like(a, b)) for a in one for b in other)


def _agree(one: str, other: str) -> bool:
    """Tell whether two given names can be one; Jan and Jana, Mario and Maria are two people however alike they look."""
    if _is_cut(one) or _is_cut(other):
        return one[0] == other[0]
    return one == other or (_looks_like(one, other) and _ends_like(one, other))


def _is_cut(word: str) -> bool:
    """Tell whether a given name is cut short: one letter, or a few consonants (Th., Chr., MV)."""
    return len(word) == 1 or (len(word) <= _LONGEST_CUT and word.isascii() and not set(word) & set("aeiouy"))


def _looks_like(one: str, other: str) -> bool:
    return JaroWinkler.similarity(one, other) >= _ALIKE


def _ends_like(one: str, other: str) -> bool:
    return one[-1] == other[-1] and not one.startswith(other) and not other.startswith(one)
