import pytest

from houvast.engines.discovery.tokens import fold, parts, tokens

KNOWN = frozenset({"klant", "nr", "straat", "naam", "wohnung", "nummer", "verzekering", "tel"})


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("first_name", ("first", "name")),
        ("FirstName", ("first", "name")),
        ("BSNNummer", ("bsn", "nummer")),
        ("address1", ("address", "1")),
        ("tel.nr", ("tel", "nr")),
        ("Straße", ("strasse",)),
        ("prénom", ("prenom",)),
    ],
)
def test_a_name_comes_apart(name, words):
    assert tokens(name) == words


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("klantnr", ("klant", "nr")),
        ("straatnaam", ("straat", "naam")),
        ("wohnungsnummer", ("wohnung", "nummer")),
        ("verzekeringsnummer", ("verzekering", "nummer")),
        ("xyz", ()),
        ("klantxyz", ()),
    ],
)
def test_glued_words_come_apart(word, found):
    assert parts(word, KNOWN) == found


def test_text_is_folded():
    assert fold("Ångström ß Œuvre") == "angstrom ss oeuvre"
