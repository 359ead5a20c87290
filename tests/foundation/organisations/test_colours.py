"""Colours on which white can be read."""

import pytest

from houvast.foundation.organisations.colours import contrast_with_white, is_colour


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54), ("#777777", 4.48)]
)
def test_contrast_is_that_of_the_guidelines(colour, contrast):
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.005)


@pytest.mark.parametrize("text", ["", "red", "#fff", "#0B3A70", "#0b3a70;", "url(x)", "#0b3a7g", "#0b3a70\n"])
def test_nothing_else_is_a_colour(text):
    assert not is_colour(text)
    assert is_colour("#0b3a70")
