"""The pages that Django shows by itself, preferences, and trouble in one line."""

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views.defaults import server_error

import houvast
from houvast.engines.trouble import Trouble
from houvast.foundation.ui.middleware import TroubleMiddleware
from houvast.foundation.ui.preferences import set_preferences

SOURCE = Path(houvast.__file__).parent
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|\shx-on|javascript:", re.IGNORECASE)


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_needs_nothing_around_it(name):
    html = render_to_string(f"{name}.html")
    title = re.search(r"<title>(.+) · Houvast</title>", html)
    assert title
    assert f"<h1>{title[1]}</h1>" in html
    assert 'href="/"' in html


def test_the_page_for_our_own_errors_stands_without_a_working_site():
    assert server_error(RequestFactory().get("/")).status_code == 500


def test_templates_were_found():
    assert SOURCE / "foundation/ui/templates/ui/base.html" in TEMPLATES


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_template_holds_an_inline_style_or_script(path):
    assert INLINE.findall(path.read_text()) == []


def choose(**chosen: str) -> HttpResponse:
    return set_preferences(RequestFactory().post("/preferences/", chosen))


def test_a_theme_is_remembered_and_forgotten():
    assert choose(theme="dark").cookies["houvast_theme"].value == "dark"
    assert choose(theme="auto").cookies["houvast_theme"]["max-age"] == 0
    assert choose(shortcuts="off").cookies["houvast_shortcuts"].value == "off"
    assert "houvast_shortcuts" not in choose(theme="dark").cookies


@pytest.mark.parametrize(
    ("url", "back"),
    [("/cases/?q=1", "/cases/?q=1"), ("https://example.org/", "/"), ("//example.org/", "/"), ("", "/")],
)
def test_one_goes_back_to_the_page_and_never_to_another_site(url, back):
    assert choose(theme="light", next=url)["Location"] == back


def test_preferences_are_set_by_posting():
    assert set_preferences(RequestFactory().get("/preferences/")).status_code == 405


def answer(error: Exception, **headers: str) -> HttpResponse | None:
    middleware = TroubleMiddleware(lambda request: HttpResponse())
    return middleware.process_exception(RequestFactory().get("/", headers=headers), error)


def test_trouble_is_shown_in_one_line(settings):
    settings.UI_SHELL = ""
    response = answer(Trouble("The plan <b>changed</b>: make it again."))
    assert response is not None
    assert response.status_code == 422
    assert b"The plan &lt;b&gt;changed&lt;/b&gt;: make it again." in response.content
    assert b"<h1>" in response.content


def test_htmx_gets_only_the_line():
    response = answer(Trouble("The plan changed."), **{"HX-Request": "true"})
    assert response is not None
    assert b"The plan changed." in response.content
    assert b"<html" not in response.content


def test_other_errors_are_left_alone():
    assert answer(ValueError("a bug")) is None
