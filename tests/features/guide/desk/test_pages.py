"""The guide beside the call: two clicks to the script, and on to the request with its kind filled in."""

import pytest

from houvast.features.guide.reading import card_by_key


@pytest.fixture
def amira(cast, client):
    client.cookies["django_language"] = "en"
    client.force_login(cast.amira)
    return client


def test_one_search_shows_the_script_of_the_best_card(amira):
    page = amira.post("/desk/guide/?lang=nl", {"words": "haal mij uit het systeem"}).content.decode()
    assert card_by_key("erasure", "nl").title in page
    assert "Wij wissen wat wij niet meer nodig hebben" in page
    assert "Vraag niet of de beller het zeker weet" in page


def test_a_card_leads_to_the_request_with_kind_and_organisation_filled_in(amira):
    page = amira.get("/desk/guide/cards/erasure/?for=zonneveld&lang=nl").content.decode()
    assert "/desk/cases/new/?right=erasure&amp;organisation=zonneveld" in page
    form = amira.get("/desk/cases/new/?right=erasure&organisation=zonneveld").context["form"]
    assert (form["right"].value(), form["organisation"].value()) == ("erasure", "zonneveld")


def test_a_question_for_information_fills_in_no_kind(amira):
    page = amira.get("/desk/guide/cards/bsn/?for=zonneveld").content.decode()
    assert "/desk/cases/new/?organisation=zonneveld" in page


def test_without_a_choice_nothing_is_filled_in_for_whom(amira):
    page = amira.get("/desk/guide/cards/erasure/").content.decode()
    assert 'href="/desk/cases/new/?right=erasure"' in page


def test_an_organisation_that_is_not_assigned_is_taken_as_none(amira):
    page = amira.get("/desk/guide/cards/complaint/?for=scaldis&lang=nl").content.decode()
    assert "Scaldis" not in page
    assert "Autoriteit Persoonsgegevens" in page


def test_the_texts_speak_of_whom_the_caller_calls(amira):
    page = amira.get("/desk/guide/cards/works_for/?for=zonneveld&lang=nl").content.decode()
    assert "Ik werk bij Belhuis Noord en neem op voor Zonneveld Energie." in page


def test_the_language_of_the_caller_is_not_that_of_the_page(amira):
    page = amira.get("/desk/guide/cards/bsn/?lang=nl").content.decode()
    assert "Say now" in page
    assert "U hoeft mij uw BSN nu niet te noemen" in page


def test_what_is_typed_is_answered_with_cards_and_nothing_else(amira):
    found = amira.post("/desk/guide/find/?lang=nl", {"words": "opnaem"}, headers={"HX-Request": "true"})
    assert "Wordt dit gesprek opgenomen?" in found.content.decode()
    assert "<html" not in found.content.decode()


def test_words_that_fit_nothing_are_said_so(amira):
    assert "No card fits" in amira.post("/desk/guide/", {"words": "xyzzyplugh"}).content.decode()


def test_what_a_caller_says_is_shown_as_text(amira):
    page = amira.post("/desk/guide/", {"words": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page


def test_a_card_that_is_not_there_is_not_found(amira):
    assert amira.get("/desk/guide/cards/weather/").status_code == 404


def test_who_registers_nothing_is_not_led_to_it(cast, client):
    client.force_login(cast.sven)
    assert "/desk/cases/new/" not in client.get("/desk/guide/cards/erasure/").content.decode()


def test_on_a_first_day_without_an_organisation_the_guide_is_there(cast, client):
    client.force_login(cast.noor)
    assert client.get("/desk/guide/cards/erasure/?lang=nl").status_code == 200
