"""Pages that exist for these tests only: each does one thing that pages can do wrong."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from houvast.engines.trouble import Trouble
from houvast.foundation.accounts.permissions import NotAllowed


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
