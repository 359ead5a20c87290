"""What a text reads like, in numbers and hints."""

import pytest

from houvast.engines.readability.model import FIRST_LAYER, Address, Hindrance, Jargon, Limits
from houvast.engines.readability.reading import LanguageNotRead, hindrances, read

HARD = (
    "Indien betrokkene bezwaar maakt tegen de verwerking van persoonsgegevens inzake direct marketing geschiedt de"
    " beëindiging onverwijld, tenzij de verwerkingsverantwoordelijke dwingende gerechtvaardigde belangen aantoont die"
    " prevaleren boven de rechten en vrijheden van betrokkene."
)
EASY = "Wij wissen uw naam. Dat doen wij vandaag. Daarna sturen wij u een brief."


@pytest.mark.parametrize(
    ("text", "language", "score"),
    [
        ("Wij wissen uw naam.", "nl", 206.835 - 0.93 * 4 - 77 * 5 / 4),
        ("We erase your name. It is gone.", "en", 206.835 - 1.015 * 3.5 - 84.6 * 8 / 7),
        ("Nous avons reçu votre demande.", "fr", 207 - 1.015 * 5 - 73.6 * 8 / 5),
        ("Wir löschen Ihre Daten.", "de", 180 - 4 - 58.5 * 7 / 4),
    ],
)
def test_the_formula_of_each_language(text, language, score):
    assert read(text, language).score == pytest.approx(score)


def test_an_easy_text_has_nothing_against_it_and_a_hard_one_has():
    assert hindrances(read(EASY, "nl"), FIRST_LAYER) == frozenset()
    assert hindrances(read(HARD, "nl")) == {Hindrance.SCORE, Hindrance.LONG_SENTENCE, Hindrance.JARGON}
    assert read(HARD, "nl").score < 0 < read(EASY, "nl").score
    assert read(HARD, "nl").longest.words == 32


def test_a_heading_has_no_score_that_says_anything():
    heading = read("# Gegevensbeschermingsautoriteit", "nl")
    assert heading.score < 0
    assert hindrances(heading) == frozenset()
    assert hindrances(heading, Limits(scored_from=1)) == {Hindrance.SCORE}


def test_an_empty_text_is_read_too():
    empty = read(" \n", "en")
    assert (empty.words, empty.score, empty.mean_sentence, empty.longest.words) == (0, 0.0, 0.0, 0)
    assert hindrances(empty) == frozenset()


def test_a_language_without_a_formula_is_refused():
    with pytest.raises(LanguageNotRead, match="'es'"):
        read("Hola", "es")


@pytest.mark.parametrize(
    ("text", "language", "terms"),
    [
        ("Dit mag op grond van de wet.", "nl", ["op grond van"]),
        ("Wij hebben een gerechtvaardigd belang (een goede reden).", "nl", []),
        ("Wij doen een DPIA. Dat is een onderzoek naar de risico's.", "nl", []),
        ("Wij doen een DPIA. Wij bellen u.", "nl", ["dpia"]),
        ("De bewerking is klaar.", "nl", []),
        ("The controller decides. That means us.", "en", []),
        ("Pursuant to the law.", "en", ["pursuant to"]),
        ("Le responsable du traitement répond.", "fr", ["responsable du traitement"]),
        ("Gemäß Gesetz.", "de", ["gemäß"]),
    ],
)
def test_jargon_that_is_not_explained(text, language, terms):
    assert [one.term for one in read(text, language).jargon] == terms


def test_jargon_comes_with_another_word():
    assert read("Dit gaat middels een brief.", "nl").jargon == (Jargon("middels", "met"),)


@pytest.mark.parametrize(
    ("text", "language", "is_passive"),
    [
        ("Uw gegevens worden door ons gewist.", "nl", True),
        ("Uw verzoek werd gisteren behandeld.", "nl", True),
        ("Wij weten dat het verzoek behandeld wordt.", "nl", True),
        ("Wij hebben uw gegevens gewist.", "nl", False),
        ("U wordt boos.", "nl", False),
        ("Your data were not erased.", "en", True),
        ("It is done.", "en", True),
        ("We have erased your data.", "en", False),
        ("You need nothing.", "en", False),
        ("Vos données ont été effacées.", "fr", True),
        ("Nous avons effacé vos données.", "fr", False),
        ("Il s’est trompé.", "fr", False),
        ("Ihre Daten werden von uns gelöscht.", "de", True),
        ("Wir werden Ihre Anfrage prüfen.", "de", False),
    ],
)
def test_the_passive_is_hinted_at(text, language, is_passive):
    assert bool(read(text, language).passive) is is_passive


@pytest.mark.parametrize(
    ("text", "language", "address"),
    [
        ("Wij sturen u uw brief.", "nl", {Address.FORMAL}),
        ("Wij sturen je een brief.", "nl", {Address.INFORMAL}),
        ("Wij sturen u jouw brief.", "nl", set(Address)),
        ("Wij sturen een brief.", "nl", set()),
        ("We write to you.", "en", set()),
        ("Wir danken Ihnen, sie auch.", "de", {Address.FORMAL}),
        ("Wir danken ihnen und dir.", "de", {Address.INFORMAL}),
        ("Votre lettre.", "fr", {Address.FORMAL}),
    ],
)
def test_how_it_speaks_to_its_reader(text, language, address):
    assert read(text, language).address == address


def test_both_forms_of_address_in_one_text_are_against_it():
    assert hindrances(read("Wij sturen u jouw brief.", "nl")) == {Hindrance.MIXED_ADDRESS}
