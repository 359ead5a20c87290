"""Keeps the words of answers, so that every database finds them in the same way."""

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from houvast.features.guide.models import Answer, Posting, Term
from houvast.features.guide.stemming import stems

LONGEST_STEM = 60
_TITLE, _PLACE, _TEXT = 3.0, 2.0, 1.0
_ENOUGH = 1.2
"""After so many times, once more says little."""


def index(answers: Iterable[Answer]) -> None:
    """Add answers of one organisation and language to what is searched."""
    weights = {answer: weighed(answer) for answer in answers}
    if not weights:
        return
    one = next(iter(weights))
    terms = _terms(one.organisation_id, one.language, {stem for each in weights.values() for stem in each})
    Posting.objects.bulk_create(
        (
            Posting(term_id=terms[stem], answer=answer, weight=weight)
            for answer, each in weights.items()
            for stem, weight in each.items()
        ),
        batch_size=2000,
    )


def weighed(answer: Answer) -> Mapping[str, float]:
    """Give the stems of an answer, and how much each says about it."""
    total: Counter[str] = Counter()
    found: dict[str, float] = {}
    for text, weight in ((answer.title, _TITLE), (answer.place, _PLACE), (answer.text, _TEXT)):
        for stem, times in Counter(stem[:LONGEST_STEM] for stem in stems(text, answer.language)).items():
            total[stem] += times
            found[stem] = found.get(stem, 0.0) + weight * times * (1 + _ENOUGH) / (times + _ENOUGH)
    length = sum(total.values()) or 1
    return {stem: weight / (1 + length / 200) for stem, weight in found.items()}


def forget(answer: Answer) -> None:
    """Take an answer out of what is searched."""
    Posting.objects.filter(answer=answer).delete()


def _terms(organisation: UUID, language: str, wanted: set[str]) -> dict[str, int]:
    there = Term.objects.filter(organisation=organisation, language=language)
    known = set(there.values_list("stem", flat=True))
    new = sorted(wanted - known)
    Term.objects.bulk_create(
        (Term(organisation_id=organisation, language=language, stem=stem) for stem in new),
        ignore_conflicts=True,
        batch_size=2000,
    )
    return {stem: key for stem, key in there.values_list("stem", "id") if stem in wanted}
