"""What is known of a text after reading it."""

from dataclasses import dataclass
from enum import StrEnum


class Address(StrEnum):
    """How a text speaks to its reader: `u`, `vous`, `Sie`, or `je`, `tu`, `du`."""

    FORMAL = "formal"
    INFORMAL = "informal"


class Hindrance(StrEnum):
    """Why a text may read hard; a warning, never a verdict."""

    SCORE = "score"
    LONG_SENTENCE = "long_sentence"
    JARGON = "jargon"
    MIXED_ADDRESS = "mixed_address"


@dataclass(frozen=True, slots=True)
class Jargon:
    """A word of lawyers or offices that the text does not explain, with what to write instead."""

    term: str
    instead: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading or item of a list, and its number of words."""

    text: str
    words: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in numbers: `score` is higher as it reads easier, mostly between 0 and 100, and never clamped.

    `passive` holds the sentences that may be in the passive voice. No level such as B1 follows from these numbers.
    """

    language: str
    words: int
    syllables: int
    sentences: tuple[Sentence, ...]
    score: float
    jargon: tuple[Jargon, ...]
    passive: tuple[str, ...]
    address: frozenset[Address]

    @property
    def mean_sentence(self) -> float:
        """Give the mean number of words in a sentence."""
        return self.words / len(self.sentences) if self.sentences else 0.0

    @property
    def longest(self) -> Sentence:
        """Give the longest sentence; an empty one when there are none."""
        return max(self.sentences, key=lambda one: one.words, default=Sentence("", 0))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a text for the public is held to; the score of fewer words than `scored_from` says nothing."""

    score: float = 50.0
    longest: int = 30
    scored_from: int = 25


FIRST_LAYER = Limits(score=60.0)
"""For the first layer of a privacy statement."""
WHOLE_TEXT = Limits()
