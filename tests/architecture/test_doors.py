"""No door stands open by accident: a stranger gets in nowhere, and nobody sees another principal's cases."""

from collections.abc import Iterable, Iterator
from http import HTTPStatus

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, include, path, reverse

from houvast.foundation.accounts.contracts import Permission
from houvast.foundation.accounts.permissions import require
from tests.architecture.doors import EVERYBODY, HALL, PUBLIC, ROOMS, Room
from tests.cast import Cast

REFUSED = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
SAMPLES = {
    "int": "1",
    "str": "x",
    "slug": "x",
    "path": "x",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


def addresses(
    patterns: Iterable[URLPattern | URLResolver], before: str = "", space: str = ""
) -> Iterator[tuple[str, str]]:
    """Give (name, sample address) of every pattern, however deep."""
    for one in patterns:
        here = before + sample(one)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from addresses(one.url_patterns, here, inner)
        else:
            yield f"{space}{one.name or one.pattern}", here


def sample(one: URLPattern | URLResolver) -> str:
    """Fill in the address of one pattern with values of the right form."""
    text = str(one.pattern)
    for name, converter in one.pattern.converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
        text = text.replace(f"<{kind}:{name}>", SAMPLES[kind]).replace(f"<{name}>", SAMPLES["str"])
    return text


DOORS = dict(addresses(get_resolver().url_patterns))
LOCKED = sorted(set(DOORS) - PUBLIC)


def test_every_address_is_in_exactly_one_table():
    tables = [*PUBLIC, *HALL, *ROOMS]
    assert sorted(tables) == sorted(DOORS), "add the new page to tests/architecture/doors.py"


def test_every_address_has_a_name_of_its_own():
    found = [name for name, _ in addresses(get_resolver().url_patterns)]
    assert len(found) == len(set(found))


def test_no_address_holds_an_unfilled_part():
    assert [address for address in DOORS.values() if "<" in address] == []


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", LOCKED)
def test_a_stranger_is_sent_to_the_login(name, method):
    assert turned_away(getattr(Client(), method)(f"/{DOORS[name]}"))


def test_a_room_opens_for_whom_it_is_meant_and_nobody_else(cast):
    outcomes = {name: who_enters(cast, name, room) for name, room in ROOMS.items()}
    assert outcomes == {name: room.opens_for for name, room in ROOMS.items()}


@pytest.mark.parametrize("name", sorted(HALL - {"desk:logout"}))
def test_the_hall_opens_for_everybody_who_is_logged_in(name, cast):
    assert all(enters(cast, who, f"/{DOORS[name]}", "get", {}) for who in EVERYBODY)


def test_the_walk_finds_nested_pages_and_fills_in_their_parts():
    deep = [path("<uuid:case>/", include(([path("rows/<int:row>/", HttpResponse, name="row")], "cases")))]
    assert list(addresses(deep)) == [("cases:row", f"{SAMPLES['uuid']}/rows/1/")]


def test_a_page_of_one_principal_that_is_tried_by_everybody(cast, settings):
    settings.ROOT_URLCONF = __name__
    room = Room(opens_for=frozenset(), enter=lambda cast: {"organisation": cast.scaldis.key})
    assert who_enters(cast, "cases", room) == {"olga", "iris", "petra"}
    assert who_enters(cast, "forgotten", room) == EVERYBODY


def cases_of(request: HttpRequest, organisation: str) -> HttpResponse:
    require(request.user, Permission.VIEW_CASE, organisation)
    return HttpResponse()


def forgotten(request: HttpRequest, organisation: str) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", include("houvast.config.urls")),
    path("cases/<slug:organisation>/", cases_of, name="cases"),
    path("forgotten/<slug:organisation>/", forgotten, name="forgotten"),
]


def who_enters(cast: Cast, name: str, room: Room) -> frozenset[str]:
    """Let everybody try one door; whatever somebody did behind it is undone before the next one comes."""
    with transaction.atomic():
        address = reverse(name, kwargs=room.enter(cast))
        outcome = frozenset(who for who in EVERYBODY if enters_room(cast, who, address, room))
        transaction.set_rollback(True)
    return outcome


def enters_room(cast: Cast, who: str, address: str, room: Room) -> bool:
    with transaction.atomic():
        outcome = enters(cast, who, address, room.method, room.sent)
        transaction.set_rollback(True)
    return outcome


def turned_away(response) -> bool:
    to_login = response.status_code == HTTPStatus.FOUND and response.url.startswith(reverse(settings.LOGIN_URL))
    return to_login or response.status_code in REFUSED


def enters(cast: Cast, who: str, address: str, method: str, sent: dict[str, str]) -> bool:
    client = Client()
    client.force_login(cast.people[who])
    return not turned_away(getattr(client, method)(address, sent))
