"""One's own account."""

import pytest
from django.test import Client

from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "een-heel-ander-wachtwoord"


def change(client, old=PASSWORD, new=NEW, again=NEW):
    return client.post("/account/password/", {"old_password": old, "new_password1": new, "new_password2": again})


def test_it_shows_who_one_is_and_for_whom_one_works(olga):
    shown = olga.get("/account/").content.decode()
    assert all(text in shown for text in ("Olga Meijer", "Belhuis Noord", "Scaldis Verzekeringen"))


def test_a_new_password_keeps_this_session_and_ends_the_others(cast, olga):
    elsewhere = Client()
    elsewhere.force_login(cast.olga)
    assert change(olga).url == "/account/"
    assert olga.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    cast.olga.refresh_from_db()
    assert cast.olga.check_password(NEW)


@pytest.mark.parametrize("wrong", [{"old": "wrong"}, {"new": "easy", "again": "easy"}, {"again": "something-else-1"}])
def test_a_password_is_not_changed_without_the_present_one_or_to_an_easy_one(cast, olga, wrong):
    assert change(olga, **wrong).status_code == 200
    cast.olga.refresh_from_db()
    assert cast.olga.check_password(PASSWORD)
