"""Which known word a misspelt one means."""

import pytest

from houvast.engines.intents.spelling import Speller, one_off

KNOWN = ("verwijder", "gegevens", "contact", "contract", "delete", "weg", "reclame")
SPELLER = Speller(KNOWN, stems=["losch", "einwillig"], openers=["wat", "dat"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("verweider", "verwijder"),
        ("gegevns", "gegevens"),
        ("gegeevns", "gegevens"),
        ("ggeevens", "gegevens"),
        ("delet", "delete"),
        ("reklame", "reclame"),
        ("loescht", "loscht"),
        ("einwiligung", "einwilligung"),
        ("contract", "contract"),
        ("contact", "contact"),
        ("wag", "wag"),
        ("12345", "12345"),
        ("banaan", "banaan"),
        ("vegegens", "vegegens"),
    ],
)
def test_a_misspelt_word_means_the_nearest(written, meant):
    assert SPELLER.meant(written) == meant


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("abcd", "abcd", True),
        ("abcd", "abc", True),
        ("abc", "abcd", True),
        ("abcd", "axcd", True),
        ("abcd", "acbd", True),
        ("abcd", "badc", False),
        ("abcd", "ab", False),
        ("abcd", "axyd", False),
        ("", "a", True),
    ],
)
def test_one_letter_off(one, other, near):
    assert one_off(one, other) is near


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("at", "wat"),
        ("erwijder", "verwijder"),
        ("oschen", "loschen"),
        ("weg", "weg"),
        ("t", "t"),
        ("banaan", "banaan"),
        ("eg", "eg"),
    ],
)
def test_a_first_letter_that_was_not_typed_is_filled_in(written, meant):
    assert SPELLER.begun(written) == meant


@pytest.mark.parametrize(("written", "meant"), [("klpot", "klopt"), ("naam", "naam"), ("nama", "naam"), ("eg", "eg")])
def test_two_letters_of_a_short_word_that_changed_places_are_put_right(written, meant):
    assert Speller(["klopt", "naam", "weg"]).meant(written) == meant
