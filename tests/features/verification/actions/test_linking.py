"""A link to log in with: to what is on file, for half an hour, and its token is kept nowhere."""

from datetime import timedelta

import pytest
from django.apps import apps

from houvast.features.verification.actions.challenging import TooManyCodes
from houvast.features.verification.actions.linking import NoPublicAddress, case_behind, send_link, use_links
from houvast.features.verification.queries import open_link
from houvast.features.verification.rules.checking import CheckRefused
from houvast.features.verification.rules.codes import ContactTooNew
from tests.features.verification.stage import ADDRESS, AMIRA, CASE, LATER, NOON, Phone, about, lately, on_file

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


@pytest.fixture(autouse=True)
def public(settings):
    settings.HOUVAST_PUBLIC_URL = "https://privacy.example"


def send(case: str = CASE, *, contact=None, way="code_by_sms", minutes: int = 0):
    at = NOON + timedelta(minutes=minutes)
    return send_link(about=about(case), way=way, contact=contact or on_file(), by=AMIRA, at=at)


def token(phone: Phone) -> str:
    return phone.texts()[-1]["text"].partition("https://privacy.example/i/")[2].split()[0]


def test_it_opens_its_case_until_it_is_used_or_too_late(phone: Phone):
    assert send().masked == "…01"
    assert case_behind(token=token(phone), at=NOON) == CASE
    assert case_behind(token=token(phone), at=NOON + timedelta(minutes=30)) is None
    assert case_behind(token=token(phone), at=NOON - timedelta(minutes=1)) is None
    use_links(case=CASE, at=NOON)
    assert case_behind(token=token(phone), at=NOON) is None
    assert open_link(CASE, NOON) is None


def test_a_newer_link_takes_the_place_of_the_older(phone: Phone):
    send()
    old = token(phone)
    send(minutes=1)
    assert case_behind(token=old, at=NOON + timedelta(minutes=2)) is None
    assert case_behind(token=token(phone), at=NOON + timedelta(minutes=2)) == CASE


@pytest.mark.parametrize("made_up", ["", "x" * 5000, "\ud800", "back"])
def test_a_made_up_token_opens_nothing(made_up):
    assert case_behind(token=made_up, at=NOON) is None


def test_its_token_is_kept_nowhere(phone: Phone):
    send()
    said = token(phone)
    rows = "\n".join(repr(row) for model in apps.get_models() for row in model.objects.values_list())
    assert said not in rows


def test_it_goes_to_no_new_contact_point_and_not_without_end(phone: Phone):
    with pytest.raises(ContactTooNew):
        send(contact=lately(on_file(), 3))
    for number in range(5):
        send(f"2026-010{number}")
    with pytest.raises(TooManyCodes):
        send("2026-0109")
    assert len(phone.texts(LATER)) == 5


def test_what_carries_no_link_is_refused(phone: Phone, settings):
    for way in ("code_by_letter", "call_back", "nothing"):
        with pytest.raises(CheckRefused):
            send(way=way, contact=ADDRESS)
    settings.HOUVAST_PUBLIC_URL = ""
    with pytest.raises(NoPublicAddress):
        send()
