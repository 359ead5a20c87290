"""Features above the cases bring links to the page of a case."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory

from houvast.foundation.ui import on_case
from houvast.foundation.ui.contracts import Link


@pytest.fixture
def page(monkeypatch):
    """The page of a case, asked for by somebody."""
    monkeypatch.setattr(on_case, "_providers", {})
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return lambda: Template("{% load ui %}{% on_case '2026-00001' %}").render(Context({"request": request}))


def test_links_are_shown_in_order_and_once(page):
    on_case.offer("mail", lambda _request, number: [Link("Mails <1>", f"/mails/{number}/")])
    for _ in range(2):
        on_case.offer("letters", lambda _request, number: [Link("Scan", f"/scans/{number}/")])
    shown = page()
    assert shown.index("/scans/2026-00001/") < shown.index("/mails/2026-00001/")
    assert "Mails &lt;1&gt;" in shown
    assert shown.count("<li>") == 2


def test_without_any_nothing_is_shown(page):
    assert page().strip() == ""


def test_what_was_heard_comes_last_first_from_all_who_listen(monkeypatch):
    def heard(hour):
        return on_case.Heard(datetime(2026, 3, 20, hour, tzinfo=UTC), "", "", str(hour), "nl", "/")

    monkeypatch.setattr(on_case, "_listeners", {})
    on_case.offer_heard("mail", lambda _request, number: [heard(9), heard(11)] if number == "2026-00001" else [])
    on_case.offer_heard("letters", lambda _request, _number: [heard(10)])
    request = RequestFactory().get("/")
    assert [one.text for one in on_case.heard_on(request, "2026-00001")] == ["11", "10", "9"]
    assert len(on_case.heard_on(request, "2026-00002")) == 1
