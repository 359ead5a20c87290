"""Where one begins."""

import pytest

from houvast.entrypoints.desk import shell

pytestmark = pytest.mark.django_db


def test_one_begins_at_the_first_entry_of_the_menu(olga, two_features):
    assert olga.get("/").url == "/account/?first"


def test_one_begins_at_ones_account_when_the_menu_is_empty(olga, monkeypatch):
    monkeypatch.setattr(shell, "desk_modules", lambda name: iter(()))
    assert olga.get("/").url == "/account/"
