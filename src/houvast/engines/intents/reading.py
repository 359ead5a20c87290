"""The lexicon: what concepts are called in each language, and which of them together make a wish."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from houvast.engines.intents.model import Wanted
from houvast.engines.intents.patterns import Pattern, pattern_of
from houvast.engines.intents.spelling import Speller

LANGUAGES = ("nl", "fr", "en", "de")
USUAL_DISTANCE = 8
"""Words that may stand between two concepts of a frame."""

_MOST_REMEMBERED = 5_000
_FRAME = re.compile(
    r"(?P<sure>\.\d+) (?P<concepts>@\w+(?: [&<] @\w+)*)"
    r"(?: /(?P<distance>\d+))?(?P<within> within)?(?: after (?P<after>@\w+(?: @\w+)*))?"
)


class LexiconUnreadable(ValueError):
    """A line of the lexicon that says nothing."""


@dataclass(frozen=True)
class Language:
    """What one language knows: its concepts, the words that begin a clause, and words that only this language has."""

    code: str
    concepts: dict[str, tuple[Pattern, ...]]
    joints: frozenset[str]
    words: frozenset[str]
    speller: Speller
    _begun: dict[str, tuple[tuple[str, Pattern], ...]] = field(default_factory=dict)

    def beginning_with(self, word: str) -> tuple[tuple[str, Pattern], ...]:
        """Return the entries that begin with a word, each with its concept."""
        if word not in self._begun:
            found = tuple((name, one) for name, one in self._entries() if one.parts[0].fits(word))
            if len(self._begun) >= _MOST_REMEMBERED:
                self._begun.clear()
            self._begun[word] = found
        return self._begun[word]

    def beginning_with_concepts(self, concept: str) -> Iterator[Pattern]:
        """Give the entries of a concept that begin with another concept."""
        return (one for one in self.concepts.get(concept, ()) if one.parts[0].concepts)

    def _entries(self) -> Iterator[tuple[str, Pattern]]:
        return ((name, one) for name, entries in self.concepts.items() for one in entries)


@dataclass(frozen=True, slots=True)
class Frame:
    """Concepts that together say what a caller wants.

    `ordered[i]` tells that concept i stands before concept i + 1; `unless` may not stand in the same clauses; one of
    `after` must have been said before.
    """

    wanted: Wanted
    confidence: float
    concepts: tuple[str, ...]
    ordered: tuple[bool, ...]
    distance: int = USUAL_DISTANCE
    within: bool = False
    after: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@cache
def language(code: str) -> Language:
    """Return what is known of a language.

    :raises LexiconUnreadable: when a line of its file says nothing.
    """
    concepts: dict[str, tuple[Pattern, ...]] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for line in lexicon_lines(f"{code}.txt"):
        name, colon, words = line.partition(": ")
        if colon and "=" not in name:
            lists[name] = tuple(words.split())
        elif " = " in line:
            name, _equals, said = line.partition(" = ")
            concepts[name] = tuple(pattern_of(entry) for entry in said.split(","))
        elif not line.startswith("["):
            message = f"{code}.txt: '{line}' is no concept: write 'name = words, words'."
            raise LexiconUnreadable(message)
    own = frozenset((*lists["words"], *lists["joints"]))
    entries = [one for patterns in concepts.values() for one in patterns]
    literals = {word for one in entries for word in one.literals()}
    stems = {stem for one in entries for stem in one.stems()}
    speller = Speller(literals | own, stems, lists["openers"])
    return Language(code, concepts, frozenset(lists["joints"]), own, speller)


@cache
def frames() -> tuple[Frame, ...]:
    """Return what must stand together.

    :raises LexiconUnreadable: when a line says nothing.
    """
    found: list[Frame] = []
    wanted = Wanted.NONE
    unless: tuple[str, ...] = ()
    for line in lexicon_lines("frames.txt"):
        if line.startswith("["):
            wanted, unless = Wanted(line.strip("[]")), ()
        elif line.split()[0] == "unless":
            unless = _names(line)
        else:
            found.append(_frame(line, wanted, unless))
    return tuple(found)


def _frame(line: str, wanted: Wanted, unless: tuple[str, ...]) -> Frame:
    read = _FRAME.fullmatch(line)
    if read is None:
        message = f"frames.txt: '{line}' is no frame: write '.9 @one & @other'."
        raise LexiconUnreadable(message)
    return Frame(
        wanted=wanted,
        confidence=float(read["sure"]),
        concepts=_names(read["concepts"]),
        ordered=tuple(sign == "<" for sign in re.findall("[&<]", read["concepts"])),
        distance=int(read["distance"] or USUAL_DISTANCE),
        within=bool(read["within"]),
        after=_names(read["after"] or ""),
        unless=unless,
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"@(\w+)", text))


def lexicon_lines(name: str) -> Iterator[str]:
    """Give the lines of a file of the lexicon that say something."""
    text = (files("houvast.engines.intents") / "lexicon" / name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return (line for line in lines if line and not line.startswith("#"))
