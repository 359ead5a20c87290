"""A message leaves with the change that asks for it, and what became of it is known."""

import json
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.queries import timeline, verify
from houvast.foundation.files.actions import revoke, store
from houvast.foundation.jobs.worker import Worker
from houvast.foundation.keys.sealing import KeyDestroyed, destroy, is_destroyed
from houvast.foundation.notifications.actions import forget_sent, note_returned, queue_message
from houvast.foundation.notifications.contracts import Channel, Envelope, State
from houvast.foundation.notifications.delivering import deliver, deliver_waiting
from houvast.foundation.notifications.jobs import POST_ROOM, post_round
from houvast.foundation.notifications.models import Message
from houvast.foundation.notifications.queries import can_send, message_of, messages_of
from houvast.foundation.notifications.rules import PAUSES, WrongEnvelope
from houvast.foundation.notifications.senders.choosing import CannotSend
from tests.services import mail_server
from tests.services.mail_server import MailServer

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
CASE = "2026-00007"
JIP = "jip.devries@example.org"
RECEIPT = Envelope(to=JIP, subject="Uw verzoek 2026-00007", text="Ontvangen.\n", sender_name="Belhuis Noord")


@pytest.fixture
def server(settings, tmp_path):
    with mail_server.running() as running:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = running.host, running.port, False
        settings.DEFAULT_FROM_EMAIL = "Privacy <privacy@belhuis.example>"
        settings.HOUVAST_HOME = tmp_path
        yield running


def queued(envelope=RECEIPT, *, channel=Channel.MAIL, case=CASE, **more) -> UUID:
    with transaction.atomic():
        return queue_message(channel=channel, envelope=envelope, purpose="receipt", case=case, at=NOON, **more)


def kinds(case=CASE) -> list[str]:
    return [entry.kind for entry in timeline(case)]


def sent_on(at=NOON) -> int:
    return deliver_waiting(by=POST_ROOM, at=at)


def test_a_mail_goes_out_by_the_worker_and_is_proven(server: MailServer) -> None:
    message = queued()
    assert message_of(message).state is State.WAITING
    assert Worker().work() == 1
    card = message_of(message)
    assert (card.state, card.answer, card.attempts) == (State.SENT, 250, 1)
    ((sender, receivers, mail),) = server.taken
    assert (sender, receivers) == ("privacy@belhuis.example", [JIP])
    assert (mail["Subject"], mail["From"]) == (RECEIPT.subject, "Belhuis Noord <privacy@belhuis.example>")
    assert mail["Message-ID"] == f"<{message}@belhuis.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content().strip() == RECEIPT.text.strip()
    assert kinds() == ["notifications.sent"]
    assert verify().ok
    assert messages_of(CASE) == (card,)


def test_an_action_that_was_undone_sends_nothing(server: MailServer) -> None:
    with transaction.atomic():
        queue_message(channel=Channel.MAIL, envelope=RECEIPT, purpose="receipt", case=CASE, at=NOON)
        transaction.set_rollback(True)
    assert (Worker().work(), sent_on(), server.taken, messages_of(CASE)) == (0, 0, [], ())


def test_a_server_that_is_down_is_tried_again_until_it_is_up(server: MailServer, settings) -> None:
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9
    message = queued()
    assert sent_on() == 1
    card = message_of(message)
    assert (card.state, card.reason, card.attempts) == (State.WAITING, "no_connection", 1)
    settings.EMAIL_PORT = port
    assert sent_on(NOON + timedelta(seconds=59)) == 0
    assert sent_on(NOON + PAUSES[0]) == 1
    assert message_of(message).state is State.SENT
    assert sent_on(NOON + timedelta(days=9)) == 0
    assert len(server.taken) == 1


def test_a_message_that_nobody_takes_for_days_has_failed_and_says_so(server: MailServer) -> None:
    server.refuses[JIP] = "451 Try again later"
    message, at = queued(), NOON
    for pause in (*PAUSES, timedelta(0)):
        assert sent_on(at) == 1
        at += pause
    card = message_of(message)
    assert (card.state, card.answer, card.attempts) == (State.FAILED, 451, len(PAUSES) + 1)
    assert kinds() == ["notifications.failed"]
    server.refuses.clear()
    assert (sent_on(at + timedelta(days=9)), server.taken) == (0, [])


@pytest.mark.parametrize("where", ["receiver", "content"])
def test_a_refusal_for_good_is_not_tried_again(server: MailServer, where: str) -> None:
    if where == "receiver":
        server.refuses[JIP] = "550 No such user jip.devries"
    else:
        server.answer = "554 Message refused"
    message = queued()
    assert sent_on() == 1
    card = message_of(message)
    assert (card.state, card.reason, card.answer) == (State.FAILED, "refused", 550 if where == "receiver" else 554)
    assert "jip" not in json.dumps([entry.facts for entry in timeline(CASE)])


def test_the_address_that_mails_come_back_to_is_the_envelopes_sender(server: MailServer, settings) -> None:
    settings.HOUVAST_MAIL_RETURN = "returned@belhuis.example"
    queued()
    sent_on()
    assert server.taken[0][0] == "returned@belhuis.example"


def test_a_code_is_destroyed_when_it_was_sent(server: MailServer) -> None:
    code = Envelope(to=JIP, subject="Uw code", text="Uw code is 481 205.")
    message = queued(code, is_secret=True)
    row = Message.objects.get(id=message)
    assert b"481" not in bytes(row.envelope)
    sent_on()
    assert "481 205" in server.taken[0][2].get_content()
    row.refresh_from_db()
    assert (row.envelope, is_destroyed(row.scope), is_destroyed(CASE)) == (None, True, False)


