"""Sending in the background."""

from datetime import UTC, datetime
from uuid import UUID

from django.utils.translation import gettext_noop

from houvast.foundation.events.facts import Actor
from houvast.foundation.jobs.actions import enqueue
from houvast.foundation.jobs.runs import Run
from houvast.foundation.jobs.tasks import job
from houvast.foundation.notifications.delivering import deliver, deliver_waiting

POST_ROOM = Actor(kind="system", key="post-room")


@job()
def send_message(run: Run, *, message: str) -> None:  # noqa: ARG001 (nothing to show on the way)
    """Send one message; when it is not taken, the post round tries again."""
    deliver(UUID(message), by=POST_ROOM, at=datetime.now(UTC))


def send_soon(message: UUID) -> None:
    """Have a message sent when the transaction of the caller is committed."""
    enqueue(send_message, title=gettext_noop("Send a message"), key=f"send:{message}", message=str(message))


def post_round(at: datetime) -> None:
    """Send what still waits, which is what was not taken before."""
    deliver_waiting(by=POST_ROOM, at=at)
