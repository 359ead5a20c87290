"""What stands around every page, as features fill it."""

import pytest
from django.urls import reverse

from houvast.entrypoints.desk import shell

pytestmark = pytest.mark.django_db


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


def test_the_login_works_before_an_organisation_is_entered(client):
    assert client.get("/login/").status_code == 200


def test_a_feature_that_is_last_stands_behind_the_others(two_features, rf, monkeypatch):
    first, *others = shell.desk_modules("navigation")
    first.IS_LAST = True
    monkeypatch.setattr(shell, "desk_modules", lambda _name: iter([first, *others]))
    assert [item.label for group in shell.menu(rf.get("/")) for item in group.items] == ["Gallery", "Today"]