def test_what_came_back_is_noted_once(server: MailServer) -> None:
    message = queued()
    returned = {"message": message, "reason": "no_such_user", "by": POST_ROOM, "at": NOON}
    assert not note_returned(**returned)
    sent_on()
    assert note_returned(**returned)
    assert not note_returned(**returned)
    assert not note_returned(**returned | {"message": uuid4()})
    assert (message_of(message).state, kinds()[-1]) == (State.RETURNED, "notifications.returned")


def test_a_file_in_store_goes_along(server: MailServer) -> None:
    agent = Actor(kind="account", key="7")
    term = {"expires_at": NOON + timedelta(days=30), "by": agent, "at": NOON}
    file = store(name="Antwoord.pdf", media_type="application/pdf", data=b"%PDF-1.7 x", case=CASE, **term)
    queued(Envelope(to=JIP, subject="Antwoord", text="Bijgaand.", attachments=(file.id,)))
    sent_on()
    (attached,) = server.taken[0][2].iter_attachments()
    assert isinstance(attached, EmailMessage)
    assert (attached.get_filename(), attached.get_content()) == ("Antwoord.pdf", b"%PDF-1.7 x")
    assert kinds() == ["files.stored", "files.opened", "notifications.sent"]


def test_a_file_that_was_revoked_is_never_mailed(server: MailServer) -> None:
    agent = Actor(kind="account", key="7")
    term = {"expires_at": NOON + timedelta(days=30), "by": agent, "at": NOON}
    file = store(name="Antwoord.pdf", media_type="application/pdf", data=b"x", case=CASE, **term)
    message = queued(Envelope(to=JIP, subject="Antwoord", text="Bijgaand.", attachments=(file.id,)))
    revoke(file.id, by=agent, at=NOON)
    sent_on()
    assert (message_of(message).state, message_of(message).reason, server.taken) == (State.FAILED, "file_gone", [])


def test_a_case_that_was_shredded_mails_nothing_any_more(server: MailServer) -> None:
    message = queued()
    destroy(CASE, NOON)
    sent_on()
    assert (message_of(message).reason, server.taken) == ("case_shredded", [])


def test_one_attempt_at_a_time(server: MailServer) -> None:
    message = queued()
    Message.objects.filter(id=message).update(try_at=NOON + timedelta(minutes=5))  # somebody has it in hand
    assert not deliver(message, by=POST_ROOM, at=NOON)
    assert deliver(message, by=POST_ROOM, at=NOON + timedelta(minutes=5))


def test_the_post_round_sends_what_waits(server: MailServer) -> None:
    queued()
    post_round(NOON)
    assert len(server.taken) == 1


def test_messages_of_no_case_are_forgotten_in_time(server: MailServer) -> None:
    old, waiting = queued(case=""), queued(case="")
    deliver(old, by=POST_ROOM, at=NOON)
    assert forget_sent(before=NOON + timedelta(days=1), at=NOON) == 1
    assert Message.objects.get(id=old).envelope is None
    assert Message.objects.get(id=waiting).envelope is not None


@pytest.mark.parametrize(
    "wrong",
    [
        Envelope(to="jip at example", subject="Uw verzoek", text="x"),
        Envelope(to="jip@example.org, ander@example.org", subject="Uw verzoek", text="x"),
        Envelope(to=JIP, subject="Uw verzoek\nBcc: ander@example.org", text="x"),
        Envelope(to=JIP, subject="Uw verzoek", text="x", sender_name="A\r\nBcc: ander@example.org"),
        Envelope(to=JIP, subject=" ", text="x"),
        Envelope(to=JIP, subject="Uw verzoek", text="x", reply_to="geen adres"),
    ],
)
def test_a_mail_that_no_server_would_take_is_refused_at_once(server: MailServer, wrong: Envelope) -> None:
    with pytest.raises(WrongEnvelope) as refused:
        queued(wrong)
    assert "example" not in str(refused.value)


def test_without_a_mail_server_nothing_is_promised(settings) -> None:
    settings.EMAIL_HOST = settings.HOUVAST_SMS = ""
    assert not can_send(Channel.MAIL)
    assert not can_send(Channel.SMS)
    with pytest.raises(CannotSend, match="HOUVAST_MAIL_HOST"):
        queued()


def test_a_text_message_goes_into_a_file_that_is_its_owners(settings, tmp_path: Path) -> None:
    place = tmp_path / "sms.jsonl"
    settings.HOUVAST_SMS = f"file:{place}"
    message = queued(Envelope(to="+31201234567", text="Uw code is 481 205."), channel=Channel.SMS, is_secret=True)
    sent_on()
    assert json.loads(place.read_text()) == {"id": str(message), "to": "+31201234567", "text": "Uw code is 481 205."}
    assert place.stat().st_mode & 0o077 == 0
    assert message_of(message).answer == 200


@pytest.mark.parametrize(
    "wrong", [Envelope(to="0612345678", text="x"), Envelope(to="+31201234567", text="x" * 481)], ids=["number", "long"]
)
def test_a_text_message_that_no_gateway_would_take_is_refused(settings, tmp_path, wrong: Envelope) -> None:
    settings.HOUVAST_SMS = f"file:{tmp_path / 'sms.jsonl'}"
    with pytest.raises(WrongEnvelope):
        queued(wrong, channel=Channel.SMS)


def test_nothing_is_queued_for_a_shredded_case(server: MailServer) -> None:
    destroy(CASE, NOON)
    with pytest.raises(KeyDestroyed):
        queued()
