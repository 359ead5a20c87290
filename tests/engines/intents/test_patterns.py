"""How the entries of the lexicon are read, and where they stand."""

import pytest

from houvast.engines.intents.patterns import Finder, PatternUnreadable, first_match, pattern_of


class Mine(Finder):
    """Knows one concept: `my`, at the words that say so."""

    def __init__(self, words):
        self.words = words

    def starting(self, concept, at):
        if concept == "my" and self.words[at] == "mijn":
            yield (at,)


@pytest.mark.parametrize(
    ("entry", "said", "taken"),
    [
        ("wis", "wis alles", (0,)),
        ("laat zien", "laat eens zien", ()),
        ("laat ..1 zien", "laat eens zien", (0, 2)),
        ("laat ..1 zien", "laat mij eens zien", ()),
        ("trek .. in", "trek ik hierbij alles in", (0, 4)),
        ("trek .. in", "trek in en in", (0, 1)),
        ("over|van mij", "van mij", (0, 1)),
        ("wis*", "wissen", (0,)),
        ("*gegevens", "persoonsgegevens", (0,)),
        ("*gegevens", "gegevens", ()),
        ("e-mail", "e mail", (0, 1)),
        ("wil inzage $", "wil inzage", (0, 1)),
        ("wil inzage $", "wil inzage nu", ()),
        ("@my ..2 data", "mijn eigen data", (0, 2)),
        ("@other|@my data", "mijn data", (0, 1)),
        ("effacé", "efface", (0,)),
    ],
)
def test_an_entry_takes_its_words(entry, said, taken):
    words = said.split()
    assert first_match(pattern_of(entry), 0, words, Mine(words)) == taken


@pytest.mark.parametrize("entry", ["", "..", "wis ..", "$"])
def test_an_entry_without_words_is_refused(entry):
    with pytest.raises(PatternUnreadable, match="holds no words"):
        pattern_of(entry)


def test_an_entry_tells_its_words_and_stems():
    pattern = pattern_of("@my wis*|weg *data")
    assert (list(pattern.literals()), list(pattern.stems())) == (["wis", "weg", "data"], ["wis"])
