"""Answers to what a caller asks: by stem, and where a word is not known by the words that look like it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import Case, Count, F, FloatField, Max, Sum, Value, When
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from houvast.features.guide.contracts import Hit
from houvast.features.guide.finding import closeness
from houvast.features.guide.models import Answer, Posting, Term
from houvast.features.guide.stemming import stems

MOST_WORDS = 12
MOST_SLIPS = 2
_LOOKED_AT = 20

_ALIKE = 3
_FITS = 0.25
"""What scores less of the best answer than this is not an answer to the question."""


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


def _wanted(asked: list[str], vocabulary: Mapping[str, int]) -> Iterable[_Wanted]:
    found: list[tuple[int, float]] = []
    for stem in asked:
        found += [(vocabulary[stem], 1.0)] if stem in vocabulary else _alike(stem, vocabulary)
    spread = dict(
        Posting.objects.filter(term__in=[key for key, _ in found]).values_list("term").annotate(Count("id")).order_by()
    )
    for key, close in found:
        yield _Wanted(key, close / math.log(2 + spread.get(key, 0)))


def _alike(stem: str, vocabulary: Mapping[str, int]) -> list[tuple[int, float]]:
    """Give the words that a misspelt or half typed one may be, and how close each is."""
    near = process.extract(
        stem, vocabulary.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=MOST_SLIPS, limit=_LOOKED_AT
    )
    begun = [other for other in vocabulary if len(stem) > 3 and other.startswith(stem)]
    close = {other: _closeness(stem, other) for other in (*(other for other, _, _ in near), *begun[:_LOOKED_AT])}
    found = sorted(((close[other], other) for other in close if close[other]), key=lambda pair: (-pair[0], pair[1]))
    return [(vocabulary[other], near) for near, other in found[:_ALIKE]]


def _vocabulary(organisation: UUID, language: str) -> Mapping[str, int]:
    """Give every stem; words are only ever added, so what was read holds until there is a newer one."""
    terms = Term.objects.filter(organisation=organisation, language=language)
    newest = terms.aggregate(newest=Max("id"))["newest"]
    return _read(organisation, language, newest or 0)


@lru_cache(maxsize=16)
def _read(organisation: UUID, language: str, _newest: int) -> Mapping[str, int]:
    return dict(Term.objects.filter(organisation=organisation, language=language).values_list("stem", "id"))


def _closeness(stem: str, other: str) -> float:
    begun = 0.5 if len(stem) > 3 and other.startswith(stem) else 0.0
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
