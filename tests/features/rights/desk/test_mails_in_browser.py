"""The messages of a case in a real browser: read before they are sent, on every screen."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, Screen, visit
from tests.cast import assemble
from tests.features.rights.desk.test_mails import THEIRS, post  # noqa: F401 (a fixture)
from tests.features.rights.desk.test_today import register

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def thijs(transactional_db):
    cast = assemble()
    cast.thijs.language = "en"
    cast.thijs.save()
    return cast.thijs


@pytest.mark.parametrize(
    "screen", [DESK, DESK_DARK, PHONE, Screen(script=False)], ids=["desk", "dark", "phone", "no-script"]
)
def test_a_mail_is_read_and_then_sent(browser, live_server, thijs, post, screen):  # noqa: F811 (a fixture)
    post.refuses[THEIRS] = "550 No such user"
    number = register()
    deliver_waiting(by=POST_ROOM, at=datetime.now(UTC) + timedelta(minutes=1))
    with visit(browser, live_server.url, thijs, screen) as opened:
        page = opened.page
        opened.open(f"/desk/cases/{number}/")
        expect(page.locator("#mails")).to_contain_text("Not received: Confirm the receipt")
        assert too_wide(page) == 0
        page.get_by_role("link", name="Tell the person something").click()
        page.get_by_label("What do you want to tell?").select_option("clarification")
        page.get_by_label("Which data?").check()
        page.get_by_role("button", name="Show how it reads").click()
        expect(page.locator("#draft")).to_contain_text("Over welke gegevens gaat uw verzoek?")
        assert (too_wide(page), violations(page) if screen.script else []) == (0, [])
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.locator("table")).to_contain_text("Ask what is meant")
        assert opened.complaints == []
