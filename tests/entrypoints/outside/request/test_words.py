"""The words of the public page: the same in four languages, and easy to read in each."""

import pytest

from houvast.engines.readability.model import Address, Limits
from houvast.engines.readability.reading import hindrances, read
from houvast.foundation.ui.wording import LANGUAGES, check_wording, wording

PACKAGE, NAME = "houvast.entrypoints.outside", "request"
SENTENCES = (
    "lead_",
    "hint_",
    "received_",
    "confirm_",
    "error_",
    "busy_text",
    "large_text",
    "unknown_text",
    "section_p",
)
FILLED = {"organisation": "Zonneveld", "centre": "Belhuis", "day": "3 mei", "most": "200"}
MEAN_SENTENCE = 12


def said(language: str) -> str:
    words = wording(PACKAGE, NAME, language)
    keys = [key for key, text in words.words.items() if key.startswith(SENTENCES) and text.endswith((".", "?"))]
    return "\n\n".join(words.say(key, **FILLED) for key in keys)


def test_the_four_languages_hold_the_same():
    check_wording(PACKAGE, NAME)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_reads_easily(language):
    reading = read(said(language), language)
    assert hindrances(reading, Limits(score=60)) == frozenset(), (reading.score, reading.longest, reading.jargon)
    assert reading.mean_sentence <= MEAN_SENTENCE
    assert Address.INFORMAL not in reading.address


def test_no_two_languages_say_the_same():
    assert len({said(language) for language in LANGUAGES}) == len(LANGUAGES)
