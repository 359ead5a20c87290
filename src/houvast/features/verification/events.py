"""What happens when somebody is checked."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from houvast.engines.ledger.facts import Code, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class IdentityChecked(Fact):
    """Somebody was checked: how, which level (0-3) was asked and aimed at, and which kinds of identifiers it proved."""

    kind: ClassVar[str] = "verification.checked"
    method: Code
    required_level: int
    level: int
    passed: bool
    proven: tuple[Ref, ...]
    doubt: Code | None


@dataclass(frozen=True, slots=True)
class CodeSent(Fact):
    """A code was sent to a contact point on file; by which way, and until when it counts."""

    kind: ClassVar[str] = "verification.code_sent"
    way: Code
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class FactsAsked(Fact):
    """Questions were asked and answered: how many were right and how many wrong, never which answers."""

    kind: ClassVar[str] = "verification.facts_asked"
    asked: int
    right: int
    wrong: int


@dataclass(frozen=True, slots=True)
class CheckingLocked(Fact):
    """Checking stopped for a day after too many failures; the request stays open and its clock runs."""

    kind: ClassVar[str] = "verification.locked"
    until: datetime


@dataclass(frozen=True, slots=True)
class PersonAlerted(Fact):
    """The person was warned through a channel on file: why, and how."""

    kind: ClassVar[str] = "verification.person_alerted"
    reason: Code
    channel: Code


@dataclass(frozen=True, slots=True)
class OverrideAsked(Fact):
    """A colleague asked another to answer for somebody together."""

    kind: ClassVar[str] = "verification.override_asked"
    reason: Code


@dataclass(frozen=True, slots=True)
class OverrideApproved(Fact):
    """A second colleague agreed; the check that follows says what it proved."""

    kind: ClassVar[str] = "verification.override_approved"
    reason: Code
    asked_by: Ref
