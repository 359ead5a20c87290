"""Which known word a misspelt one means."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

SHORTEST = 5
"""Letters; in shorter words one letter makes another word."""

_SHORTEST_BEHEADED = 2
_SWAPPED = range(4, SHORTEST + 1)

_SOUNDS = (
    (re.compile("ij|ei|ey|y"), "i"),
    (re.compile("ae"), "a"),
    (re.compile("oe"), "o"),
    (re.compile("ue"), "u"),
    (re.compile("ph"), "f"),
    (re.compile("ck|c(?=[aou])|q"), "k"),
    (re.compile("dt"), "t"),
    (re.compile("z"), "s"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return a word without the differences that one does not hear."""
    for pattern, plain in _SOUNDS:
        word = pattern.sub(plain, word)
    return word


class Speller:
    """Finds the known word that a misspelt word means.

    `stems` are the beginnings of known words; `openers` short words that a sentence begins with, the likeliest first.
    """

    def __init__(self, known: Iterable[str], stems: Iterable[str] = (), openers: Iterable[str] = ()) -> None:
        self._known = frozenset(known)
        long_stems = {stem for stem in stems if len(stem) >= SHORTEST}
        self._stems = sorted((sound(stem), stem) for stem in long_stems)
        self._beheaded = {one[1:]: one for one in sorted(self._known) if len(one) > SHORTEST}
        self._beheaded |= {one[1:]: one for one in reversed(tuple(openers))}
        self._beheaded_stems = {stem[1:]: stem for stem in sorted(long_stems)}
        self._swapped = {slip: one for one in sorted(self._known) if len(one) in _SWAPPED for slip in _swaps(one)}
        self._sounds: dict[str, str] = {}
        self._by_start: dict[str, list[str]] = {}
        for word in sorted(self._known, key=lambda one: (-len(one), one)):
            if len(word) >= SHORTEST:
                self._sounds.setdefault(sound(word), word)
                self._by_start.setdefault(word[0], []).append(word)

    def meant(self, word: str) -> str:
        """Return the known word that is meant, or the word itself."""
        if word in self._known or word.isdigit():
            return word
        if len(word) <= SHORTEST:
            return self._swapped.get(word) or self._alike(word)
        return self._alike(word)

    def _alike(self, word: str) -> str:
        if len(word) < SHORTEST:
            return word
        if alike := self._sounds.get(sound(word)):
            return alike
        heard = sound(word)
        for begin, stem in self._stems:
            if heard.startswith(begin):
                return stem + heard[len(begin) :]
        near = (one for one in self._by_start.get(word[0], ()) if len(one) > SHORTEST and one_off(word, one))
        return next(near, word)

    def begun(self, word: str) -> str:
        """Return the known word of which the first letter was not typed (`erwijder`), or the word itself.

        Meant for the first word of a sentence, where that happens: the hand was not yet on the keys.
        """
        if word in self._known or len(word) < _SHORTEST_BEHEADED:
            return word
        if whole := self._beheaded.get(word):
            return whole
        starts = (word[:end] for end in range(len(word), SHORTEST - 2, -1))
        stem = next((self._beheaded_stems[one] for one in starts if one in self._beheaded_stems), "")
        return stem[:1] + word


def _swaps(word: str) -> Iterator[str]:
    """Give a word with each two letters that stand beside each other in the other order."""
    return (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))


def one_off(one: str, other: str) -> bool:
    """Whether one letter was missed, added, changed, or two changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[at:], other[at:]
    swapped = left[:2] == right[1::-1] and len(left) > 1 and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]
