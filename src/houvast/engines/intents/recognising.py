"""What a caller wants, proposed from what the caller says."""

from collections.abc import Iterable, Iterator

from houvast.engines.intents.folding import sentences
from houvast.engines.intents.matching import Match, Sentence, match
from houvast.engines.intents.model import Proposal, Span, Wanted
from houvast.engines.intents.reading import LANGUAGES, Language, frames, language
from houvast.engines.intents.weighing import likeliest

UNSURE = 0.5
"""How sure we are that a text asks for nothing when nothing in it was recognised."""

LONGEST = 10_000
"""Characters that are read of a text; whoever wants something says so before that."""

_ALMOST_AS_MANY = 0.8
_MOST_SPANS = 3


def recognise(text: str) -> list[Proposal]:
    """Return what the caller seems to want, the surest first; several when several things are asked, none for no text.

    It is a proposal: a person decides. No legal words are needed in the text.
    Law: GDPR art. 12(2).
    """
    read = text[:LONGEST]
    said = {code: _said(read, language(code)) for code in languages_of(read)}
    matches = [one for spoken in said.values() for one in _matches(spoken)]
    if not matches:
        return _weighed(said.values()) if read.strip() else []
    kept = _without_beaten(matches)
    wanted = {one.frame.wanted for one in kept}
    if len(wanted) > 1:
        wanted.discard(Wanted.NONE)
    proposals = [_proposal(which, kept) for which in wanted]
    return sorted(proposals, key=lambda one: (-one.confidence, one.spans))


def languages_of(text: str) -> list[str]:
    """Return the languages that a text is written in: the one with most known words, and those that come near it."""
    words = [word.text for sentence in sentences(text) for word in sentence]
    counts = {code: sum(word in language(code).words for word in words) for code in LANGUAGES}
    most = max(counts.values())
    return [code for code, count in counts.items() if count >= most * _ALMOST_AS_MANY]


def _said(text: str, spoken: Language) -> list[Sentence]:
    return [Sentence(words, spoken) for words in sentences(text, spoken.joints)]


def _matches(said: list[Sentence]) -> Iterator[Match]:
    for at, sentence in enumerate(said):
        behind = said[: at + 1]

        def was_said(concept: str, behind: list[Sentence] = behind) -> bool:
            return any(one.places(concept) for one in behind)

        found = (match(frame, sentence, was_said) for frame in frames())
        yield from (one for one in found if one)


def _weighed(readings: Iterable[list[Sentence]]) -> list[Proposal]:
    """Return what is likely where no frame says it; nothing was asked where nothing is."""
    likely = [one for one in map(likeliest, readings) if one]
    if not likely:
        return [Proposal(Wanted.NONE, UNSURE, ())]
    surest = max(likely, key=lambda one: one.confidence)
    return [Proposal(surest.wanted, surest.confidence, surest.spans)]


def _without_beaten(matches: Iterable[Match]) -> list[Match]:
    """Leave out what stands inside the words of something surer; who speaks for another may ask anything."""
    kept: list[Match] = []
    for one in sorted(matches, key=lambda one: (-one.frame.confidence, one.span)):
        if not any(_beats(other, one) for other in kept):
            kept.append(one)
    return kept


def _beats(surer: Match, one: Match) -> bool:
    other_kind = surer.frame.wanted is not one.frame.wanted
    inside = surer.span.start <= one.span.start and one.span.end <= surer.span.end
    aside = Wanted.THIRD_PARTY in (surer.frame.wanted, one.frame.wanted)
    return other_kind and inside and not aside and surer.frame.confidence > one.frame.confidence


def _proposal(wanted: Wanted, kept: Iterable[Match]) -> Proposal:
    own = [one for one in kept if one.frame.wanted is wanted]
    spans: list[Span] = []
    for one in own:
        if all(one.span.end <= span.start or span.end <= one.span.start for span in spans):
            spans.append(one.span)
    return Proposal(wanted, own[0].frame.confidence, tuple(sorted(spans[:_MOST_SPANS])))
