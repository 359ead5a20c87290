"""The navigation knows where we are."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from houvast.foundation.ui import shell
from houvast.foundation.ui.shell import NavGroup, NavItem, Shell, mark_current

MENU = Shell(
    navigation=(
        NavGroup((NavItem("Start", "/"), NavItem("Cases", "/cases/", shortcut="g c"))),
        NavGroup((NavItem("Closed", "/cases/closed/"), NavItem("Systems", "/systems/", shortcut="g s"))),
    )
)


def current(path: str) -> list[str]:
    return [str(item.label) for group in mark_current(MENU, path).navigation for item in group.items if item.current]


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/", ["Start"]),
        ("/cases/", ["Cases"]),
        ("/cases/17/plan/", ["Cases"]),
        ("/cases/closed/", ["Closed"]),
        ("/casesandmore/", []),
        ("/elsewhere/", []),
    ],
)
def test_the_longest_address_that_leads_here_is_current(path, label):
    assert current(path) == label


def test_only_entries_with_keys_are_in_the_help():
    assert [item.shortcut for item in MENU.shortcuts] == ["g c", "g s"]


def test_without_a_setting_the_shell_is_bare(settings):
    settings.UI_SHELL = ""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert shell.for_request(request) == Shell()


def test_the_setting_names_who_builds_the_shell(settings):
    settings.UI_SHELL = f"{__name__}.build"
    built = shell.for_request(RequestFactory().get("/systems/9/"))
    assert built.navigation[1].items[1].current


def build(request) -> Shell:
    return MENU
