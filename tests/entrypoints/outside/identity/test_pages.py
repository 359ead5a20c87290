"""The pages behind a link to log in with: one answer for every link that opens nothing, and no way to anywhere else."""

import os
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from houvast.engines.readability.reading import hindrances, read
from houvast.entrypoints.outside.identity.pages import BROWSER
from houvast.features.rights.actions.logging_in import send_login_link
from houvast.features.rights.actions.proving import NoCodePossible
from houvast.features.rights.contracts import Status
from houvast.features.rights.queries import facts_for
from houvast.features.verification.actions.challenging import TooManyCodes
from houvast.features.verification.actions.linking import NoPublicAddress
from houvast.features.verification.queries import open_link
from houvast.foundation.ui.wording import LANGUAGES, check_wording, wording
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import SCREENS, Screen, visit
from tests.features.rights.desk.stage import Stage, set_stage
from tests.features.verification.attacks.attempts import change_contact, own, request
from tests.features.verification.provider import known
from tests.features.verification.stage import Phone
from tests.services import identity_provider
from tests.services.identity_provider import IdentityProvider

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]
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
    settings.HOUVAST_SMS = f"file:{tmp_path / 'texts.jsonl'}"
    return running


@pytest.fixture
def stage(db, tmp_path) -> Stage:
    return set_stage(tmp_path)


@pytest.fixture
def phone(tmp_path) -> Phone:
    return Phone(tmp_path / "texts.jsonl")


def now() -> datetime:
    return datetime.now(UTC)


def sent(stage: Stage, case: str) -> None:
    send_login_link(case=case, way="code_by_sms", by=stage.people["amira"].actor, at=now())


def link(phone: Phone) -> str:
    """The address in the newest message."""
    found = re.findall(rf"{PUBLIC}(/\S+)", phone.texts(now())[-1]["text"])
    assert len(found) == 1
    return found[0]


def leave(client: Client, address: str) -> str:
    """Press the button; return where the browser goes."""
    page = client.post(address, {"provider": "eid"}).content.decode()
    return unescape(re.findall(r'<a class="button button--primary" href="([^"]+)"', page)[0])


def come_back(client: Client, provider: IdentityProvider, to: str, who: str):
    back = parse_qs(urlsplit(to).query)["redirect_uri"][0]
    assert back.startswith(f"{PUBLIC}/i/back/eid/")
    return client.get(back.removeprefix(PUBLIC), provider.login(to, who))


def vera(stage: Stage, provider: IdentityProvider) -> None:
    person = stage.centre.person("vera")
    provider.knows("vera", given_name=person.given, family_name=person.surname, birthdate=person.born.isoformat())


def test_a_caller_logs_in_while_the_agent_waits(stage: Stage, provider: IdentityProvider, phone: Phone):
    vera(stage, provider)
    case = request(stage)
    sent(stage, case)
    client, address = Client(), link(phone)
    assert open_link(case, now()).masked == "…00"
    shown = client.get(address)
    assert shown.headers["Cache-Control"].count("no-store")
    assert case not in shown.content.decode()
    done = come_back(client, provider, leave(client, address), "vera")
    assert "Wij weten nu dat u het bent" in done.content.decode()
    assert facts_for(stage.people["olga"], case).status is Status.VERIFIED
    assert Client().get(address).status_code == 404


def test_another_browser_can_not_finish_what_this_one_began(stage: Stage, provider: IdentityProvider, phone: Phone):
    vera(stage, provider)
    case = request(stage)
    sent(stage, case)
    to = leave(Client(), link(phone))
    assert come_back(Client(), provider, to, "vera").status_code == 409
    assert facts_for(stage.people["olga"], case).status is Status.REGISTERED


def test_the_cookie_is_for_the_way_back_alone(stage: Stage, provider: IdentityProvider, phone: Phone):
    sent(stage, request(stage))
    client = Client()
    leave(client, link(phone))
    cookie = client.cookies[BROWSER]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/i/back/", "Lax", True)


def test_links_that_open_nothing_are_one_page(stage: Stage, provider: IdentityProvider, phone: Phone):
    case = request(stage)
    sent(stage, case)
    old = link(phone)
    sent(stage, case)
    pages = [Client().get(address) for address in (old, "/i/made-up", "/i/" + "x" * 500)]
    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1


