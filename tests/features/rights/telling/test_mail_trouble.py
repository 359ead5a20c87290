"""The other server puts a mail off, or ours is down: the mail waits, the agent sees it, and it goes later."""

from datetime import timedelta

import pytest

from houvast.features.rights.desk.mails import shown
from houvast.foundation.notifications.contracts import State
from houvast.foundation.notifications.delivering import deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM
from houvast.foundation.notifications.queries import messages_of
from tests.features.rights.telling.test_telling import NOW, VERA, register

pytestmark = pytest.mark.django_db


def deliver(minutes):
    deliver_waiting(by=POST_ROOM, at=NOW + timedelta(minutes=minutes))


def states(case):
    return [one.state for one in messages_of(case)]


def test_a_mail_that_is_put_off_waits_and_goes_later(cast, post, client):
    post.refuses[VERA] = "451 Greylisted, try again later"
    case = register(VERA)
    deliver(1)
    assert states(case) == [State.WAITING]
    client.cookies["django_language"] = "en"
    client.force_login(cast.amira)
    assert "Waits to be sent" in client.get(f"/desk/cases/{case}/messages/").content.decode()
    post.refuses.clear()
    deliver(24 * 60)
    assert states(case) == [State.SENT]
    assert [receivers for _, receivers, _ in post.taken] == [[VERA]]


def test_a_server_that_is_down_loses_nothing(cast, post, settings):
    up, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    case = register(VERA)
    deliver(1)
    assert states(case) == [State.WAITING]
    settings.EMAIL_PORT = up
    deliver(24 * 60)
    assert states(case) == [State.SENT]
    assert [one.went_wrong for one in shown(case)] == [False]
