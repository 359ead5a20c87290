"""What callers say leads to the card, also misspelt, half typed or said in passing."""

import time

import pytest

from houvast.features.guide.contracts import LANGUAGES
from houvast.features.guide.finding import closeness, find_cards
from houvast.features.guide.reading import cards

SAID = [
    ("nl", "nemen jullie dit op?", "recording"),
    ("nl", "hoe kom je aan mijn numer", "number_from"),
    ("nl", "wie heeft er in mijn dosier zitten kijken", "who_saw"),
    ("nl", "ik wil mijn data meenemen naar de concurrent", "portability"),
    ("nl", "mijn vader is gestorven", "deceased"),
    ("nl", "haal me eruit", "erasure"),
    ("nl", "stop met dat gebel", "stop_marketing"),
    ("nl", "verkopen jullie mijn gegevens", "selling"),
    ("nl", "ik ben van de recherche", "police"),
    ("nl", "waarom moet mijn BSN", "bsn"),
    ("nl", "kopie van mijn paspoort", "id_copy"),
    ("nl", "mijn gegevens zijn gelekt!", "data_leak"),
    ("nl", "wat weten jullie van mij", "what_do_you_know"),
    ("nl", "ik trek mijn toestemming in", "withdraw_consent"),
    ("nl", "mijn adres klopt niet", "correction"),
    ("nl", "heeft een algortime dit besloten", "automated"),
    ("nl", "gesprek terugluisteren", "hear_recording"),
    ("nl", "ik ben zijn advocaat", "lawyer"),
    ("nl", "conc", "portability"),
    ("en", "where did you get my number", "number_from"),
    ("en", "my mother died", "deceased"),
    ("en", "who looked at my file", "who_saw"),
    ("en", "delete my data", "erasure"),
    ("en", "stop calling me", "stop_marketing"),
    ("en", "i want to speak to your privcy officer", "dpo"),
    ("en", "I received someone else's letter", "wrong_recipient"),
]


@pytest.mark.parametrize(("language", "said", "card"), SAID)
def test_what_callers_say_leads_to_the_card(language, said, card):
    assert find_cards(said, language)[0].key == card


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_is_found_by_its_own_title_and_by_what_callers_say(language):
    for card in cards(language).values():
        for words in (card.title, *card.keys):
            assert card.key in {one.key for one in find_cards(words, language)}, words


def test_nothing_fits_nothing():
    assert find_cards("", "nl") == ()
    assert find_cards("xyzzyplugh", "nl") == ()


def test_a_slip_of_the_keys_is_forgiven_and_another_word_is_not():
    assert closeness("opnem", "opnem") == 1.0
    assert 0 < closeness("paspotr", "paspoort".replace("oo", "o")) < 1
    assert closeness("bsn", "ben") == 0.0
    assert closeness("krant", "klant") > 0  # alike on paper; the rest of the words decide
    assert closeness("advocaat", "computer") == 0.0


def test_a_search_is_there_before_the_next_key():
    find_cards("warm", "nl")
    began = time.process_time()
    for _ in range(10):
        find_cards("hoe komt u eigenlijk aan mijn numer en waar staan mijn gegevnes", "nl")
    assert (time.process_time() - began) / 10 < 0.05
