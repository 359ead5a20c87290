"""The pages about mail that asks again or came back, on every screen: nothing axe finds, nothing sticks out."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from houvast.features.rights.models import CaseRecord
from houvast.foundation.notifications.actions import note_returned
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM
from houvast.foundation.notifications.models import Message
from houvast.foundation.notifications.queries import messages_of
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, PHONE, Screen, shoot, visit
from tests.features.mailbox.rooms import put
from tests.features.mailbox.stage import AT, WISHES, made, mail

pytestmark = pytest.mark.django_db(transaction=True)
PICTURES = os.environ.get("PICTURES", "")
SCREENS = (DESK, PHONE, Screen(scheme="dark"))
SEEN = [replace(screen, language=language) for screen in SCREENS for language in ("nl", "en")]


@pytest.fixture
def busy(cast, post) -> dict[str, str]:
    """A request with a mail and a file in it whose receipt came back, and one that asks the same again."""
    message = made("Mijn gegevens", WISHES["nl"][1])
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="brief.pdf")
    put("zonneveld", message.as_bytes())
    again = put("zonneveld", mail("Nog eens", WISHES["nl"][1]), AT + timedelta(days=3))
    number = CaseRecord.objects.order_by("pk").first().number
    now = datetime.now(UTC)
    Message.objects.update(queued_at=now, try_at=now)
    deliver_waiting(by=POST_ROOM, at=now)
    note_returned(message=messages_of(number)[0].id, reason="returned", by=POST_ROOM, at=now)
    return {
        "again": f"/desk/mail/{again}/",
        "messages": f"/desk/cases/{number}/messages/",
        "lost": "/desk/undelivered/",
    }


@pytest.mark.parametrize("screen", SEEN, ids=lambda one: f"{one.width}-{one.scheme}-{one.language}")
def test_the_pages_are_fit_for_everybody(cast, live_server, browser, busy, screen):
    with visit(browser, live_server.url, cast.amira, screen) as seen:
        for name, path in busy.items():
            seen.open(path)
            assert violations(seen.page) == []
            assert too_wide(seen.page) == 0
            if PICTURES:
                shoot(seen.page, Path(PICTURES) / f"{name}-{screen.width}-{screen.scheme}-{screen.language}.png")
        assert seen.complaints == []
