"""What the shell gives to every template."""

from django.test import RequestFactory

from houvast.foundation.ui.context import shell


def given(**cookies: str) -> dict[str, object]:
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies)
    return shell(request)


def test_the_look_comes_from_the_browser():
    assert given()["ui_theme"] == ""
    assert given(houvast_theme="dark")["ui_theme"] == "dark"
    assert given()["ui_shortcuts"] is True
    assert given(houvast_shortcuts="off")["ui_shortcuts"] is False


def test_a_theme_that_is_not_ours_is_ignored():
    assert given(houvast_theme='"><script>')["ui_theme"] == ""


def test_the_shell_is_only_built_when_a_page_shows_it(settings):
    settings.UI_SHELL = "nowhere.at_all"
    assert "shell" in given()
