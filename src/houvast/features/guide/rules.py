"""What an agent may read out, and in which order: the red lines as pure functions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from houvast.engines.trouble import Trouble
from houvast.features.guide.contracts import LANGUAGES, Card, Draft, Line, Source, Step, StepKey

LONGEST_SENTENCE = 25
"""Words in a sentence that can be read out in one breath."""

PLACES = frozenset({"organisation", "centre", "dpo", "statement", "authority"})
_PLACE = re.compile(r"\{(\w+)\}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")

FORBIDDEN: Mapping[str, tuple[str, ...]] = {
    "nl": (
        r"garande", r"garantie", r"100 ?%", r"honderd procent", r"\bnooit\b", r"\babsoluut\b", r"\bzekerheid\b",
        r"weet u het (?:wel )?zeker", r"weet u zeker", r"\bwaarom wilt u\b", r"\bu moet\b", r"\bmoet u\b",
        r"alleen (?:schriftelijk|online|per (?:brief|post|mail))", r"\b(?:4|vier) weken\b", r"\b30 dagen\b",
        r"\bkorting\b", r"als u (?:toch )?blijft", r"\bjammer\b", r"rustig maar", r"valt wel mee",
        r"helemaal (?:veilig|weg)", r"\bhelaas kan ik\b", r"mijn mening",
    ),
    "en": (
        r"guarante", r"100 ?%", r"hundred per ?cent", r"\bnever\b", r"\babsolutely\b", r"\bcertainty\b",
        r"are you (?:really )?sure", r"\bwhy do you want\b", r"\byou must\b", r"\byou have to\b",
        r"only (?:in writing|online|by (?:letter|post|mail))", r"\b(?:4|four) weeks\b", r"\b30 days\b",
        r"\bdiscount\b", r"if you stay", r"\bpity\b", r"calm down", r"not that bad",
        r"completely (?:safe|gone)", r"\bunfortunately I can\b", r"my opinion",
    ),
}  # fmt: skip
"""What no script says: promises, dissuasion, forms as the only way, wrong terms.

Law: GDPR art. 12(2), 12(3).
"""

_MOTIVE = {
    "nl": re.compile(r"aanleiding|reden|waarom|wat er gebeurd", re.I),
    "en": re.compile(r"what led|reason|\bwhy\b|what happened", re.I),
}
_REGISTERED = {
    "nl": re.compile(r"leg .*?\bvast|vastgelegd|genoteerd|noteer", re.I),
    "en": re.compile(r"\bregister|\bnote\b|written down", re.I),
}
_FREE = {"nl": re.compile(r"hoeft niet", re.I), "en": re.compile(r"need not", re.I)}


class AnswerRefused(Trouble):
    """An answer lacks something, or says what no agent may say."""


class PlaceUnknown(Trouble):
    """A text of the guide has a place that nothing fills."""


def companion(card: Card | None, steps: Sequence[Step], values: Mapping[str, str]) -> tuple[Line, ...]:
    """Lay the words of a card over the five steps, and fill in the places.

    Without a card the steps speak as for somebody who makes a request.

    :raises PlaceUnknown: a text has a place without a value.
    """
    return tuple(_line(card, step, values) for step in steps)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Fill in the places of a text; what is filled in is never read for places again.

    :raises PlaceUnknown: it has a place without a value.
    """

    def value(place: re.Match[str]) -> str:
        if place[1] not in values:
            raise PlaceUnknown(f"The guide knows no place {{{place[1]}}}: use one of {', '.join(sorted(PLACES))}.")
        return values[place[1]]

    return _PLACE.sub(value, text)


def faults(card: Card, steps: Sequence[Step]) -> Iterator[str]:
    """Name everything that keeps a card from being read out."""
    lines = companion(card, steps, dict.fromkeys(PLACES, "Voorbeeld"))
    for step in (StepKey.KNOWLEDGE, StepKey.REFERRAL):
        if step not in card.said:
            yield f"has no words of its own for {step.value}"
    for line in lines:
        yield from unsayable(line.say, card.language)
    if card.is_request:
        yield from _asked_too_early([line.say for line in lines], card.language)
    for text in (*(line.say for line in lines), card.why, *card.never):
        yield from _too_long(text)
    if not (card.never and card.why and card.law and len(card.keys) > 2 and card.version > 0):
        yield "lacks a reason, a red line, a law, words of callers or a version"


def unsayable(text: str, language: str) -> Iterator[str]:
    """Name what a text says that no agent may say."""
    for phrase in FORBIDDEN[language]:
        if found := re.search(phrase, text, re.I):
            yield f"says “{found[0]}”"


def refuse_draft(draft: Draft, today: date) -> None:
    """Refuse an answer that can't be read out.

    :raises AnswerRefused: naming the first reason.
    """
    if draft.language not in LANGUAGES or not draft.title.strip() or not draft.text.strip():
        raise AnswerRefused(f"Answer {draft.key} needs a title and a text, in one of {', '.join(LANGUAGES)}.")
    if draft.source is Source.STATEMENT and not (draft.place and draft.edition):
        raise AnswerRefused(f"Answer {draft.key} is a passage: name its heading and the version of the statement.")
    if draft.review_by <= today:
        raise AnswerRefused(f"Answer {draft.key} should have been looked at again already: choose a later day.")
    for fault in () if draft.source is Source.STATEMENT else unsayable(draft.text, draft.language):
        raise AnswerRefused(f"Answer {draft.key} {fault}: no agent may say that.")


def sentences(text: str) -> list[str]:
    """Divide a text into sentences."""
    return [one for one in _SENTENCE.split(text.strip()) if one]


def due_on(today: date) -> date:
    """Return the day on which a colleague has answered an agent's question: the second working day after today.

    Public holidays count as working days here: nothing in law hangs on this date.
    """
    day, left = today, 2
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def _line(card: Card | None, step: Step, values: Mapping[str, str]) -> Line:
    own = card.said.get(step.key) if card else None
    usual = step.question if card and not card.is_request else step.say
    return Line(
        key=step.key,
        title=step.title,
        say=fill(own or usual, values),
        why=step.why,
        next=step.next,
        never=step.never,
        is_own=own is not None,
    )


def _asked_too_early(said: Sequence[str], language: str) -> Iterator[str]:
    """Find a question for the motive before the wish is registered, or without saying that it need not be answered."""
    before = ""
    for text in said:
        for sentence in sentences(text):
            if sentence.endswith("?") and _MOTIVE[language].search(sentence):
                if not _REGISTERED[language].search(before):
                    yield f"asks for a reason before the wish is registered: “{sentence}”"
                if not _FREE[language].search(text):
                    yield f"asks for a reason as if it were needed: “{sentence}”"
            before += f" {sentence}"


def _too_long(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        if len(sentence.split()) > LONGEST_SENTENCE:
            yield f"has a sentence of more than {LONGEST_SENTENCE} words: “{sentence}”"
