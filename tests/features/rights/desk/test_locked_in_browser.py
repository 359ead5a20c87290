"""The identity page while checking is locked, in a real browser: why, until when, and what can still be done."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from houvast.features.rights.actions.identifying import verify_identity
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, PHONE_DARK, Screen, visit
from tests.cast import SETUP, assemble
from tests.features.rights.desk.test_today import register

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def amira(transactional_db):
    cast = assemble()
    cast.amira.language = "en"
    cast.amira.save()
    return cast.amira


@pytest.mark.parametrize(
    "screen", [DESK, DESK_DARK, PHONE, PHONE_DARK, Screen(script=False)],
    ids=["desk", "dark", "phone", "phone-dark", "no-script"],
)  # fmt: skip
def test_it_offers_a_letter_and_a_visit_and_nothing_that_counts_no_more(browser, live_server, amira, screen):
    number = register()
    for _ in range(3):
        verify_identity(
            case=number, level=2, method="call_back", proven=(), passed=False, by=SETUP, at=datetime.now(UTC)
        )
    with visit(browser, live_server.url, amira, screen) as opened:
        page = opened.page
        opened.open(f"/desk/cases/{number}/identity/")
        expect(page.get_by_text("Checks failed three times within a day")).to_be_visible()
        expect(page.get_by_text("The request itself goes on")).to_be_visible()
        expect(page.locator("#still")).to_contain_text("By letter")
        expect(page.locator("#still")).to_contain_text("In person")
        expect(page.get_by_label("What code does the caller say?")).to_have_count(0)
        for gone in ("Send a code by text message", "Send a code by e-mail", "Put questions", "Ask a second colleague"):
            expect(page.get_by_role("button", name=gone)).to_have_count(0)
        expect(page.get_by_label("How did you check?").locator("option")).to_have_count(1)
        assert (too_wide(page), violations(page) if screen.script else []) == (0, [])
        page.get_by_role("group", name="What did it prove").get_by_role("checkbox").first.check()
        page.get_by_role("button", name="Passed").click()
        expect(page.get_by_text("It is established who is asking")).to_be_visible()
        assert opened.complaints == []
