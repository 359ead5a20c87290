"""What others may hold of a message."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Channel(StrEnum):
    """How a message travels."""

    MAIL = "mail"
    SMS = "sms"


class State(StrEnum):
    """Where a message stands."""

    WAITING = "waiting"
    SENT = "sent"  # the other server took it
    FAILED = "failed"  # it was refused for good, or nobody took it for days
    RETURNED = "returned"  # it was taken first, and came back


class ToldOtherwise(StrEnum):
    """How the person was told of what a message that did not arrive says."""

    PHONE = "phone"
    LETTER = "letter"
    IN_PERSON = "in_person"
    NOT_NEEDED = "not_needed"  # it tells nothing any more that they must know


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message with the address that it goes to: an e-mail address, or a telephone number as +31201234567.

    A mail has a `subject`; `sender_name` is who it is from in words, `reply_to` where an answer goes. `attachments` are
    files in store, of the case that the message belongs to.
    """

    to: str
    text: str
    subject: str = ""
    sender_name: str = ""
    reply_to: str = ""
    attachments: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageCard:
    """A message without its text and address; `purpose` is a code such as `receipt`.

    `settled_at` is when somebody saw to one that did not arrive.
    """

    id: UUID
    channel: Channel
    purpose: str
    case: str
    state: State
    attempts: int
    queued_at: datetime
    sent_at: datetime | None
    answer: int
    reason: str
    settled_at: datetime | None = None

    @property
    def is_lost(self) -> bool:
        """Tell whether it did not arrive, as far as we know."""
        return self.state in (State.FAILED, State.RETURNED)
