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


@dataclass(frozen=True, slots=True)
class LoginBegun(Fact):
    """Somebody was sent to a provider of identities to log in; the check that follows says what came of it."""

    kind: ClassVar[str] = "verification.login_begun"
    provider: Code


@dataclass(frozen=True, slots=True)
class LoginLinkSent(Fact):
    """A link to log in with was sent to a contact point on file; by which way, and until when it opens."""

    kind: ClassVar[str] = "verification.login_link_sent"
    way: Code
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class PortalVouched(Fact):
    """A client's own portal vouched for who is logged in there; the check that follows says what it proved."""

    kind: ClassVar[str] = "verification.portal_vouched"
    portal: Code


@dataclass(frozen=True, slots=True)
class SimSwapped(Fact):
    """The number on file got another SIM card lately, or nobody could tell: no code goes there in this case."""

    kind: ClassVar[str] = "verification.sim_swapped"
    known: bool


@dataclass(frozen=True, slots=True)
class CopySeen(Fact):
    """A masked copy of a document was looked at as a last resort: why, and by when it must be destroyed."""

    kind: ClassVar[str] = "verification.copy_seen"
    reason: Code
    destroy_by: datetime


@dataclass(frozen=True, slots=True)
class CopyDestroyed(Fact):
    """The masked copy was destroyed; too late or in time."""

    kind: ClassVar[str] = "verification.copy_destroyed"
    destroyed_at: datetime
    in_time: bool


@dataclass(frozen=True, slots=True)
class ProofCarriedOver(Fact):
    """A check that was done in this case counts in another one of the same caller too, in the same conversation."""

    kind: ClassVar[str] = "verification.proof_carried_over"
    to: Ref
    method: Code
    checked_at: datetime


@dataclass(frozen=True, slots=True)
class ProofTakenOver(Fact):
    """A check that was done in another case of the same caller counts in this one too."""

    kind: ClassVar[str] = "verification.proof_taken_over"
    of: Ref
    method: Code
    level: int
    checked_at: datetime
