"""Logging in elsewhere from the page, at a real provider of identities: it counts for the visit that began it."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from houvast.entrypoints.subject_portal.cookies import INSIDE
from houvast.entrypoints.subject_portal.logging_in import COOKIE
from houvast.features.portal.models import Visit
from houvast.features.rights.actions.own_page import standing_of
from houvast.features.rights.contracts import Right, Status
from tests.entrypoints.subject_portal.stage import a_case, inside, text
from tests.features.verification.provider import known
from tests.journeys.centre import Centre, open_centre
from tests.services import identity_provider
from tests.services.identity_provider import IdentityProvider

pytestmark = pytest.mark.django_db(transaction=True)  # a worker is at work, in a thread with a connection of its own
PUBLIC = "https://privacy.example"


@pytest.fixture(scope="module")
def running():
    with identity_provider.running() as provider:
        yield provider


@pytest.fixture
def provider(running: IdentityProvider, settings, tmp_path) -> IdentityProvider:
    running.changes.clear()
    running.is_down = False
    known(running, settings, tmp_path)
    settings.HOUVAST_PUBLIC_URL = PUBLIC
    return running


@pytest.fixture
def centre(db, tmp_path, post) -> Centre:
    """The centre with real source systems."""
    return open_centre(tmp_path / "home", people=40)


@pytest.fixture
def email(centre: Centre, provider: IdentityProvider) -> str:
    person = centre.person("vera")
    provider.knows("vera", given_name=person.given, family_name=person.surname, birthdate=person.born.isoformat())
    provider.knows("other", given_name="Ruben", family_name="Ander", birthdate="1980-01-01")
    return dict(centre.keys_of("vera", "energie"))["email"]


def leave(client: Client) -> str:
    """Press the button; return where the browser goes."""
    page = text(client.post("/my/nl/who/login/", {"provider": "eid"}))
    return unescape(re.findall(r'<a class="button button--primary" href="([^"]+)"', page)[0])


def come_back(client: Client, provider: IdentityProvider, to: str, who: str):
    """Come back as from another site: without the strict cookie of the page."""
    back = parse_qs(urlsplit(to).query)["redirect_uri"][0]
    assert back == f"{PUBLIC}/my/identity/eid/"
    abroad = Client()
    if COOKIE in client.cookies:
        abroad.cookies[COOKIE] = client.cookies[COOKIE].value
    return abroad.get(back.removeprefix(PUBLIC), provider.login(to, who))


def test_portability_after_a_login(email, post, provider):
    case = a_case(email, organisation="energie", right=Right.PORTABILITY)
    client = inside(post, case, email)
    assert "Inloggen bij een ander" in text(client.get("/my/nl/who/"))
    done = come_back(client, provider, leave(client), "vera")
    assert done.status_code == 200
    assert Visit.objects.get().level >= 2
    assert standing_of(case).facts.status is Status.VERIFIED
    assert "U hoeft hier niets meer te doen" in text(client.get("/my/nl/who/"))
    cookie = client.cookies[COOKIE]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/my/identity/", "Lax", True)


def test_somebody_else_and_another_browser_prove_nothing(email, post, provider):
    case = a_case(email, organisation="energie")
    client = inside(post, case, email)
    assert come_back(client, provider, leave(client), "other").status_code == 422
    to = leave(client)
    assert come_back(Client(), provider, to, "vera").status_code == 422
    stranger = inside(post, a_case("ruben@klant.example", organisation="energie"), "ruben@klant.example")
    leave(stranger)
    assert come_back(stranger, provider, to, "vera").status_code == 422
    assert {visit.level for visit in Visit.objects.all()} == {0}
    assert standing_of(case).facts.status is Status.REGISTERED


def test_what_comes_back_to_a_page_that_was_left(email, post, provider):
    case = a_case(email, organisation="energie")
    client = inside(post, case, email)
    to = leave(client)
    client.post("/my/nl/leave/")
    assert client.cookies[INSIDE].value == ""
    assert come_back(client, provider, to, "vera").status_code == 422
    assert standing_of(case).facts.status is Status.REGISTERED


def test_a_provider_that_is_unknown_or_down(email, post, provider):
    client = inside(post, a_case(email, organisation="energie"), email)
    assert client.post("/my/nl/who/login/", {"provider": "https://evil.example"}).status_code == 303
    provider.is_down = True
    assert Client().get("/my/identity/nobody/", {"code": "x", "state": "y"}).status_code == 422
