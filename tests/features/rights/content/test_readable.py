"""What the person gets to read is held to the limits for public texts, in every language that it is written in."""

from pathlib import Path

import pytest

from houvast.engines.readability.model import FIRST_LAYER, Address, Limits
from houvast.engines.readability.reading import hindrances, read
from houvast.features.rights.answer import wording
from houvast.features.rights.answer.wording import PLACE, labels, text
from houvast.features.rights.composing.extending import extension_words
from houvast.features.rights.composing.remedies import remedy_words

CONTENT = Path(wording.__file__).parent.parent / "content"
NAMES = sorted(file.stem for file in (CONTENT / "nl").glob("*.md"))
LANGUAGES = ["nl", "en", "fr", "de"]
SOMETHING = {"nl": "de brief", "en": "the letter", "fr": "la lettre", "de": "den Brief"}


def filled(name: str, language: str) -> str:
    """A text with something short in each of its places."""
    return PLACE.sub(SOMETHING[language], text(language, name))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_text_has_nothing_against_it(name, language):
    assert hindrances(read(filled(name, language), language)) == frozenset()


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_texts_together_read_as_a_first_layer_does(language):
    whole = "\n\n".join(filled(name, language) for name in NAMES)
    reading = read(whole, language)
    assert reading.words > 1000
    assert hindrances(reading, FIRST_LAYER) == frozenset()
    assert Address.INFORMAL not in reading.address


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_and_reasons_have_no_jargon(language):
    said = [*labels(language).values(), *extension_words(("complexity", "number_of_requests"), language)]
    assert [read(one, language).jargon for one in said if hindrances(read(one, language), Limits(score=-999))] == []


@pytest.mark.parametrize("language", ["fr", "de"])
def test_the_ways_to_complain_read_as_the_rest_does(language):
    assert remedy_words("fr").keys() == remedy_words("de").keys()
    said = [words for key, words in remedy_words(language).items() if not key.endswith("authority")]
    assert [hindrances(read(one, language)) for one in said] == [frozenset()] * 4