def test_nobody_is_sent_anywhere_else(stage: Stage, provider: IdentityProvider, phone: Phone):
    sent(stage, request(stage))
    address = link(phone)
    for provider_name in ("https://evil.example", "//evil.example", "nobody", "", "../x"):
        shown = Client().post(address, {"provider": provider_name, "next": "https://evil.example"})
        assert shown.status_code in (404, 400)
        assert "evil" not in shown.content.decode()
    shown = Client().get("/i/back/eid/", {"state": "x", "code": "y", "next": "https://evil.example"})
    assert (shown.status_code, "evil" in shown.content.decode()) == (409, False)


def test_a_link_goes_to_what_is_on_file_for_long_enough_and_not_without_end(stage, provider, phone, settings):
    case = request(stage)
    for _ in range(5):
        sent(stage, case)
    with pytest.raises(TooManyCodes):
        sent(stage, case)
    assert {text["to"] for text in phone.texts(now())} == {
        dict(stage.centre.keys_of("vera", "energie"))["phone_number"]
    }
    change_contact(stage, "mobile", "+31619999999", days_ago=2)
    fresh = request(stage, own(stage, "customer_number"))
    with pytest.raises(NoCodePossible):
        sent(stage, fresh)
    settings.HOUVAST_PUBLIC_URL = ""
    change_contact(stage, "mobile", "+31619999999", days_ago=20)
    with pytest.raises(NoPublicAddress):
        sent(stage, request(stage, own(stage, "customer_number")))


def test_a_link_opens_for_half_an_hour(stage: Stage, provider: IdentityProvider, phone: Phone):
    case = request(stage)
    send_login_link(case=case, way="code_by_sms", by=stage.people["amira"].actor, at=now() - timedelta(minutes=31))
    assert Client().get(link(phone)).status_code == 404


def test_who_is_not_on_file_hears_no_more_than_that(stage: Stage, provider: IdentityProvider, phone: Phone):
    provider.knows("bram", given_name="Bram", family_name="Iemand", birthdate="1970-01-01")
    case = request(stage)
    sent(stage, case)
    client = Client()
    page = come_back(client, provider, leave(client, link(phone)), "bram")
    assert "Wij konden niet vaststellen dat u het bent" in page.content.decode()
    assert case not in page.content.decode()


def test_a_provider_that_is_down_is_said_so(stage: Stage, provider: IdentityProvider, phone: Phone):
    sent(stage, request(stage))
    provider.is_down = True
    page = Client().post(link(phone), {"provider": "eid"})
    assert (page.status_code, "Er is niets veranderd" in page.content.decode()) == (503, True)


def test_the_words_are_there_in_four_languages_and_plain():
    check_wording("houvast.entrypoints.outside", "identity")
    for language in LANGUAGES:
        text = " ".join(wording("houvast.entrypoints.outside", "identity", language).words.values())
        assert "«" not in text
    dutch = wording("houvast.entrypoints.outside", "identity", "nl").words
    prose = " ".join(text for key, text in dutch.items() if key.endswith(("_text", "_lead", "_kept")))
    assert hindrances(read(prose, "nl")) == frozenset()


@pytest.mark.parametrize("screen", SCREENS)
def test_the_pages_look_well_and_work_without_script(
    transactional_db, live_server, browser, provider: IdentityProvider, tmp_path, settings, screen: Screen
):
    stage = set_stage(tmp_path)
    settings.HOUVAST_PUBLIC_URL = live_server.url
    vera(stage, provider)
    case = request(stage)
    sent(stage, case)
    texts = Phone(tmp_path / "texts.jsonl").texts(now())[-1]["text"]
    address = re.findall(rf"{live_server.url}(/\S+)", texts)[0]
    with visit(browser, live_server.url, screen=replace(screen, script=screen.width != 360)) as seen:
        page = seen.page
        seen.open(address)
        assert violations(page) == [] if screen.width != 360 else True
        assert not too_wide(page)
        if shots := os.environ.get("SHOTS"):
            page.screenshot(path=f"{shots}/ways-{screen.width}-{screen.scheme}.png")
        page.get_by_role("button", name="Inloggen met Testpas").click()
        page.wait_for_url(f"{provider.issuer}/**")
        page.fill("input[name=sub]", "vera")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{live_server.url}/**")
        assert page.get_by_role("heading", level=1).inner_text() == "Dank u wel"
        assert page.title() == "Dank u wel"
        if shots:
            page.screenshot(path=f"{shots}/done-{screen.width}-{screen.scheme}.png")
    assert facts_for(stage.people["olga"], case).status is Status.VERIFIED
