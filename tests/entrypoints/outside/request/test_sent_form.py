"""The token of a form tells when it was handed out and for whom, and nothing of who fills it in."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from houvast.entrypoints.outside.request import sent_form
from houvast.entrypoints.outside.request.sent_form import doubts_about, hand_out, is_from_elsewhere
from houvast.features.intake.contracts import Doubt


def test_every_form_has_a_token_of_its_own():
    assert hand_out("own") != hand_out("own")
    assert doubts_about(hand_out("own"), "own") == {Doubt.TOO_FAST}


def test_after_a_while_nothing_is_odd_and_after_a_day_it_is_old(monkeypatch):
    token = hand_out("own")
    monkeypatch.setattr(sent_form, "FASTEST", timedelta(seconds=-1))
    assert doubts_about(token, "own") == frozenset()
    monkeypatch.setattr(sent_form, "LONGEST", timedelta(seconds=-1))
    assert doubts_about(token, "own") == {Doubt.TOO_OLD}


@pytest.mark.parametrize("token", ["", "x", hand_out.__name__, "\0", "a:b:c"])
def test_what_we_did_not_hand_out_is_no_form(token):
    assert doubts_about(token, "own") == {Doubt.NO_FORM}


@pytest.mark.parametrize(
    ("headers", "elsewhere"),
    [
        ({}, False),
        ({"origin": "http://testserver"}, False),
        ({"origin": "null"}, True),
        ({"origin": "https://testserver"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, False),
        ({"sec-fetch-site": "same-site"}, True),
    ],
)
def test_a_browser_tells_whether_it_comes_from_elsewhere(headers, elsewhere):
    assert is_from_elsewhere(RequestFactory().post("/", headers=headers)) is elsewhere
