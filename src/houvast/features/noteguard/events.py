"""What happens at the note guard; no fact holds a word of a note."""

from dataclasses import dataclass
from typing import Annotated, ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Code, Ref, Shape, Tally
from houvast.foundation.events.facts import Fact

Mask = Annotated[str, Shape("a mask of customer numbers", r"[A-Z0-9@][A-Z0-9@ ._/-]{0,29}")]


@dataclass(frozen=True, slots=True)
class GuardKeyMade(Fact):
    """A key was made with which pages of another program have text checked."""

    kind: ClassVar[str] = "noteguard.key_made"
    key: UUID
    organisation: Ref
    origins: int
    blocks: bool


@dataclass(frozen=True, slots=True)
class GuardKeyRevoked(Fact):
    """A key opens nothing any more."""

    kind: ClassVar[str] = "noteguard.key_revoked"
    key: UUID


@dataclass(frozen=True, slots=True)
class NumberMaskAdded(Fact):
    """Numbers of a shape are known as customer numbers of an organisation; `swept` says that they go from notes."""

    kind: ClassVar[str] = "noteguard.number_mask_added"
    organisation: Ref
    mask: Mask
    swept: bool


@dataclass(frozen=True, slots=True)
class NumberMaskRemoved(Fact):
    """Numbers of a shape are no longer known as customer numbers of an organisation."""

    kind: ClassVar[str] = "noteguard.number_mask_removed"
    organisation: Ref
    mask: Mask


@dataclass(frozen=True, slots=True)
class NotesSwept(Fact):
    """All notes of a system were read for one organisation; `by_category` counts what was queued."""

    kind: ClassVar[str] = "noteguard.swept"
    sweep: UUID
    organisation: Ref
    system: Ref
    ruleset: Ref
    notes: int
    flagged: int
    by_category: Tally


@dataclass(frozen=True, slots=True)
class NotesScanned(Fact):
    """All notes of a system were read for one organisation and only counted, or listed by pseudonym."""

    kind: ClassVar[str] = "noteguard.scanned"
    organisation: Ref
    system: Ref
    ruleset: Ref
    notes: int
    flagged: int
    by_category: Tally


@dataclass(frozen=True, slots=True)
class InvestigationOpened(Fact):
    """A sweep found so much that somebody asks how it came there."""

    kind: ClassVar[str] = "noteguard.investigation_opened"
    number: Ref
    organisation: Ref
    system: Ref
    sweep: UUID
    severe: int


@dataclass(frozen=True, slots=True)
class InvestigationClosed(Fact):
    """An investigation came to a conclusion, which is kept under seal."""

    kind: ClassVar[str] = "noteguard.investigation_closed"
    number: Ref
    organisation: Ref


@dataclass(frozen=True, slots=True)
class FindingsDecided(Fact):
    """Findings were accepted for rewriting, or dismissed for a reason; counted by rule."""

    kind: ClassVar[str] = "noteguard.decided"
    organisation: Ref
    verdict: Code
    reason: Code | None
    by_rule: Tally


@dataclass(frozen=True, slots=True)
class NotesRewritten(Fact):
    """Notes of a system were rewritten and read back; counted by rule."""

    kind: ClassVar[str] = "noteguard.rewritten"
    organisation: Ref
    system: Ref
    by_rule: Tally
    changed_meanwhile: int
