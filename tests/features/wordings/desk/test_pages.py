"""The pages of texts: written by one, approved by another, seen by nobody else."""

import re

import pytest

from houvast.features.wordings.queries import history, in_force
from houvast.foundation.accounts.contracts import Role
from tests.features.wordings.stage import OWN, approved, proposed

PAGE = "/desk/texts/of/zonneveld/mail/nl/receipt/"
SENT = {"text": OWN, "review_by": "2099-01-01"}


@pytest.fixture
def olga(cast, client):
    client.cookies["django_language"] = "en"
    client.force_login(cast.olga)
    return client


def text_of(response):
    return response.content.decode()


def test_a_text_is_shown_filled_in_before_it_is_put_forward(cast, olga):
    shown = text_of(olga.post(PAGE, {**SENT, "show": "1"}))
    assert "Zonneveld rekent u hiervoor niets." in shown
    assert "22 december 2026" in shown
    assert history(cast.zonneveld.id, "mail", "receipt", "nl") == ()


def test_from_writing_to_in_force_by_two_people(cast, olga, client):
    assert olga.post(PAGE, {**SENT, "propose": "1"}).status_code == 302
    mine = text_of(olga.get(PAGE))
    assert "a colleague approves it" in mine
    assert 'name="approve"' not in mine
    (version,) = history(cast.zonneveld.id, "mail", "receipt", "nl")
    assert olga.post(f"{PAGE}decide/", {"version": version.id, "approve": "1"}).status_code == 403
    cast.thijs.role = Role.PRIVACY_OFFICER
    cast.thijs.save()
    client.force_login(cast.thijs)
    page = text_of(client.get(PAGE))
    assert "<ins>Zonneveld" in page
    assert "<del>" in page
    assert client.post(f"{PAGE}decide/", {"version": version.id, "approve": "1"}).status_code == 302
    assert in_force(cast.zonneveld.id, "mail", "receipt", "nl").text == OWN


def test_a_text_that_lacks_a_field_comes_back_with_what_was_typed(olga):
    answer = olga.post(PAGE, {**SENT, "text": OWN.replace("{due}", "gauw"), "propose": "1"})
    assert answer.status_code == 422
    assert "must hold {due}" in text_of(answer)
    assert "gauw" in text_of(answer)


def test_the_list_says_what_is_own_and_what_waits(cast, olga):
    approved(cast)
    proposed(cast, OWN.replace("niets", "niets aan"))
    page = text_of(olga.get("/desk/texts/of/zonneveld/?kind=mail"))
    assert "own text, version 1" in page
    assert "Waits for a second person" in page
    assert "standard text" in page
    assert olga.get("/desk/texts/").url == "/desk/texts/of/zonneveld/" or olga.get("/desk/texts/").status_code == 302


def test_the_way_back_to_the_standard_text_is_offered_and_waits(cast, olga):
    approved(cast)
    assert "Go back to the standard text" in text_of(olga.get(PAGE))
    assert olga.post(PAGE, {**SENT, "back": "1"}).status_code == 302
    assert "It goes back to the standard text." in text_of(olga.get(PAGE))


def test_markup_in_a_text_is_shown_as_text(olga):
    page = text_of(olga.post(PAGE, {**SENT, "text": OWN + "\n\n<script>alert(1)</script>", "show": "1"}))
    assert "<script>alert" not in page


@pytest.mark.parametrize("path", ["mail/es/receipt", "mail/nl/poem", "song/nl/receipt", "letter/nl/remedies"])
def test_what_is_not_there_is_not_found(olga, path):
    assert olga.get(f"/desk/texts/of/zonneveld/{path}/").status_code == 404


def test_who_does_not_decide_sees_no_texts(cast, client):
    for who in (cast.amira, cast.thijs, cast.sven, cast.kees):
        client.force_login(who)
        assert client.get(PAGE).status_code == 403
        assert "/desk/texts/" not in text_of(client.get("/account/"))


def test_the_day_to_look_again_is_filled_in_whatever_the_language(olga):
    for language in ("nl", "en"):
        olga.cookies["django_language"] = language
        assert re.search(r'type="date"[^>]*value="\d{4}-\d\d-\d\d"|value="\d{4}-\d\d-\d\d"', text_of(olga.get(PAGE)))
