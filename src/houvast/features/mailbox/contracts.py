"""What others may hold of a mail that came in."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

LARGEST = 25 * 2**20
"""Bytes of the largest mail that is taken in; a larger one stays in the mailbox, and a person looks there."""


class State(StrEnum):
    """Where a mail stands."""

    RECEIVED = "received"  # kept, not sorted yet
    QUEUED = "queued"  # a person decides
    REGISTERED = "registered"  # it became one or more requests
    JOINED = "joined"  # it belongs to a request that was there
    REPORT = "report"  # a message of ours came back: it was noted there
    INFORMATION = "information"  # a question, answered outside a request
    NOT_OURS = "not_ours"  # not for this organisation
    SPAM = "spam"


class Why(StrEnum):
    """Why a mail waits for a person, or which way it went by itself."""

    AUTOMATIC = "automatic"  # an answering machine, a list, a report
    UNCLEAR = "unclear"  # no right was recognised, or not surely
    SEVERAL = "several"  # more is asked than can be told apart
    INFORMATION = "information"  # a question
    BREACH = "breach"  # perhaps a breach
    THIRD_PARTY = "third_party"  # somebody writes for somebody else
    STRANGER = "stranger"  # names a receipt number, from an address that is not in that request
    MANY = "many"  # too many from one sender in a day
    OLD = "old"  # lay in the mailbox for long
    TOO_BIG = "too_big"  # larger than is taken in
    UNREADABLE = "unreadable"  # no mail that can be taken apart
    NO_SENDER = "no_sender"  # no address, or several, from which it comes
    TROUBLE = "trouble"  # sorting it failed
    RECOGNISED = "recognised"  # its words ask for it
    THREAD = "thread"  # it answers a mail of the request
    NUMBER = "number"  # it names the number, and comes from an address in the request
    COPY = "copy"  # the same mail came in before
    AGAIN = "again"  # asks what an open request of the same address asks already
    FOLLOW_UP = "follow_up"  # about a request that is closed
    BY_HAND = "by_hand"  # a person decided


DECISIONS = (State.INFORMATION, State.NOT_OURS, State.SPAM)
"""What a person may decide besides a request."""
FORGOTTEN_SOON = (State.NOT_OURS, State.SPAM)
"""What is destroyed after a while."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file with a mail: its number in it, a name that is safe to show, its size in bytes."""

    number: int
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Head:
    """What a list shows of a mail; sealed where it lies."""

    subject: str = ""
    from_name: str = ""
    from_address: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail that was taken apart: `own` is what the sender wrote, without what is quoted; `text` is all of it."""

    head: Head
    message_id: str = ""
    answers: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    own: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    attachments: tuple[Attachment, ...] = ()
    automatic: str = ""
    hints: tuple[tuple[str, str], ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class MailFacts:
    """A mail without what it says; `cases` are the numbers of its requests, `wanted` what its words seem to ask."""

    id: UUID
    mailbox: str
    organisation: str
    organisation_name: str
    state: State
    why: Why
    received_at: datetime
    size: int
    language: str
    wanted: tuple[str, ...]
    hints: tuple[tuple[str, str], ...]
    cases: tuple[str, ...]
    is_kept: bool
    is_readable: bool
    seen_at: datetime | None
    decided_by: str
    decided_at: datetime | None

    @property
    def is_waiting(self) -> bool:
        """Tell whether a person must decide."""
        return self.state in (State.QUEUED, State.RECEIVED)

    @property
    def is_suspect(self) -> bool:
        """Tell whether the mail server says that the sender is not who it says."""
        return ("dmarc", "fail") in self.hints


@dataclass(frozen=True, slots=True)
class Round:
    """How the last round of a mailbox went; `trouble` is empty where it went well."""

    mailbox: str
    tried_at: datetime
    read_at: datetime | None
    trouble: str
