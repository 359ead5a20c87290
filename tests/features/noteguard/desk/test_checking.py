"""The guard on Houvast's own text boxes: for who is logged in, and only from these pages."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from houvast.engines.scanner.scanning import scan
from tests.browser.accessibility import violations
from tests.browser.visits import visit
from tests.cast import assemble

CHECK = "/desk/notes/check"
NOTE = "Mevrouw heeft diabetes en wil haar gegevens weg."


def asked(client: Client, body: object):
    return client.post(CHECK, json.dumps(body), content_type="application/json")


@pytest.mark.django_db
@pytest.mark.own_database
def test_who_is_logged_in_has_a_text_checked(visitor):
    answer = asked(visitor("amira"), {"text": NOTE})
    assert [one["category"] for one in answer.json()["findings"]] == ["health"]
    assert "diabetes" not in answer.content.decode()
    assert asked(visitor("amira"), {"words": NOTE}).status_code == 400
    assert asked(Client(), {"text": NOTE}).status_code == 302


@pytest.mark.django_db
@pytest.mark.own_database
def test_a_page_of_somebody_else_cannot_ask_in_their_name(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.amira)
    assert asked(client, {"text": NOTE}).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_what_an_agent_types_in_a_request_is_guarded(browser, live_server):
    cast = assemble()
    scan("")  # the rules are read once in the life of a server
    with visit(browser, live_server.url, cast.amira) as opened:
        opened.open(reverse("rights:new"))
        page = opened.page
        box = page.locator("textarea").first
        box.click()
        box.press_sequentially(NOTE, delay=2)
        expect(page.locator("mark")).to_have_text("diabetes")
        assert violations(page) == []
        page.keyboard.press("Alt+Enter")
        expect(page.locator("mark")).to_have_count(0)
        assert "diabetes" not in box.input_value()
        assert opened.complaints == []
