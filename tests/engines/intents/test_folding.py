"""A caller's words as they are compared."""

import pytest

from houvast.engines.intents.folding import LONGEST_SENTENCE, fold, sentences, words_of


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Gegevens WISSEN", ["gegevens", "wissen"]),
        ("Données effacées, s'il vous plaît", ["donnees", "effacees", "s", "il", "vous", "plait"]),
        ("ne m’appelez plus", ["ne", "m", "appelez", "plus"]),
        ("désinscrivez-moi", ["desinscrivez", "moi"]),
        ("don't", ["dont"]),
        ("another customer's data", ["another", "customer", "data"]),
        ("Straße löschen", ["strasse", "loschen"]),
        ("qu'est-ce que c'est", ["qu", "est", "ce", "que", "c", "est"]),
        ("sms'jes", ["smsjes"]),
        ("", []),
    ],
)
def test_words_are_folded(said, read):
    assert words_of(said) == read


@pytest.mark.parametrize("text", ["Wis dàt, en bel niet!", "l'accès à mes données", "İstanbul ﬁn 𝒟ata ½"])
def test_words_know_where_they_stand(text):
    for sentence in sentences(text):
        for word in sentence:
            assert word.text in fold(text[word.start : word.end]).replace("'", "")


def test_joints_and_commas_begin_a_clause():
    (words,) = sentences("wis het, graag, en bel mij niet", {"en"})
    assert [word.clause for word in words] == [0, 0, 1, 3, 3, 3, 3]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hallo. Wis mijn data", 2),
        ("inzage volgens art. 15 AVG", 1),
        ("Nu! Echt? Ja", 3),
        ("een\ntwee", 2),
        (" . . ", 0),
        ("woord " * LONGEST_SENTENCE * 3, 3),
    ],
)
def test_sentences_end_where_they_end(text, count):
    assert len(sentences(text)) == count
