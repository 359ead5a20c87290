"""Syllables, held against words that were divided by hand."""

from pathlib import Path

import pytest

from houvast.engines.readability.syllables.counting import count_syllables

GOLDEN = Path(__file__).parent.parent / "golden"
ENOUGH = {"nl": 350, "en": 100, "fr": 60, "de": 70}


def divided(language: str) -> list[str]:
    lines = (GOLDEN / f"{language}.txt").read_text().splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


@pytest.mark.parametrize("language", ENOUGH)
def test_words_that_were_divided_by_hand(language):
    words = divided(language)
    assert len(set(words)) >= ENOUGH[language]
    counted = {word: count_syllables(word.replace("·", ""), language) for word in words}
    assert {word: count for word, count in counted.items() if count != word.count("·") + 1} == {}


@pytest.mark.parametrize(
    ("word", "language", "syllables"),
    [
        ("AVG", "nl", 3),
        ("BSN", "nl", 3),
        ("2026", "nl", 4),
        ("e-mailadres", "nl", 4),
        ("auto's", "nl", 2),
        ("Jip-en-Janneke", "nl", 5),
        ("hmm", "nl", 1),
        ("don't", "en", 1),
        ("l'adresse", "fr", 2),
        ("d’accord", "fr", 2),
        ("U-Bahn", "de", 2),
    ],
)
def test_what_is_more_than_a_plain_word(word, language, syllables):
    assert count_syllables(word, language) == syllables
