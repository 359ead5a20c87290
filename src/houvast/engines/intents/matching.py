"""Where concepts stand in a sentence, and which frames they fill."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product

from houvast.engines.intents.folding import Word
from houvast.engines.intents.model import Span
from houvast.engines.intents.patterns import Finder, Pattern, first_match
from houvast.engines.intents.reading import Frame, Language

MOST_OCCURRENCES = 8
"""Of one concept in one sentence; who repeats it more often says nothing new."""

Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that a sentence fills, and the piece of the text that fills it."""

    frame: Frame
    span: Span


class Sentence(Finder):
    """A sentence in a language, and where each concept stands in it, looked up once."""

    def __init__(self, words: Sequence[Word], language: Language) -> None:
        self.words = words
        self._texts = [language.speller.meant(word.text) for word in words]
        self._texts[0] = language.speller.begun(self._texts[0])
        self._language = language
        self._found: dict[str, list[Places]] = {}
        self._to_try: dict[str, list[tuple[int, Pattern]]] = {}
        for at, text in enumerate(self._texts):
            for concept, pattern in language.beginning_with(text):
                self._to_try.setdefault(concept, []).append((at, pattern))

    def concepts(self) -> Iterable[str]:
        """Return the names of the concepts that the language knows."""
        return self._language.concepts

    def places(self, concept: str) -> list[Places]:
        """Return the words of each occurrence of a concept."""
        if concept not in self._found:
            self._found[concept] = _longest({one for one in self._look(concept) if one})
        return self._found[concept]

    def starting(self, concept: str, at: int) -> Iterator[Places]:
        """Give the words of each occurrence that begins there."""
        return (one for one in self.places(concept) if one[0] == at)

    def _look(self, concept: str) -> Iterator[Places]:
        for at, pattern in self._to_try.get(concept, ()):
            yield first_match(pattern, at, self._texts, self)
        for pattern in self._language.beginning_with_concepts(concept):
            begins = {places[0] for inner in pattern.parts[0].concepts for places in self.places(inner)}
            yield from (first_match(pattern, at, self._texts, self) for at in begins)


def _longest(found: set[Places]) -> list[Places]:
    """Leave out what is only a part of a longer way to say the same (`weg` in `haal het weg`)."""
    return sorted(one for one in found if not any(set(one) < set(other) for other in found))


def match(frame: Frame, sentence: Sentence, was_said: Callable[[str], bool]) -> Match | None:
    """Return the shortest piece of a sentence that fills a frame; `was_said` tells of a concept earlier in the text."""
    if frame.after and not any(was_said(concept) for concept in frame.after):
        return None
    options = [list(islice(sentence.places(concept), MOST_OCCURRENCES)) for concept in frame.concepts]
    fitting = [taken for taken in product(*options) if _fits(frame, taken, sentence)]
    if not fitting:
        return None
    first, last = min((_hull(taken) for taken in fitting), key=lambda hull: (hull[1] - hull[0], hull))
    return Match(frame, Span(sentence.words[first].start, sentence.words[last].end))


def _fits(frame: Frame, taken: tuple[Places, ...], sentence: Sentence) -> bool:
    used = [place for places in taken for place in places]
    if len(used) != len(set(used)) or not _in_order(frame, taken) or not _near(frame, taken):
        return False
    first, last = _hull(taken)
    clauses = range(sentence.words[first].clause, sentence.words[last].clause + 1)
    if frame.within and len(clauses) > 1:
        return False
    return not any(_stands(concept, set(used), clauses, sentence) for concept in frame.unless)


def _in_order(frame: Frame, taken: tuple[Places, ...]) -> bool:
    return all(not ordered or a[0] < b[0] for ordered, (a, b) in zip(frame.ordered, pairwise(taken), strict=True))


def _near(frame: Frame, taken: tuple[Places, ...]) -> bool:
    behind = None
    for places in sorted(taken):
        if behind is not None and places[0] - behind - 1 > frame.distance:
            return False
        behind = max(behind or 0, places[-1])
    return True


def _stands(concept: str, used: set[int], clauses: range, sentence: Sentence) -> bool:
    return any(
        not used >= set(places) and sentence.words[places[0]].clause in clauses for places in sentence.places(concept)
    )


def _hull(taken: tuple[Places, ...]) -> tuple[int, int]:
    return min(places[0] for places in taken), max(places[-1] for places in taken)
