"""Answers to what a caller asks: by stem, and where a word is not known by the words that look like it."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import Case, Count, F, FloatField, Max, Sum, Value, When
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from houvast.features.guide.contracts import Hit
from houvast.features.guide.finding import closeness, slips_allowed
from houvast.features.guide.models import Answer, Posting, Term
from houvast.features.guide.stemming import stems

MOST_WORDS = 12
_LOOKED_AT = 20
_SHORT = 3

_ALIKE = 3
_FITS = 0.25
"""What scores less of the best answer than this is not an answer to the question."""


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Every stem of one organisation in one language: its id, and laid out to find the ones that look like a word."""

    ids: Mapping[str, int]
    ordered: tuple[str, ...]
    by_length: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Wanted:
    term: int
    weight: float


def search(said: str, *, organisation: UUID, language: str, most: int = 5) -> tuple[Hit, ...]:
    """Give the answers of one organisation that fit, the best first; never one of another organisation."""
    asked = list(dict.fromkeys(stems(said, language)))[:MOST_WORDS]
    wanted = list(_wanted(asked, _vocabulary(organisation, language)))
    scored = _scored(wanted, most)
    best = max(scored.values(), default=0.0)
    rows = Answer.objects.select_related("organisation").in_bulk(list(scored))
    fitting = [(rows[key], score / best) for key, score in scored.items() if score >= _FITS * best]
    return tuple(Hit(row.facts(), round(score, 3)) for row, score in fitting)


def _wanted(asked: list[str], vocabulary: _Vocabulary) -> Iterable[_Wanted]:
    found: list[tuple[int, float]] = []
    for stem in asked:
        found += [(vocabulary.ids[stem], 1.0)] if stem in vocabulary.ids else _alike(stem, vocabulary)
    spread = dict(
        Posting.objects.filter(term__in=[key for key, _ in found]).values_list("term").annotate(Count("id")).order_by()
    )
    for key, close in found:
        yield _Wanted(key, close / math.log(2 + spread.get(key, 0)))


def _alike(stem: str, vocabulary: _Vocabulary) -> list[tuple[int, float]]:
    """Give the words that a misspelt or half typed one may be, and how close each is."""
    allowed = slips_allowed(stem)
    lengths = range(len(stem) - allowed, len(stem) + allowed + 1) if allowed else ()
    like = [other for length in lengths for other in vocabulary.by_length.get(length, ())]
    near = process.extract(stem, like, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=_LOOKED_AT)
    close = {other: _closeness(stem, other) for other in (*(other for other, _, _ in near), *_begun(stem, vocabulary))}
    found = sorted(((close[other], other) for other in close if close[other]), key=lambda pair: (-pair[0], pair[1]))
    return [(vocabulary.ids[other], near) for near, other in found[:_ALIKE]]


def _begun(stem: str, vocabulary: _Vocabulary) -> tuple[str, ...]:
    """Give the words of which this is the beginning."""
    if len(stem) <= _SHORT:
        return ()
    first = bisect_left(vocabulary.ordered, stem)
    return tuple(other for other in vocabulary.ordered[first : first + _LOOKED_AT] if other.startswith(stem))


def _vocabulary(organisation: UUID, language: str) -> _Vocabulary:
    """Give every stem; words are only ever added, so what was read holds until there is a newer one."""
    terms = Term.objects.filter(organisation=organisation, language=language)
    newest = terms.aggregate(newest=Max("id"))["newest"]
    return _read(organisation, language, newest or 0)


@lru_cache(maxsize=16)
def _read(organisation: UUID, language: str, _newest: int) -> _Vocabulary:
    ids = dict(Term.objects.filter(organisation=organisation, language=language).values_list("stem", "id"))
    by_length: dict[int, list[str]] = {}
    for stem in ids:
        by_length.setdefault(len(stem), []).append(stem)
    lengths = {length: tuple(same) for length, same in by_length.items()}
    return _Vocabulary(ids, tuple(sorted(ids)), lengths)


def _closeness(stem: str, other: str) -> float:
    begun = 0.5 if len(stem) > _SHORT and other.startswith(stem) else 0.0
    return max(closeness(stem, other), begun)


def _scored(wanted: list[_Wanted], most: int) -> dict[UUID, float]:
    if not wanted:
        return {}
    weight = Case(*(When(term=one.term, then=Value(one.weight)) for one in wanted), output_field=FloatField())
    rows = (
        Posting.objects.filter(term__in=[one.term for one in wanted])
        .values_list("answer")
        .annotate(score=Sum(F("weight") * weight, output_field=FloatField()))
        .order_by("-score", "answer")[:most]
    )
    return dict(rows)
