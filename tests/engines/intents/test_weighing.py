"""What is proposed when no frame fits."""

import pytest

from houvast.engines.intents.folding import sentences
from houvast.engines.intents.matching import Sentence
from houvast.engines.intents.model import RIGHTS, Wanted
from houvast.engines.intents.reading import LANGUAGES, language
from houvast.engines.intents.recognising import recognise
from houvast.engines.intents.weighing import BASE, LIKELY, SUREST, concepts_of, features, likeliest, weights


def said(text, code="nl"):
    spoken = language(code)
    return [Sentence(words, spoken) for words in sentences(text, spoken.joints)]


def test_each_concept_and_each_two_are_weighed():
    assert features(["wish", "erase"]) == [BASE, "erase", "wish", "erase&wish"]
    assert len(features([f"c{n}" for n in range(500)])) < 1000


def test_a_concept_that_stands_in_a_text_is_found():
    assert {"erase", "own_data"} <= concepts_of(said("wis mijn gegevens"))


def test_what_no_frame_says_is_proposed_with_less_certainty():
    text = "kan mijn profiel eraf, al die gegevens van mij"
    (proposal,) = recognise(text)
    assert proposal.wanted is Wanted.ERASURE
    found = likeliest(said("mijn hele historie kwijt"))
    assert found is not None
    assert LIKELY <= found.confidence <= SUREST
    assert found.spans == tuple(sorted(found.spans))


@pytest.mark.parametrize("text", ["goedemorgen", "mooi weer vandaag", "kan de monteur een halfuur later komen"])
def test_an_ordinary_call_is_not_likely_to_ask_anything(text):
    assert likeliest(said(text)) is None


def test_every_weight_is_of_a_right_and_a_concept():
    concepts = set.intersection(*(set(language(code).concepts) for code in LANGUAGES)) | {BASE}
    table = weights()
    assert set(table) == RIGHTS
    assert {one for names in table.values() for name in names for one in name.split("&")} <= concepts
