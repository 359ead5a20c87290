"""A case at the desk, in a real browser: an agent registers by keyboard, a privacy officer carries it to its end."""

import re

import pytest
from playwright.sync_api import Page, expect

from houvast.features.rights.contracts import Outcome, Right, Status
from houvast.features.rights.queries import case_record
from houvast.foundation.evidence import queries as evidence
from houvast.foundation.jobs.worker import Worker
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, Visit, visit
from tests.features.rights.desk.stage import Stage, set_stage
from tests.journeys.steps import left_untold

pytestmark = pytest.mark.django_db(transaction=True)
FIRST_SCREEN = 800


@pytest.fixture
def stage(tmp_path, transactional_db) -> Stage:
    return set_stage(tmp_path)


@pytest.fixture
def faults() -> list[str]:
    """What was wrong with the pages that were looked at; empty at the end of every test."""
    found: list[str] = []
    yield found
    assert found == []


def look(opened: Visit, faults: list[str]) -> None:
    """Check the page that is open: accessible, not too wide, and nothing complained."""
    where = opened.page.url
    faults += [f"{where}: {one}" for one in (*violations(opened.page), *opened.complaints)]
    if too_wide(opened.page):
        faults.append(f"{where}: too wide")
    opened.complaints.clear()


def number_in(page: Page) -> str:
    found = re.search(r"/cases/([\d-]+)/", page.url)
    assert found
    return found[1]


def work_until(page: Page, words: str) -> None:
    """Carry out what waits, as a worker does, and wait until the page has renewed itself."""
    Worker().work()
    expect(page.locator("main")).to_contain_text(words, timeout=15_000)


def test_an_agent_registers_a_caller_with_the_keyboard_only(browser, live_server, stage, faults):
    vera = stage.centre.person("vera")
    with visit(browser, live_server.url, stage.people["amira"]) as opened:
        page, keys = opened.page, opened.page.keyboard
        opened.open("/desk/")
        look(opened, faults)
        keys.press("n")
        expect(page).to_have_url(re.compile("/cases/new/$"))
        assert page.evaluate("document.documentElement.scrollHeight") <= FIRST_SCREEN
        look(opened, faults)
        keys.type("Ik wil dat jullie alles van mij weggooien.")
        keys.press("Tab")
        keys.press("2")
        for text in ("Zonn", vera.name, vera.mail, vera.mobile):
            keys.press("Tab")
            keys.type(text)
        with page.expect_navigation():
            keys.press("Enter")
        look(opened, faults)
        case = case_record(number_in(page))
        assert (case.right, case.organisation.key, case.status) == (Right.ERASURE, "energie", Status.REGISTERED)
        expect(page.locator("main")).to_contain_text(case.number)
        with page.expect_navigation():
            keys.press("v")
        look(opened, faults)
        page.get_by_label("How did you check?").select_option("call_back")
        page.get_by_label(re.compile("E-mail address: ")).check()
        with page.expect_navigation():
            page.get_by_role("button", name="Passed").click()
        look(opened, faults)
        assert case_record(case.number).status == Status.VERIFIED


def test_a_privacy_officer_carries_an_erasure_to_its_end(browser, live_server, stage, faults):
    number = stage.verified()
    with visit(browser, live_server.url, stage.people["olga"]) as opened:
        page, keys = opened.page, opened.page.keyboard
        opened.open(f"/desk/cases/{number}/data/")
        with page.expect_navigation():
            keys.press("f")
        look(opened, faults)
        work_until(page, "Searched on")
        look(opened, faults)
        while page.locator("[data-shortcut=y]").count():
            with page.expect_navigation():
                keys.press("y")
        work_until(page, "Make the plan")
        with page.expect_navigation():
            keys.press("v")
        with page.expect_navigation():
            keys.press("m")
        page.locator("details.planned summary").first.click()
        look(opened, faults)
        confirm(page, "Approve this plan", "approve")
        look(opened, faults)
        confirm(page, "Carry out the plan", "carry-out")
        work_until(page, "Nothing is left without a ground")
        look(opened, faults)
        with page.expect_navigation():
            keys.press("v")
        answer(opened, faults)
        left_untold(number)
        confirm(page, "Close the request", "close")
        look(opened, faults)
    case = case_record(number)
    assert (case.status, case.outcome) == (Status.CLOSED, Outcome.PARTLY)
    assert evidence.verify().ok


def confirm(page: Page, label: str, dialog: str) -> None:
    """Press a button that asks first, and say yes."""
    page.get_by_role("button", name=label).click()
    with page.expect_navigation():
        page.locator(f"#{dialog} form button[type=submit]").click()


def answer(opened: Visit, faults: list[str]) -> None:
    """Read how the answer will be, make it, and fetch its pack."""
    page = opened.page
    expect(page.frame_locator("iframe[name=preview]").locator("body")).to_contain_text("Zonneveld Energie")
    look(opened, faults)
    page.get_by_label("What else do you want to say?").fill("Bel ons gerust.")
    page.get_by_role("button", name="Show how it reads").click()
    expect(page.frame_locator("iframe[name=preview]").locator("body")).to_contain_text("Bel ons gerust.")
    with page.expect_navigation():
        page.get_by_role("button", name="Make the answer").click()
    look(opened, faults)
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Fetch the locked file").click()
    assert fetched.value.suggested_filename.endswith(".zip")
    with page.expect_navigation():
        page.get_by_role("link", name="I have given the code").click()
    look(opened, faults)


@pytest.mark.parametrize("screen", [DESK, DESK_DARK, PHONE], ids=lambda one: f"{one.width}-{one.scheme}")
def test_every_page_of_a_case_is_accessible_and_fits(browser, live_server, stage, faults, screen):
    number = stage.proven()
    pages = (
        "",
        "receipt/",
        "keys/",
        "more/",
        "identity/",
        "data/",
        "plan/",
        "carry-out/",
        "answer/",
        "timeline/",
        "extend/",
    )
    with visit(browser, live_server.url, stage.people["olga"], screen) as opened:
        for page in ("/desk/", "/desk/cases/", *(f"/desk/cases/{number}/{page}" for page in pages)):
            opened.open(page)
            look(opened, faults)


def test_without_the_script_a_case_goes_on_too(browser, live_server, stage):
    number = stage.verified()
    screen = type(DESK)(script=False)
    with visit(browser, live_server.url, stage.people["olga"], screen) as opened:
        page = opened.page
        opened.open(f"/desk/cases/{number}/data/")
        page.get_by_role("button", name="Find the data").click()
        Worker().work()
        page.get_by_role("link", name="Show how far it is now").click()
        expect(page.locator("main")).to_contain_text("Searched on")
