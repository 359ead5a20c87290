"""Forms of one word are one stem."""

import pytest

from houvast.features.guide.stemming import stem, stems, words


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("nl", "bel bellen belt gebeld belde"),
        ("nl", "mail mailen mailt gemaild"),
        ("nl", "stop stoppen stopt gestopt"),
        ("nl", "klacht klachten"),
        ("nl", "naam namen"),
        ("nl", "brief brieven"),
        ("nl", "opname opnames opnemen opgenomen"),
        ("nl", "wis wissen wist gewist"),
        ("nl", "neem nemen neemt"),
        ("nl", "verzoek verzoeken verzoekje"),
        ("nl", "nummer nummers nummertje"),
        ("en", "call calls called calling"),
        ("en", "request requests requested"),
        ("en", "delete deleted deleting deletes"),
        ("en", "company companies"),
    ],
)
def test_forms_of_one_word_are_one_stem(language, forms):
    assert len({stem(form, language) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("brief", "bron"), ("nummer", "naam"), ("klacht", "klant"), ("bel", "bal")])
def test_other_words_are_other_stems(one, other):
    assert stem(one, "nl") != stem(other, "nl")


def test_words_are_folded():
    assert list(words("Privé-gegevens: één ECHTE vraag’s!")) == ["privegegevens", "een", "echte", "vraags"]


def test_words_without_meaning_stay_only_when_there_is_nothing_else():
    assert stems("wat is mijn nummer", "nl") == ["nummer"]
    assert stems("wat is dat", "nl") == ["wat", "is", "dat"]
    assert stems("12 ab", "nl") == ["12", "ab"]
