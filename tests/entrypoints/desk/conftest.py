"""Pages that exist for these tests only: each does one thing that pages can do wrong."""

from types import SimpleNamespace

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from houvast.engines.trouble import Trouble
from houvast.entrypoints.desk import shell
from houvast.foundation.accounts.permissions import NotAllowed
from houvast.foundation.ui.shell import NavItem


def trouble(request: HttpRequest) -> HttpResponse:
    raise Trouble("The folder is full: make room in it.")


def not_allowed(request: HttpRequest) -> HttpResponse:
    raise NotAllowed("Your account may not do this.")


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("jan@mail.example")


urlpatterns = [
    path("", include("houvast.config.urls")),
    path("test/trouble/", trouble),
    path("test/not-allowed/", not_allowed),
    path("test/broken/", broken),
]


@pytest.fixture
def wrong_pages(settings):
    """The project's pages and the three above."""
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def olga(client, cast):
    """A browser in which Olga is logged in."""
    client.force_login(cast.olga)
    return client


@pytest.fixture
def two_features(monkeypatch):
    """Two features that bring entries, and one that has none for this person."""
    modules = [
        SimpleNamespace(entries=lambda request: [NavItem(label="Today", url="/account/?first")], GROUP="Cases"),
        SimpleNamespace(entries=lambda request: [NavItem(label="Gallery", url="/desk/ui/")], GROUP="Cases"),
        SimpleNamespace(entries=lambda request: [], GROUP="Systems", SEARCH="desk:account"),
    ]
    monkeypatch.setattr(shell, "desk_modules", lambda name: iter(modules if name == "navigation" else []))
