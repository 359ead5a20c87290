"""What stands around every page, and where one begins."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from houvast.entrypoints.desk import shell
from houvast.foundation.ui.shell import NavItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_features(monkeypatch):
    """Two features that bring entries, and one that has none for this person."""
    modules = [
        SimpleNamespace(entries=lambda request: [NavItem(label="Today", url="/account/")], GROUP="Cases"),
        SimpleNamespace(entries=lambda request: [NavItem(label="Gallery", url="/desk/ui/")], GROUP="Cases"),
        SimpleNamespace(entries=lambda request: [], GROUP="Systems", SEARCH="desk:account"),
    ]
    monkeypatch.setattr(shell, "desk_modules", lambda name: iter(modules if name == "navigation" else []))


def test_entries_under_one_heading_come_together_and_an_empty_heading_is_left_out(two_features, rf):
    groups = shell.menu(rf.get("/"))
    assert [(group.label, [item.label for item in group.items]) for group in groups] == [
        ("Cases", ["Today", "Gallery"])
    ]


def test_the_shell_names_the_organisation_the_person_and_their_way_out(two_features, rf, cast):
    request = rf.get("/")
    request.user = cast.olga
    shown = shell.shell(request)
    assert (shown.organisation, shown.user_name, str(shown.user_role)) == (
        "Belhuis Noord",
        "Olga Meijer",
        shown.user_role,
    )
    assert (shown.search_url, shown.logout_url) == (reverse("desk:account"), reverse("desk:logout"))


def test_a_stranger_sees_no_menu(two_features, rf, cast):
    assert shell.shell(rf.get("/")).navigation == ()


def test_one_begins_at_the_first_entry_of_the_menu_and_else_at_ones_account(olga, two_features):
    assert olga.get("/").url == "/account/"


def test_the_login_works_before_an_organisation_is_entered(client):
    assert client.get("/login/").status_code == 200
