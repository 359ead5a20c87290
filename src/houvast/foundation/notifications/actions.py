"""Put a message in the queue, note what came back, and forget.

What may never happen: a message without the change that asked for it, or a change whose message is forgotten; the text
or the address of a message in a log, an error or the clear part of the evidence; a code that stays after it was sent.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.sealing import destroy
from houvast.foundation.notifications.contracts import Channel, Envelope, State, ToldOtherwise
from houvast.foundation.notifications.events import MessageReturned, MessageSentAgain, MessageToldOtherwise
from houvast.foundation.notifications.jobs import send_soon
from houvast.foundation.notifications.models import Message
from houvast.foundation.notifications.queries import envelope_of
from houvast.foundation.notifications.rules import check_envelope
from houvast.foundation.notifications.senders.choosing import sender
from houvast.foundation.notifications.storing import seal_envelope


def queue_message(
    *, channel: Channel, envelope: Envelope, purpose: str, case: str = "", is_secret: bool = False, at: datetime
) -> UUID:
    """Have a message sent as soon as the caller's transaction is committed; not at all when it is not.

    A secret one (a code) is sealed under a key of its own, which is destroyed as soon as it was sent or given up.

    :raises CannotSend: nothing is set up for this channel.
    :raises WrongEnvelope: no server would take it.
    """
    sender(channel)
    check_envelope(channel, envelope)
    message = uuid4()
    scope = case if case and not is_secret else f"message:{message}"
    Message.objects.create(
        id=message,
        channel=channel,
        purpose=purpose,
        case=case,
        scope=scope,
        envelope=seal_envelope(scope, message, envelope),
        is_secret=is_secret,
        queued_at=at,
        try_at=at,
    )
    send_soon(message)
    return message


class CannotSendAgain(Trouble):
    """A message can't be sent again as it stands."""

    status = 409


@transaction.atomic
def send_again(*, message: UUID, to: str, by: Actor, at: datetime) -> UUID:
    """Queue the text of a message that did not arrive once more, to an address; returns the new one's id.

    :raises CannotSendAgain: it arrived or waits, somebody saw to it, or its text is gone.
    :raises CannotSend: nothing is set up for its channel.
    :raises WrongEnvelope: no server would take the address.
    """
    row = _lost(message)
    before = envelope_of(message)
    if before is None:
        raise CannotSendAgain("The text of this message was destroyed; write it again.")
    envelope = replace(before, to=to)
    again = queue_message(channel=Channel(row.channel), envelope=envelope, purpose=row.purpose, case=row.case, at=at)
    fact = MessageSentAgain(message=message, again=again, purpose=row.purpose, elsewhere=to != before.to)
    _settle(row, at)
    record(fact, by=by, at=at, case=row.case or None)
    return again


@transaction.atomic
def note_told_otherwise(*, message: UUID, how: ToldOtherwise, by: Actor, at: datetime) -> None:
    """Note that of a message that did not arrive the person was told in another way.

    :raises CannotSendAgain: it arrived or waits, or somebody saw to it.
    """
    row = _lost(message)
    _settle(row, at)
    fact = MessageToldOtherwise(message=message, purpose=row.purpose, how=how.value)
    record(fact, by=by, at=at, case=row.case or None)


def _lost(message: UUID) -> Message:
    rows = Message.objects.select_for_update().filter(id=message, settled_at=None)
    row = rows.filter(state__in=(State.FAILED, State.RETURNED)).first()
    if row is None:
        raise CannotSendAgain("This message arrived, waits, or somebody saw to it; look at the messages again.")
    return row


def _settle(row: Message, at: datetime) -> None:
    row.settled_at = at
    row.save(update_fields=["settled_at"])


def note_returned(*, message: UUID, reason: str, by: Actor, at: datetime) -> bool:
    """Note that a message came back; tell whether it was one of ours that had been sent."""
    with transaction.atomic():
        if not Message.objects.filter(id=message, state=State.SENT).update(state=State.RETURNED, reason=reason):
            return False
        row = Message.objects.get(id=message)
        fact = MessageReturned(message=message, channel=row.channel, purpose=row.purpose, reason=reason)
        record(fact, by=by, at=at, case=row.case or None)
    return True


def forget_sent(*, before: datetime, at: datetime) -> int:
    """Destroy the text and address of messages of no case that were settled before a moment; tell how many."""
    old = Message.objects.filter(case="", envelope__isnull=False, queued_at__lt=before).exclude(state=State.WAITING)
    for row in old:
        with transaction.atomic():
            destroy(row.scope, at)
            Message.objects.filter(id=row.id).update(envelope=None)
    return len(old)
