"""When a sentence fills a frame."""

import pytest

from houvast.engines.intents.folding import sentences
from houvast.engines.intents.matching import Sentence, match
from houvast.engines.intents.model import Wanted
from houvast.engines.intents.reading import Frame, language

BOTH = {"wanted": Wanted.ERASURE, "confidence": 0.9, "concepts": ("erase", "own_data"), "ordered": (False,)}


def words_that_fill(text, said=(), **more):
    (words,) = sentences(text, language("nl").joints)
    found = match(Frame(**{**BOTH, **more}), Sentence(words, language("nl")), said.__contains__)
    return found and text[found.span.start : found.span.end]


@pytest.mark.parametrize(
    ("text", "more", "filled"),
    [
        ("Graag mijn gegevens wissen hoor", {}, "mijn gegevens wissen"),
        ("wis nu al mijn gegevens", {}, "wis nu al mijn gegevens"),
        ("mijn gegevens wissen", {"ordered": (True,)}, None),
        ("wis mijn gegevens", {"ordered": (True,)}, "wis mijn gegevens"),
        ("wis een twee drie mijn gegevens", {"distance": 2}, None),
        ("wis het, mijn gegevens dus", {"within": True}, None),
        ("wis mijn gegevens niet", {"unless": ("not",)}, None),
        ("wis mijn gegevens, bel niet", {"unless": ("not",)}, "wis mijn gegevens"),
        ("wis mijn gegevens", {"after": ("about_me",)}, None),
        ("wis mijn gegevens", {"after": ("about_me",), "said": ("about_me",)}, "wis mijn gegevens"),
        ("wis en verwijder mijn gegevens", {}, "verwijder mijn gegevens"),
        ("verweider mn gegeves", {}, "verweider mn gegeves"),
        ("bel mij", {}, None),
    ],
)
def test_a_sentence_fills_a_frame(text, more, filled):
    assert words_that_fill(text, **more) == filled
