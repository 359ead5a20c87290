"""What happens to mail that comes in."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Code, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class MailReceived(Fact):
    """A mail was taken in from a mailbox and kept."""

    kind: ClassVar[str] = "mailbox.received"
    mail: UUID
    mailbox: Ref
    received: datetime
    size: int


@dataclass(frozen=True, slots=True)
class MailQueued(Fact):
    """A mail waits for a person."""

    kind: ClassVar[str] = "mailbox.queued"
    mail: UUID
    why: Code


@dataclass(frozen=True, slots=True)
class MailRegistered(Fact):
    """A mail became a request; `case` of the entry says which."""

    kind: ClassVar[str] = "mailbox.registered"
    mail: UUID
    why: Code


@dataclass(frozen=True, slots=True)
class MailJoined(Fact):
    """A mail was added to a request that was there; `suspect` when the mail server doubts its sender."""

    kind: ClassVar[str] = "mailbox.joined"
    mail: UUID
    why: Code
    suspect: bool


@dataclass(frozen=True, slots=True)
class ReportNoted(Fact):
    """A mail told that a message of ours came back."""

    kind: ClassVar[str] = "mailbox.report_noted"
    mail: UUID
    message: UUID


@dataclass(frozen=True, slots=True)
class MailDecided(Fact):
    """A person decided that a mail asks for no request."""

    kind: ClassVar[str] = "mailbox.decided"
    mail: UUID
    decision: Code
    reason: Code


@dataclass(frozen=True, slots=True)
class MailForgotten(Fact):
    """The key of a mail was destroyed: it can't be read any more."""

    kind: ClassVar[str] = "mailbox.forgotten"
    mail: UUID
