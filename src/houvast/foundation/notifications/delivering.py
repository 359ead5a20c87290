"""Send what waits: attempt by attempt, each of them noted."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.files.actions import FileExpired, FileWithdrawn, open_file
from houvast.foundation.files.pieces import FileDamaged
from houvast.foundation.files.queries import NoSuchFile
from houvast.foundation.keys.sealing import KeyDestroyed, destroy
from houvast.foundation.notifications.contracts import Channel, Envelope, State
from houvast.foundation.notifications.events import MessageFailed, MessageSent
from houvast.foundation.notifications.models import Message
from houvast.foundation.notifications.rules import IN_HAND, pause_after
from houvast.foundation.notifications.senders.choosing import CannotSend, sender
from houvast.foundation.notifications.senders.contracts import NotTaken
from houvast.foundation.notifications.storing import open_envelope

_FILE_GONE = (FileExpired, FileWithdrawn, FileDamaged, NoSuchFile)


def deliver_waiting(*, by: Actor, at: datetime) -> int:
    """Send every message whose turn it is; tell how many were tried. Safe to repeat, and to do twice at once."""
    due = Message.objects.filter(state=State.WAITING, try_at__lte=at).order_by("queued_at").values_list("id", flat=True)
    return sum(deliver(message, by=by, at=at) for message in list(due))


def deliver(message: UUID, *, by: Actor, at: datetime) -> bool:
    """Try a message whose turn it is, unless somebody else has it in hand; tell whether it was tried.

    It is sent at least once: cut off between sending and noting it, it goes again with the same Message-ID.
    """
    mine = Message.objects.filter(id=message, state=State.WAITING, try_at__lte=at)
    if not mine.update(try_at=at + IN_HAND, attempts=F("attempts") + 1):
        return False
    _attempt(Message.objects.get(id=message), by=by, at=at)
    return True


def _attempt(row: Message, *, by: Actor, at: datetime) -> None:
    try:
        answer = _sent(row, by=by, at=at)
    except NotTaken as problem:
        _put_off(row, problem, by=by, at=at)
    else:
        _settle(row, State.SENT, answer, "", by=by, at=at)


def _sent(row: Message, *, by: Actor, at: datetime) -> int:
    if row.envelope is None:
        raise NotTaken("forgotten", for_good=True)
    try:
        envelope = open_envelope(row.scope, row.id, row.envelope)
        return sender(Channel(row.channel))(row.id, envelope, _files(envelope, by=by, at=at))
    except KeyDestroyed:
        raise NotTaken("case_shredded", for_good=True) from None
    except _FILE_GONE:
        raise NotTaken("file_gone", for_good=True) from None
    except CannotSend:
        raise NotTaken("not_set_up") from None


def _files(envelope: Envelope, *, by: Actor, at: datetime) -> list[tuple[str, str, bytes]]:
    opened = [open_file(file, by=by, at=at) for file in envelope.attachments]
    return [(file.name, file.media_type, b"".join(file.pieces)) for file in opened]


def _put_off(row: Message, problem: NotTaken, *, by: Actor, at: datetime) -> None:
    pause = pause_after(row.attempts)
    if problem.for_good or pause is None:
        _settle(row, State.FAILED, problem.answer, problem.reason, by=by, at=at)
    else:
        Message.objects.filter(id=row.id).update(try_at=at + pause, answer=problem.answer, reason=problem.reason)


@transaction.atomic
def _settle(row: Message, state: State, answer: int, reason: str, *, by: Actor, at: datetime) -> None:
    changed = {"state": state, "answer": answer, "reason": reason, "sent_at": at if state is State.SENT else None}
    if not Message.objects.filter(id=row.id, state=State.WAITING).update(**changed):
        return  # another attempt at the same message was noted first
    if row.is_secret:
        Message.objects.filter(id=row.id).update(envelope=None)
        destroy(row.scope, at)
    fact = (
        MessageSent(message=row.id, channel=row.channel, purpose=row.purpose, answer=answer)
        if state is State.SENT
        else MessageFailed(message=row.id, channel=row.channel, purpose=row.purpose, answer=answer, reason=reason)
    )
    record(fact, by=by, at=at, case=row.case or None)
