"""The texts: complete in both languages, and readable by the people who get them."""

import re
from pathlib import Path

import pytest

from houvast.features.rights.answer import wording
from houvast.features.rights.answer.blocks import Bullets, Heading, Paragraph
from houvast.features.rights.answer.places import places
from houvast.features.rights.answer.wording import PLACE, TextMissing, blocks, labels, text
from tests.features.rights.answer import cast

CONTENT = Path(wording.__file__).parent.parent / "content"
NAMES = sorted(file.stem for file in (CONTENT / "nl").glob("*.md"))
TABLE_PLACES = {"rows": "5.000", "shown": "200", "file": "gegevens.xlsx"}
GROUND_PLACES = dict.fromkeys(("about", "why", "duty", "until"), "")
LANGUAGES = ["nl", "en", "fr", "de"]
LONGEST_SENTENCE, MEAN_SENTENCE = 25, 12
# Words of lawyers and offices, for which people have others.
JARGON = {
    "nl": "betrokkene verwerkingsverantwoordelijke gerechtvaardigd conform inzake middels derhalve teneinde",
    "en": "process subject controller legitimate pursuant hereby herewith whereas thereof",
    "fr": "susmentionné nonobstant conformément susvisé ladite ledit afférent traitement",
    "de": "betroffene verarbeitung hiermit gemäß diesbezüglich bezüglich anbei vorgenannt",
}


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def sentences(name, language):
    values = (
        places(cast.access(language)) | TABLE_PLACES | GROUND_PLACES | {"complaint": "", "court": "", "authority": ""}
    )
    for block in blocks(language, name, values):
        parts = block.lines if isinstance(block, Paragraph) else getattr(block, "items", (getattr(block, "text", ""),))
        for part in parts:
            yield from (found for found in re.split(r"(?<=[.!?;:])\s+", part) if found.strip())


def test_all_languages_have_the_same_texts_and_places():
    for language in LANGUAGES:
        assert sorted(file.stem for file in (CONTENT / language).glob("*.md")) == NAMES
    for name in NAMES:
        assert len({frozenset(PLACE.findall(text(language, name))) for language in LANGUAGES}) == 1, name
    assert [name for name in NAMES if text("nl", name) == text("en", name)] == []


def test_all_languages_have_the_same_labels():
    for language in LANGUAGES:
        assert labels("nl").keys() == labels(language).keys()
        assert all(labels(language).values())


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_short(name, language):
    assert [found for found in sentences(name, language) if len(found.split()) > LONGEST_SENTENCE] == []


def test_the_mean_sentence_is_short(language):
    lengths = [len(found.split()) for name in NAMES for found in sentences(name, language)]
    assert sum(lengths) / len(lengths) <= MEAN_SENTENCE


@pytest.mark.parametrize("name", NAMES)
def test_a_text_has_no_jargon(name, language):
    words = set(re.findall(r"\w+", text(language, name).lower())) - set(PLACE.findall(text(language, name)))
    assert words & set(JARGON[language].split()) == set()


@pytest.mark.parametrize("name", NAMES)
def test_dutch_says_u(name):
    assert not re.search(r"\b(je|jij|jou|jouw|jullie)\b", text("nl", name).lower())


def test_a_text_is_read_as_blocks():
    read = list(blocks("nl", "your_rights", {}))
    assert isinstance(read[0], Heading)
    assert read[0].text == "Uw rechten"
    assert isinstance(read[2], Bullets)
    assert len(read[2].items) == 8


def test_a_value_is_never_markup():
    (greeting,) = blocks("nl", "greeting", {"name": "# {received} - x\n\n- y"})
    assert greeting == Paragraph(("Geachte # {received} - x", "", "- y,"))


def test_an_unknown_text_or_place_is_named():
    with pytest.raises(TextMissing, match="no_such"):
        text("nl", "no_such")
    with pytest.raises(TextMissing, match=r"asks for \{name\}"):
        list(blocks("nl", "greeting", {}))
