"""What a text probably asks, weighed from the concepts in it, when no frame says it outright.

The weights are learnt from the labelled requests by `python -m bench.intents_weights`, and can be read: each line of
`lexicon/weights.txt` is a right, a concept or two that stand together, and how much that speaks for it.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from houvast.engines.intents.matching import Sentence
from houvast.engines.intents.model import Span, Wanted
from houvast.engines.intents.reading import lexicon_lines

LIKELY = 0.4
"""From here on what is likely is proposed: a person decides, and a right that is not seen costs more."""

SUREST = 0.75
"""A weighed proposal is never surer than this: any frame is."""

BASE = "*"
"""The name under which a right's own weight stands, whatever is in the text."""

_MOST_CONCEPTS = 40
_MOST_SPANS = 3


@dataclass(frozen=True, slots=True)
class Likely:
    """What is probably asked, how likely that is (0..1), and the words that speak for it."""

    wanted: Wanted
    confidence: float
    spans: tuple[Span, ...]


def features(concepts: Iterable[str]) -> list[str]:
    """Return what is weighed of a text: each concept in it, and each two of them."""
    known = sorted(set(concepts))[:_MOST_CONCEPTS]
    return [BASE, *known, *(f"{one}&{other}" for one, other in combinations(known, 2))]


def concepts_of(said: Iterable[Sentence]) -> set[str]:
    """Return the concepts that stand in some sentences."""
    return {concept for sentence in said for concept in sentence.concepts() if sentence.places(concept)}


def likeliest(said: list[Sentence]) -> Likely | None:
    """Return the right that some sentences most probably ask, if any is likely."""
    found = features(concepts_of(said))
    wanted, chance = max(((one, _chance(table, found)) for one, table in weights().items()), key=lambda one: one[1])
    if chance < LIKELY:
        return None
    return Likely(wanted, min(round(chance, 2), SUREST), _spans(weights()[wanted], said))


@cache
def weights() -> dict[Wanted, dict[str, float]]:
    """Return how much each concept, or two together, speaks for each right."""
    found: dict[Wanted, dict[str, float]] = {}
    for line in lexicon_lines("weights.txt"):
        wanted, name, weight = line.split()
        found.setdefault(Wanted(wanted), {})[name] = float(weight)
    return found


def _chance(table: dict[str, float], found: Iterable[str]) -> float:
    return 1 / (1 + math.exp(-sum(table.get(one, 0.0) for one in found)))


def _spans(table: dict[str, float], said: list[Sentence]) -> tuple[Span, ...]:
    """Return the words of the concepts that speak loudest for a right, apart from one another."""
    places = [
        (-table[concept], Span(sentence.words[taken[0]].start, sentence.words[taken[-1]].end))
        for sentence in said
        for concept in sentence.concepts()
        if table.get(concept, 0.0) > 0
        for taken in sentence.places(concept)[:1]
    ]
    spans: list[Span] = []
    for _weight, span in sorted(places):
        if all(span.end <= one.start or one.end <= span.start for one in spans):
            spans.append(span)
    return tuple(sorted(spans[:_MOST_SPANS]))
