"""What happens at the public door while the mail server is away, refuses, or comes back."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from houvast.entrypoints.outside.request import pace, sent_form
from houvast.features.rights.queries import all_cases
from houvast.foundation.jobs.worker import run_worker
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM
from houvast.foundation.notifications.queries import messages_of
from tests.cast import Cast
from tests.journeys.front_door.house import free_port
from tests.services import mail_server
from tests.services.mail_server import MailServer

pytestmark = pytest.mark.django_db(transaction=True)  # a worker is at work, in a thread with a connection of its own
VERA = "vera@klant.example"
PAGE = "/request/zonneveld/nl/"


@pytest.fixture(name="post")
def mail_is_served(settings: Any, tmp_path: Any) -> Iterator[MailServer]:
    """A mail server that Houvast is set up to use."""
    pace._left.clear()
    with mail_server.running() as running:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = running.host, running.port, False
        settings.DEFAULT_FROM_EMAIL = "Privacy <privacy@belhuis-noord.example>"
        settings.HOUVAST_HOME = tmp_path
        yield running


@pytest.fixture(autouse=True)
def filled_in_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand out forms as if some time went by while they were filled in."""
    monkeypatch.setattr(sent_form, "FASTEST", timedelta(seconds=0))


def asked() -> str:
    """Ask on the public page; return what the receipt says."""
    client = Client()
    token = re.findall(r'name="form" value="([^"]+)"', client.get(PAGE).content.decode())[0]
    answer = client.post(PAGE, {"form": token, "rights": ["access"], "email": VERA})
    assert answer.status_code == 303
    return client.get(answer.url).content.decode()


def later(minutes: float) -> int:
    """Have the post room make a round so many minutes from now."""
    return deliver_waiting(by=POST_ROOM, at=datetime.now(UTC) + timedelta(minutes=minutes))


def test_while_the_mail_server_is_down_requests_come_in_and_receipts_follow(cast: Cast, post: MailServer, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    receipt = asked()
    run_worker(once=True)
    [case] = all_cases(cast.amira)
    assert case.number in receipt
    [waiting] = messages_of(case.number)
    assert (waiting.state, waiting.reason) == ("waiting", "no_connection")
    amira = Client(headers={"accept-language": "en"})
    amira.force_login(cast.amira)
    assert amira.get(f"/desk/cases/{case.number}/messages/").status_code == 200
    settings.EMAIL_PORT = port
    later(24 * 60)
    assert [messages_of(case.number)[0].state, len(post.taken)] == ["sent", 1]
    later(48 * 60)
    assert len(post.taken) == 1


@pytest.mark.parametrize("answer", ["550 5.1.1 No such user", "554 5.7.1 Refused"])
def test_a_server_that_refuses_loses_no_request_and_is_seen_at_the_desk(cast: Cast, post: MailServer, answer: str):
    post.refuses[VERA] = answer
    receipt = asked()
    run_worker(once=True)
    [case] = all_cases(cast.amira)
    assert case.number in receipt
    [failed] = messages_of(case.number)
    assert (failed.state, failed.answer) == ("failed", int(answer[:3]))
    assert (case.status, case.is_open) == ("registered", True)
    amira = Client(headers={"accept-language": "en"})
    amira.force_login(cast.amira)
    shown = amira.get(f"/desk/cases/{case.number}/messages/").content.decode()
    assert "not taken" in shown.lower() or "refused" in shown.lower() or "failed" in shown.lower()
    assert later(24 * 60) == 0


def test_a_server_that_is_busy_gets_it_once(cast: Cast, post: MailServer):
    post.answer = "451 4.3.0 Try again later"
    asked()
    run_worker(once=True)
    [case] = all_cases(cast.amira)
    assert messages_of(case.number)[0].state == "waiting"
    post.answer = "250 OK"
    later(24 * 60)
    assert (messages_of(case.number)[0].state, len(post.taken)) == ("sent", 1)
