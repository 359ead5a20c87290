"""What is asked about messages."""

from uuid import UUID

from houvast.foundation.notifications.contracts import MessageCard
from houvast.foundation.notifications.models import Message
from houvast.foundation.notifications.senders.choosing import can_send as can_send


def messages_of(case: str) -> tuple[MessageCard, ...]:
    """Give the messages of a case, the first one first."""
    return tuple(row.card() for row in Message.objects.filter(case=case).order_by("queued_at", "id"))


def message_of(message: UUID) -> MessageCard | None:
    """Give one message, or None when it is none of ours."""
    row = Message.objects.filter(id=message).first()
    return row.card() if row else None
