"""A message that did not arrive is sent again, or the person is told otherwise."""

import json
from datetime import timedelta
from uuid import UUID

import pytest

from houvast.foundation.evidence.queries import timeline
from houvast.foundation.keys.sealing import destroy
from houvast.foundation.notifications.actions import (
    CannotSendAgain,
    note_returned,
    note_told_otherwise,
    queue_message,
    send_again,
)
from houvast.foundation.notifications.contracts import Channel, ToldOtherwise
from houvast.foundation.notifications.jobs import POST_ROOM
from houvast.foundation.notifications.queries import envelope_of, lost_since, message_of
from tests.foundation.notifications.test_sending import CASE, JIP, NOON, RECEIPT, kinds, queued, sent_on
from tests.foundation.notifications.test_sending import server as server
from tests.services.mail_server import MailServer

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


def lost(server: MailServer, **more) -> UUID:
    message = queued(**more)
    sent_on()
    note_returned(message=message, reason="returned", by=POST_ROOM, at=NOON)
    return message


def test_what_came_back_is_sent_again_elsewhere_once_and_stands_on_record(server: MailServer) -> None:
    message = lost(server)
    assert [one.id for one in lost_since(NOON - timedelta(days=1))] == [message]
    again = send_again(message=message, to="jip@anders.example", by=POST_ROOM, at=NOON + timedelta(hours=1))
    sent_on(NOON + timedelta(hours=2))
    assert [to for _, (to,), _ in server.taken] == [JIP, "jip@anders.example"]
    assert server.taken[0][2].get_content() == server.taken[1][2].get_content()
    assert message_of(again).purpose == "receipt"
    assert lost_since(NOON - timedelta(days=1)) == ()
    with pytest.raises(CannotSendAgain, match="somebody saw to it"):
        send_again(message=message, to=JIP, by=POST_ROOM, at=NOON)
    (fact,) = [one for one in timeline(CASE) if one.kind == "notifications.sent_again"]
    assert (fact.facts["again"], fact.facts["elsewhere"]) == (str(again), True)
    assert "anders.example" not in json.dumps([one.facts for one in timeline(CASE)])


def test_what_was_told_otherwise_waits_for_nobody(server: MailServer) -> None:
    message = lost(server)
    note_told_otherwise(message=message, how=ToldOtherwise.PHONE, by=POST_ROOM, at=NOON)
    assert lost_since(NOON - timedelta(days=1)) == ()
    assert message_of(message).settled_at == NOON
    assert "notifications.told_otherwise" in kinds()


def test_what_arrived_waits_or_is_gone_is_not_sent_again(server: MailServer) -> None:
    waiting = queued()
    with pytest.raises(CannotSendAgain):
        send_again(message=waiting, to=JIP, by=POST_ROOM, at=NOON)
    gone = lost(server, case="2026-00008")
    destroy("2026-00008", NOON)
    assert envelope_of(gone) is None
    with pytest.raises(CannotSendAgain, match="destroyed"):
        send_again(message=gone, to=JIP, by=POST_ROOM, at=NOON)


def test_a_later_one_that_arrived_makes_good_what_was_lost(server: MailServer) -> None:
    lost(server)
    other = queued(case="2026-00009")
    assert len(lost_since(NOON - timedelta(days=1))) == 1
    assert lost_since(NOON - timedelta(days=1), only=["2026-00009"]) == ()
    queue_message(channel=Channel.MAIL, envelope=RECEIPT, purpose="receipt", case=CASE, at=NOON + timedelta(hours=1))
    assert lost_since(NOON - timedelta(days=1)) == ()
    assert message_of(other).is_lost is False
