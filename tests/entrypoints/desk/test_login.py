"""Logging in and out."""

import logging

import pytest
from django.conf import settings as django_settings
from django.test import RequestFactory

from houvast.entrypoints.desk.login import address_of
from houvast.foundation.accounts.actions import choose_language, deactivate
from tests.cast import LONG_AGO, PASSWORD, SETUP

pytestmark = pytest.mark.django_db


def log_in(client, name="olga", password=PASSWORD, **other):
    return client.post("/login/", {"username": name, "password": password}, **other)


def logged_in(client) -> bool:
    return client.get("/account/").status_code == 200


def test_a_stranger_comes_to_the_login_and_from_there_to_the_page_that_was_asked_for(cast, client):
    asked = client.get("/desk/ui/")
    assert asked.url == "/login/?next=/desk/ui/"
    assert 'value="/desk/ui/"' in client.get(asked.url).content.decode()
    response = client.post("/login/", {"username": "Olga ", "password": PASSWORD, "next": "/desk/ui/"})
    assert response.url == "/desk/ui/"
    assert logged_in(client)


def test_after_the_login_nobody_is_sent_to_another_site(cast, client):
    sent = client.post("/login/", {"username": "olga", "password": PASSWORD, "next": "https://evil.example/"})
    assert sent.url == "/"


def test_a_wrong_name_a_wrong_password_and_a_former_colleague_get_the_same_answer(cast, client):
    deactivate(account=cast.thijs, by=SETUP, at=LONG_AGO)
    answers = [log_in(client, "nobody"), log_in(client, "olga", "wrong"), log_in(client, "thijs")]
    assert {answer.status_code for answer in answers} == {200}
    assert len({str(answer.context["form"].errors) for answer in answers}) == 1
    assert "do not go together" in str(answers[0].context["form"].errors) or answers[0].context["form"].errors
    assert not logged_in(client)


def test_five_wrong_attempts_pause_that_name_from_that_address_only(cast, client):
    for attempt in range(5):
        answer = log_in(client, "Olga" if attempt % 2 else "olga", "wrong")
    assert answer.status_code == 429
    assert "15 minu" in answer.content.decode()
    assert log_in(client).status_code == 429
    assert not logged_in(client)
    assert log_in(client, REMOTE_ADDR="192.0.2.7").status_code == 302
    assert log_in(client, "amira").status_code == 302


def test_the_pause_does_not_tell_whether_the_name_exists(cast, client):
    def fifth(name: str) -> tuple[int, bytes]:
        for _ in range(5):
            answer = log_in(client, name, "wrong")
        return answer.status_code, answer.content.replace(answer.context["csrf_token"].encode(), b"")

    assert fifth("nobody")[0] == fifth("olga")[0] == 429


def test_an_unused_pause_is_forgotten_after_a_good_login(cast, client):
    for _ in range(4):
        log_in(client, password="wrong")
    assert log_in(client).status_code == 302
    client.post("/logout/")
    for _ in range(4):
        log_in(client, password="wrong")
    assert log_in(client).status_code == 302


def test_neither_names_nor_addresses_of_who_logs_in_are_logged(cast, client, caplog):
    with caplog.at_level(logging.INFO):
        for _ in range(6):
            log_in(client, password="wrong", REMOTE_ADDR="192.0.2.7")
    assert "olga" not in caplog.text
    assert "192.0.2.7" not in caplog.text


def test_logging_out_takes_a_form_not_a_link(cast, client):
    log_in(client)
    assert client.get("/logout/").status_code == 405
    assert logged_in(client)
    assert client.post("/logout/").url == "/login/"
    assert not logged_in(client)


def test_another_session_begins_with_the_login(cast, client):
    client.get("/login/")
    client.session.save()
    before = client.session.session_key
    log_in(client)
    assert client.session.session_key != before


def test_pages_are_in_the_language_of_the_account_after_the_login(cast, client):
    choose_language(account=cast.olga, language="en")
    log_in(client)
    assert client.cookies[django_settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert 'lang="en"' in client.get("/account/").content.decode()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.9", "127.0.0.1"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "203.0.113.66, 198.51.100.9", "198.51.100.9"),
        (2, "203.0.113.66, 198.51.100.9, 10.0.0.1", "198.51.100.9"),
        (2, "198.51.100.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_who_writes_an_address_in_a_header_is_believed_only_when_it_is_our_own_proxy(
    settings, proxies, forwarded, address
):
    settings.HOUVAST_TRUSTED_PROXIES = proxies
    assert address_of(RequestFactory().get("/", headers={"x-forwarded-for": forwarded})) == address
