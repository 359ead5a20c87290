"""How a concept can be said: the entries of a lexicon, and where they stand in a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from houvast.engines.intents.folding import fold, words_of

USUAL_GAP = 4
"""Words that may stand at the place of `..`."""

_SHORTEST_STEM = 3


class PatternUnreadable(ValueError):
    """An entry of the lexicon that cannot be read."""


@dataclass(frozen=True)
class Part:
    """One word of an entry, or one of some concepts in it; up to `gap` words may stand before it."""

    gap: int
    options: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset(one for one in self.options if "*" not in one)

    @cached_property
    def _globs(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.strip("*"), one) for one in self.options if "*" in one)

    def fits(self, word: str) -> bool:
        """Whether a word of the text can stand here."""
        return word in self._exact or any(_fits(word, stem, glob) for stem, glob in self._globs)


@dataclass(frozen=True)
class Pattern:
    """One way to say a concept; `at_end` when the sentence must end with it."""

    parts: tuple[Part, ...]
    at_end: bool = False

    def literals(self) -> Iterator[str]:
        """Give the words and stems in it."""
        return (option.strip("*") for part in self.parts for option in part.options)

    def stems(self) -> Iterator[str]:
        """Give the beginnings of words in it."""
        return (option[:-1] for part in self.parts for option in part.options if option.endswith("*"))


def pattern_of(entry: str) -> Pattern:
    """Read an entry of a concept.

    Words, `a|b` for one of them, `stem*`, `*end`, `@concept` or `@one|@other`, `..` or `..2` where words may stand
    between, `$` where the sentence ends.

    :raises PatternUnreadable: when nothing but a gap is in it.
    """
    parts: list[Part] = []
    gap, at_end = 0, False
    for item in entry.split():
        if between := re.fullmatch(r"\.\.(\d*)", item):
            gap = int(between[1] or USUAL_GAP)
        elif item == "$":
            at_end = True
        else:
            parts += _parts(item, gap)
            gap = 0
    if not parts or gap:
        message = f"'{entry}' holds no words, or ends in a gap: give the words that follow."
        raise PatternUnreadable(message)
    return Pattern(tuple(parts), at_end)


def _parts(item: str, gap: int) -> list[Part]:
    if item.startswith("@"):
        return [Part(gap, concepts=tuple(name.lstrip("@") for name in item.split("|")))]
    if "|" in item or "*" in item:
        return [Part(gap, tuple(fold(option) for option in item.split("|")))]
    first, *rest = words_of(item)
    return [Part(gap, (first,)), *(Part(0, (word,)) for word in rest)]


def _fits(word: str, stem: str, glob: str) -> bool:
    if glob.startswith("*"):
        return word.endswith(stem) and len(word) >= len(stem) + _SHORTEST_STEM
    return word.startswith(stem)


def first_match(pattern: Pattern, at: int, words: Sequence[str], concepts: "Finder") -> tuple[int, ...]:
    """Return the words (by place) that a pattern takes from `at` on, with the least between; none when it doesn't."""
    return next(_matches(pattern, 0, at, words, concepts), ())


class Finder:
    """Where concepts begin; what `first_match` asks for the concepts inside an entry."""

    def starting(self, concept: str, at: int) -> Iterator[tuple[int, ...]]:
        """Give the words of each occurrence that begins there."""
        raise NotImplementedError


def _matches(
    pattern: Pattern, index: int, at: int, words: Sequence[str], concepts: Finder
) -> Iterator[tuple[int, ...]]:
    if index == len(pattern.parts):
        if not pattern.at_end or at == len(words):
            yield ()
        return
    part = pattern.parts[index]
    for place in range(at, min(at + part.gap + 1, len(words))):
        for taken in _taken(part, place, words, concepts):
            for rest in _matches(pattern, index + 1, taken[-1] + 1, words, concepts):
                yield (*taken, *rest)


def _taken(part: Part, place: int, words: Sequence[str], concepts: Finder) -> Iterator[tuple[int, ...]]:
    if part.concepts:
        for concept in part.concepts:
            yield from concepts.starting(concept, place)
    elif part.fits(words[place]):
        yield (place,)
