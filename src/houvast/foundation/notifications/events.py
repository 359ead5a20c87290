"""What happens to messages."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Code
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class MessageSent(Fact):
    """Another server took a message; `answer` is its code (250 for mail)."""

    kind: ClassVar[str] = "notifications.sent"
    message: UUID
    channel: Code
    purpose: Code
    answer: int


@dataclass(frozen=True, slots=True)
class MessageFailed(Fact):
    """A message was refused for good, or was not taken for days."""

    kind: ClassVar[str] = "notifications.failed"
    message: UUID
    channel: Code
    purpose: Code
    answer: int
    reason: Code


@dataclass(frozen=True, slots=True)
class MessageReturned(Fact):
    """A message that had been taken came back: it did not reach the person."""

    kind: ClassVar[str] = "notifications.returned"
    message: UUID
    channel: Code
    purpose: Code
    reason: Code


@dataclass(frozen=True, slots=True)
class MessageSentAgain(Fact):
    """A message that did not arrive was queued again, as `again`; `elsewhere` when to another address."""

    kind: ClassVar[str] = "notifications.sent_again"
    message: UUID
    again: UUID
    purpose: Code
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class MessageToldOtherwise(Fact):
    """Of a message that did not arrive the person was told in another way."""

    kind: ClassVar[str] = "notifications.told_otherwise"
    message: UUID
    purpose: Code
    how: Code
