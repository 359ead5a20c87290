"""Which card fits what a caller says: every word counts by how few cards know it, misspelt words a little less."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from houvast.features.guide.contracts import Card
from houvast.features.guide.reading import cards
from houvast.features.guide.stemming import stems, words

CALLERS_WORDS, SCRIPT = 3.0, 1.0
"""How much a word counts where callers use it, and where only the script does."""

ENOUGH = 0.3
"""A card that scores less of the best one than this is not shown."""


@dataclass(frozen=True, slots=True)
class _Index:
    weights: Mapping[str, Mapping[str, float]]  # stem -> card -> weight
    phrases: tuple[tuple[str, tuple[str, ...]], ...]  # card, stems of what callers say, and their words as they are
    count: int


def find_cards(said: str, language: str, most: int = 9) -> tuple[Card, ...]:
    """Give the cards that fit what a caller says, the best first."""
    index, asked, as_said = _index(language), stems(said, language), tuple(words(said))
    score: defaultdict[str, float] = defaultdict(float)
    for stem in dict.fromkeys(asked):
        known, closeness = _nearest(stem, index.weights)
        rarity = math.log(1 + index.count / len(index.weights[known])) if known else 0.0
        for card, weight in index.weights.get(known, {}).items():
            score[card] += weight * rarity * closeness
    for card, phrase in index.phrases:
        if (len(phrase) > 1 and _holds(asked, phrase)) or as_said == phrase:
            score[card] += CALLERS_WORDS * len(phrase)
    best = max(score.values(), default=0.0)
    fitting = sorted((card for card in score if score[card] >= ENOUGH * best), key=lambda card: (-score[card], card))
    return tuple(cards(language)[card] for card in fitting[:most])


def slips_allowed(stem: str) -> int:
    """Say in how many slips of the keys a word may differ from another: the longer it is, the more."""
    return 0 if len(stem) < 4 else 1 if len(stem) < 7 else 2


def closeness(one: str, other: str) -> float:
    """Say how alike two stems are, 0..1; 0 when they differ in more than a slip of the keys."""
    allowed = slips_allowed(one)
    slips = DamerauLevenshtein.distance(one, other, score_cutoff=allowed)
    return 0.0 if slips > allowed else 1 - slips / (allowed + 1)


@cache
def _index(language: str) -> _Index:
    weights: dict[str, dict[str, float]] = {}
    phrases: list[tuple[str, tuple[str, ...]]] = []
    for card in cards(language).values():
        said = [tuple(stems(text, language)) for text in (card.title, *card.keys)]
        phrases += [(card.key, phrase) for phrase in said]
        phrases += [(card.key, tuple(words(text))) for text in (card.title, *card.keys)]
        _weigh(weights, card.key, (stem for phrase in said for stem in phrase), CALLERS_WORDS)
        script = (stem for text in card.said.values() for stem in stems(text, language))
        _weigh(weights, card.key, script, SCRIPT)
    return _Index(weights, tuple(phrases), len(cards(language)))


def _weigh(weights: dict[str, dict[str, float]], card: str, found: Iterable[str], weight: float) -> None:
    for stem in set(found):
        here = weights.setdefault(stem, {})
        here[card] = max(weight, here.get(card, 0.0))


def _nearest(stem: str, known: Iterable[str]) -> tuple[str, float]:
    if stem in known:
        return stem, 1.0
    alike, word = max(((closeness(stem, other), other) for other in known), default=(0.0, ""))
    if alike:
        return word, alike
    # What is still being typed: the beginning of a word that is known.
    begun = min((other for other in known if len(stem) > 2 and other.startswith(stem)), key=len, default="")
    return begun, 0.5 if begun else 0.0


def _holds(asked: list[str], phrase: tuple[str, ...]) -> bool:
    return any(tuple(asked[at : at + len(phrase)]) == phrase for at in range(len(asked) - len(phrase) + 1))
