"""Parts of a letter in an organisation's own words."""

from dataclasses import replace

import pytest

from houvast.features.rights.answer.making import preview_html
from houvast.features.rights.answer.own import LOCKED, PartWrong, check_part, fits, parts, read_part
from houvast.features.rights.answer.wording import text
from tests.features.rights.answer import cast

OWN = "Wij hebben een deel gewist.\n\nWat blijft, staat hieronder."


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_every_text_of_ours_is_what_it_must_be(language):
    for name in parts():
        check_part(text(language, name), name, language)
        assert any(read_part(text(language, name), name, language)), name
    assert "remedies" not in parts()


def test_the_letter_says_it_in_those_words_and_all_else_in_ours():
    page = preview_html(replace(cast.erasure(), own={"erasure_partly": OWN}))
    assert "Wij hebben een deel gewist." in page
    assert "Een ander deel blijft nog bij ons." not in page
    assert "Autoriteit Persoonsgegevens" in page


def test_what_is_the_laws_fits_nobody_else():
    assert not any(fits(text("nl", name), name, "nl") for name in LOCKED)
    with pytest.raises(PartWrong, match="extended_due"):
        check_part("Het duurt langer.", "extended", "nl")


def test_data_in_a_part_are_never_markup():
    page = preview_html(replace(cast.erasure(), own={"erasure_partly": "<b>gewist</b> & weg"}))
    assert "<b>gewist" not in page
