"""The table of messages; address and text lie sealed, and go when nobody needs them any more."""

import uuid

from django.db import models

from houvast.foundation.notifications.contracts import Channel, MessageCard, State


class Message(models.Model):
    """One message. `envelope` is sealed under `scope`; it is empty once a secret one was sent.

    `settled_at` tells when somebody saw to one that did not arrive: sent it again, or told the person otherwise.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=8)
    purpose = models.CharField(max_length=40)
    case = models.CharField(max_length=120, blank=True, default="", db_index=True)
    scope = models.CharField(max_length=120)
    envelope = models.BinaryField(null=True)
    is_secret = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default=State.WAITING.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    answer = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=40, blank=True, default="")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "try_at"], name="notifications_due")]

    def card(self) -> MessageCard:
        """Give this row as a plain value."""
        return MessageCard(
            id=self.id,
            channel=Channel(self.channel),
            purpose=self.purpose,
            case=self.case,
            state=State(self.state),
            attempts=self.attempts,
            queued_at=self.queued_at,
            sent_at=self.sent_at,
            answer=self.answer,
            reason=self.reason,
            settled_at=self.settled_at,
        )
