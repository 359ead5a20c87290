from dataclasses import replace

from houvast.features.rights.answer.annexes import PRINTED
from houvast.features.rights.answer.blocks import Bullets, Grid, Letter, Paragraph
from houvast.features.rights.answer.contracts import Addressee
from houvast.features.rights.answer.letter import compose
from houvast.features.rights.answer.printing import SIGNS_ON_A_LINE, printable
from houvast.features.rights.answer.values import Shown
from tests.features.rights.answer import cast


def parts(*blocks):
    return printable(cast.refusal(), Letter("x", (), blocks))["parts"]


def grid(*rows):
    return Grid("", tuple("kop" for _ in rows[0]), tuple(tuple(Shown(cell, cell) for cell in row) for row in rows))


def test_the_address_shows_in_the_window_of_the_country():
    assert printable(cast.refusal(), compose(cast.refusal(), PRINTED))["window"] == "left"
    belgian = cast.refusal(country="BE")
    assert printable(belgian, compose(belgian, PRINTED))["window"] == "right"


def test_without_an_address_there_is_no_window_to_fill():
    letter = Letter("x", (), ())
    assert printable(replace(cast.refusal(), addressee=Addressee("Iemand")), letter)["addressee"] == []
    assert printable(cast.refusal(), letter)["addressee"][0] == "J. de Wit-Verbeek"


def test_a_paragraph_stays_with_the_list_or_table_that_it_leads():
    paragraph = Paragraph(("Zie:",))
    assert [part.get("leads") for part in parts(paragraph, Bullets(("a",)), paragraph)] == [True, None, False]
    assert parts(paragraph, grid(["a"]))[0]["leads"]


def test_a_wide_text_gets_a_wide_column():
    (part,) = parts(grid(["kort", "Een lange samenvatting van het gesprek, met alles erop en eraan."]))
    narrow, wide = part["widths"]
    assert wide > 2 * narrow


def test_a_word_that_does_not_fit_can_be_broken_and_loses_nothing():
    word = "voornaam.achternaam-met-streep@een.heel.lang.adres.voorbeeld.example" + "x" * 200
    (part,) = parts(grid([word, *("b" * 21 for _ in range(5))]))
    broken = part["rows"][0][0]
    assert broken.replace("\u200b", "") == word
    assert max(map(len, broken.split("\u200b"))) <= SIGNS_ON_A_LINE * part["widths"][0] / sum(part["widths"])


def test_a_word_that_fits_is_left_alone():
    (part,) = parts(grid(["joke@mail.example", "Dorpsstraat 14 bis"]))
    assert part["rows"][0] == ["joke@mail.example", "Dorpsstraat 14 bis"]


def test_a_very_long_text_is_cut_and_says_where_the_rest_is():
    (part,) = parts(grid(["a" * 10_000_000]))
    printed = part["rows"][0][0].replace("\u200b", "")
    assert printed == "a" * 1_500 + "… (de rest staat in gegevens.json)"
