"""The mail pages on every screen, in both languages: nothing axe finds, nothing sticks out; decided by keyboard."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from houvast.features.rights.models import CaseRecord
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, SCREENS, shoot, visit
from tests.features.mailbox.rooms import a_file, a_mail, a_mail_in_a_case, put
from tests.features.mailbox.stage import mail

pytestmark = pytest.mark.django_db(transaction=True)
PICTURES = os.environ.get("PICTURES", "")


@pytest.fixture
def busy(cast):
    """A list with something of everything, and a mail with a file."""
    a_mail_in_a_case(cast)
    number = CaseRecord.objects.get().number
    put("zonneveld", mail(f"Over {number}", "Nog iets."))
    a_mail(cast)
    put("own", mail("Lekt u gegevens?", "Ik kreeg per ongeluk de gegevens van iemand anders in mijn brief."))
    return a_file(cast)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: f"{one.width}-{one.scheme}")
def test_the_pages_are_fit_for_everybody(cast, live_server, browser, busy, screen, language):
    with visit(browser, live_server.url, cast.amira, replace(screen, language=language)) as seen:
        for name, path in (("list", "/desk/mail/"), ("mail", f"/desk/mail/{busy['mail']}/")):
            seen.open(path)
            assert violations(seen.page) == []
            assert too_wide(seen.page) == 0
            if PICTURES:
                shoot(seen.page, Path(PICTURES) / f"{name}-{screen.width}-{screen.scheme}-{language}.png")
        assert seen.complaints == []


def test_a_mail_is_registered_by_keyboard_alone(cast, live_server, browser):
    found = a_mail(cast)
    with visit(browser, live_server.url, cast.amira, DESK) as seen:
        seen.open(f"/desk/mail/{found['mail']}/")
        seen.page.keyboard.press("2")
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url("**/desk/mail/")
    assert CaseRecord.objects.get().right == "erasure"
