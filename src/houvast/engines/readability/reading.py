"""Read a text, and say what may make it hard to read."""

from houvast.engines.readability.formulas import FORMULAS
from houvast.engines.readability.hints import addressed, is_passive, unexplained
from houvast.engines.readability.model import WHOLE_TEXT, Address, Hindrance, Limits, Reading, Sentence
from houvast.engines.readability.splitting import sentences, words
from houvast.engines.readability.syllables.counting import count_syllables
from houvast.engines.trouble import Trouble


class LanguageNotRead(Trouble):
    """There is no formula for this language."""


def read(text: str, language: str) -> Reading:
    """Count words, sentences and syllables of a text, and look for what makes it hard.

    :raises LanguageNotRead: the language is not nl, en, fr or de.
    """
    if language not in FORMULAS:
        raise LanguageNotRead(f"No text in the language {language!r} can be measured; choose {', '.join(FORMULAS)}.")
    found = [(sentence, words(sentence)) for sentence in sentences(text)]
    total = sum(len(of_one) for _, of_one in found)
    syllables = sum(count_syllables(word, language) for _, of_one in found for word in of_one)
    return Reading(
        language=language,
        words=total,
        syllables=syllables,
        sentences=tuple(Sentence(sentence, len(of_one)) for sentence, of_one in found),
        score=FORMULAS[language](total / len(found), syllables / total) if total else 0.0,
        jargon=unexplained([sentence for sentence, _ in found], language),
        passive=tuple(sentence for sentence, _ in found if is_passive(sentence, language)),
        address=addressed(text, language),
    )


def hindrances(reading: Reading, limits: Limits = WHOLE_TEXT) -> frozenset[Hindrance]:
    """Say what a text is over the limits with; nothing for one that reads well enough."""
    over = {
        Hindrance.SCORE: reading.words >= limits.scored_from and reading.score < limits.score,
        Hindrance.LONG_SENTENCE: reading.longest.words > limits.longest,
        Hindrance.JARGON: bool(reading.jargon),
        Hindrance.MIXED_ADDRESS: reading.address == frozenset(Address),
    }
    return frozenset(hindrance for hindrance, is_over in over.items() if is_over)
