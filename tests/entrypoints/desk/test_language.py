"""The language of the pages."""

import pytest
from django.conf import settings

from houvast.foundation.accounts.models import Account

pytestmark = pytest.mark.django_db


def test_a_stranger_chooses_a_language_for_this_browser(client):
    assert 'lang="en"' in client.get("/login/", headers={"accept-language": "en"}).content.decode()
    assert client.post("/i18n/", {"language": "nl", "next": "/login/"}).url == "/login/"
    assert 'lang="nl"' in client.get("/login/", headers={"accept-language": "en"}).content.decode()


def test_a_choice_is_remembered_with_the_account(cast, olga):
    olga.post("/i18n/", {"language": "en", "next": "/account/"})
    assert Account.objects.get(pk=cast.olga.pk).language == "en"
    assert 'lang="en"' in olga.get("/account/").content.decode()


def test_a_language_that_there_is_not_changes_nothing(cast, olga):
    assert olga.post("/i18n/", {"language": "fr", "next": "/account/"}).status_code == 400
    assert Account.objects.get(pk=cast.olga.pk).language == "nl"
    assert settings.LANGUAGE_COOKIE_NAME not in olga.cookies


def test_choosing_takes_a_form(client):
    assert client.get("/i18n/").status_code == 405
