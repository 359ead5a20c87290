from dataclasses import replace

import pytest

from houvast.features.rights.answer.places import authority, contact, listed, places
from tests.features.rights.answer import cast


@pytest.mark.parametrize(("items", "text"), [("", ""), ("a", "a"), ("ab", "a en b"), ("abc", "a, b en c")])
def test_a_list_reads_as_a_sentence(items, text):
    assert listed(list(items), "en") == text


def test_the_controller_is_reached_in_the_ways_it_has():
    sender = cast.SENDERS["NL"]
    assert contact(sender, "nl") == "privacy@debrug.example of 020 000 00 00"
    assert contact(replace(sender, email=""), "en") == "020 000 00 00"


def test_the_authority_is_written_on_three_lines():
    lines = authority(cast.remedies("NL", "nl")).split("\n")
    assert lines[0] == "Autoriteit Persoonsgegevens"
    assert len(lines) == 3
    assert authority(replace(cast.remedies("NL", "nl"), address=(), phone="", url="")) == lines[0]


def test_days_are_in_words_and_an_absent_day_is_empty():
    found = places(cast.access())
    assert found["due"] == "7 april 2026"
    assert found["extended_due"] == ""
