"""The whole way in a real browser, without script: in, reading, writing, correcting, choosing, fetching, out."""

import io
import re
from pathlib import Path

import pytest
import pyzipper
from playwright.sync_api import Page, expect

from houvast.features.portal.queries import messages_of
from houvast.features.rights.actions.answering import Answered, answer_case
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.locating import locate_person
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.foundation.evidence.queries import facts_of
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, PHONE_DARK, Screen, visit
from tests.cast import assemble
from tests.entrypoints.subject_portal.stage import a_case, last_code, now
from tests.features.portal.register import load_register
from tests.features.portal.stage import AGENT, VERA
from tests.features.rights.desk.stage import set_stage
from tests.journeys.centre import Centre, open_centre

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ("", "who/", "answer/", "messages/", "correct/", "choices/", "stop/", "close/")


@pytest.fixture
def centre(transactional_db, tmp_path: Path, post) -> Centre:
    """The centre with real source systems."""
    return open_centre(tmp_path / "home", people=40)


def come_in(page: Page, root: str, post, number: str, email: str, language: str) -> None:
    page.goto(f"{root}/my/{language}/enter/")
    page.locator("#number").fill(number)
    page.locator("#contact").fill(email)
    page.locator("button.button--primary").click()
    page.locator("#code").fill(last_code(post, email))
    page.locator("button.button--primary").click()
    expect(page).to_have_url(f"{root}/my/{language}/")


def an_answered_case(centre: Centre) -> tuple[str, str, Answered]:
    """Answer a request of Vera; give its number, her address and the pack."""
    keys = centre.keys_of("vera", "energie")
    email, who = dict(keys)["email"], {"by": AGENT, "at": now()}
    given = {"right": Right.ACCESS, "channel": Channel.WEB, "name": "Vera", "keys": keys, "language": "en"}
    number = register_case(organisation="energie", received_at=now(), **given, **who).number
    proven = tuple(kind for kind, _ in keys)
    verify_identity(case=number, level=2, method="call_back", proven=proven, passed=True, **who)
    locate_person(case=number, **who)
    made = answer_case(case=number, by=AGENT, at=now())
    return number, email, made


def write_choose_and_correct(page: Page) -> None:
    """Write a message with a file, forbid offers, and say what is wrong."""
    page.get_by_role("link", name="Messages").click()
    page.get_by_label("Your message").fill("When do I get the recordings?")
    page.locator("#files").set_input_files(
        [{"name": "../proof.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 proof"}]
    )
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("Your message was sent")
    page.get_by_role("link", name="Your choices").click()
    page.get_by_role("button", name=re.compile("Stop this.*By mail")).click()
    expect(page.get_by_role("button", name=re.compile("Allow again.*By mail"))).to_be_visible()
    page.get_by_role("button", name=re.compile("I do not want this.*Marketing of")).click()
    expect(page.get_by_role("button", name=re.compile("I give consent.*Marketing of"))).to_be_visible()
    page.get_by_role("link", name="Is something wrong?").click()
    page.locator("#old0").fill("Vera")
    page.locator("#new0").fill("Vera Anna")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("We made a new request of it")


@pytest.mark.parametrize("screen", [Screen(script=False), Screen(width=390, height=844, script=False)])
def test_from_the_door_to_the_answer(browser, live_server, centre, post, screen):
    number, email, made = an_answered_case(centre)
    with visit(browser, live_server.url, None, screen) as visited:
        page = visited.page
        come_in(page, live_server.url, post, number, email, "en")
        expect(page.locator("main")).to_contain_text("Our answer is there")
        expect(page.locator("main")).to_contain_text("how we reach you")
        expect(page.locator("main")).to_contain_text("Dutch Data Protection Authority")
        write_choose_and_correct(page)
        page.get_by_role("link", name="Our answer").click()
        page.get_by_role("button", name="Send me a code").click()
        page.locator("#code").fill(last_code(post, email))
        with page.expect_download() as fetched:
            page.get_by_role("button", name="Fetch the answer").click()
        archive = pyzipper.AESZipFile(io.BytesIO(Path(fetched.value.path()).read_bytes()))
        assert fetched.value.suggested_filename == f"{number}.zip"
        assert archive.read(archive.namelist()[0], pwd=made.code.encode())
        page.goto(f"{live_server.url}/my/en/")
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
        page.goto(f"{live_server.url}/my/en/answer/")
        expect(page).to_have_url(f"{live_server.url}/my/en/enter/")
        assert (too_wide(page), visited.complaints) == (0, [])
    assert [len(one.files) for one in messages_of(number)] == [1]
    told = {kind: len(facts_of(number, kind)) for kind in ("portal.entered", "portal.pack_fetched")}
    assert told == dict.fromkeys(told, 1)
    assert len(facts_of(number, "consent.purpose_closed")) == 2


@pytest.mark.parametrize(
    ("language", "screen"),
    [
        ("nl", DESK),
        ("nl", PHONE_DARK),
        ("en", DESK_DARK),
        ("en", PHONE),
        ("fr", PHONE),
        ("fr", DESK_DARK),
        ("de", PHONE_DARK),
        ("de", DESK),
    ],
    ids=lambda one: getattr(one, "width", one),
)
def test_every_page_fits_and_everybody_can_use_it(browser, live_server, transactional_db, post, screen, language):
    assemble()
    load_register(now(), "scaldis")
    number = a_case(organisation="scaldis")
    found = {}
    with visit(browser, live_server.url, None, screen) as visited:
        for path in ("enter/", "code/"):
            visited.open(f"/my/{language}/{path}")
            found[path] = (violations(visited.page), too_wide(visited.page))
        come_in(visited.page, live_server.url, post, number, VERA, language)
        for path in PAGES:
            visited.open(f"/my/{language}/{path}")
            found[path] = (violations(visited.page), too_wide(visited.page))
        assert (found, visited.complaints) == (dict.fromkeys(found, ([], 0)), [])


@pytest.mark.parametrize(
    ("language", "screen"), [("nl", PHONE), ("en", DESK_DARK), ("fr", PHONE_DARK), ("de", DESK)], ids=str
)
def test_what_is_told_to_who_proved_fits_and_everybody_can_use_it(
    browser, live_server, transactional_db, tmp_path, post, screen, language
):
    """An erasure that was read back has all there is: what was found, what stays, who was told, values on file."""
    stage, found = set_stage(tmp_path / "home", people=20), {}
    number, email = stage.proven(), dict(stage.centre.keys_of("vera", "energie"))["email"]
    with visit(browser, live_server.url, None, screen) as visited:
        come_in(visited.page, live_server.url, post, number, email, language)
        for path in ("", "correct/", "choices/"):
            visited.open(f"/my/{language}/{path}")
            for one in visited.page.locator("main details > summary").all():
                one.click()
            found[path] = (violations(visited.page), too_wide(visited.page))
        visited.page.locator("button[value='consent:marketing:no']").click()
        found["chosen"] = (violations(visited.page), too_wide(visited.page))
        assert (found, visited.complaints) == (dict.fromkeys(found, ([], 0)), [])
