"""What is asked about messages."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from houvast.foundation.keys.sealing import KeyDestroyed
from houvast.foundation.notifications.contracts import Envelope, MessageCard, State
from houvast.foundation.notifications.models import Message
from houvast.foundation.notifications.senders.choosing import can_send as can_send
from houvast.foundation.notifications.storing import open_envelope

LOST = (State.FAILED, State.RETURNED)
MOST_LOST = 200


def messages_of(case: str) -> tuple[MessageCard, ...]:
    """Give the messages of a case, the first one first."""
    return tuple(row.card() for row in Message.objects.filter(case=case).order_by("queued_at", "id"))


def message_of(message: UUID) -> MessageCard | None:
    """Give one message, or None when it is none of ours."""
    row = Message.objects.filter(id=message).first()
    return row.card() if row else None


def envelope_of(message: UUID) -> Envelope | None:
    """Give what a message says and to which address, for who may know of its case; None when that is gone."""
    row = Message.objects.filter(id=message, is_secret=False, envelope__isnull=False).first()
    try:
        return open_envelope(row.scope, row.id, row.envelope) if row and row.envelope else None
    except KeyDestroyed:
        return None


def lost_since(moment: datetime, *, only: Iterable[str] = ()) -> tuple[MessageCard, ...]:
    """Give the messages of cases that did not arrive and that nobody saw to, the oldest first.

    Left out is what was sent again since for the same purpose; a code is, since a new one is simply asked for.
    """
    rows = Message.objects.filter(state__in=LOST, settled_at=None, is_secret=False, queued_at__gte=moment)
    rows = rows.exclude(case="").filter(**({"case__in": list(only)} if only else {}))
    cards = [row.card() for row in rows.order_by("queued_at", "id")[:MOST_LOST]]
    arrived = Message.objects.filter(case__in={one.case for one in cards}).exclude(state__in=LOST)
    named = arrived.order_by("queued_at").values_list("case", "purpose", "queued_at")
    later = {(case, purpose): at for case, purpose, at in named}
    return tuple(one for one in cards if later.get((one.case, one.purpose), moment) <= one.queued_at)
