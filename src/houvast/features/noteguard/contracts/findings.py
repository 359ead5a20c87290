"""A finding in a note of a system: where it stands, how it is shown, and what comes of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FindingState(StrEnum):
    """Where a finding in a system stands."""

    OPEN = "open"
    ACCEPTED = "accepted"  # will be rewritten
    DISMISSED = "dismissed"
    REWRITTEN = "rewritten"  # and read back
    CHANGED = "changed"  # somebody changed the note since: it is looked at again at the next sweep


@dataclass(frozen=True, slots=True)
class QueuedFinding:
    """A finding in a system's note; it holds no word of the note, and the note's key only under lock."""

    id: int
    organisation: str
    system: str
    collection: str
    field: str
    category: str
    severity: int
    rule: str
    state: FindingState
    found_at: datetime
    decided_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its note as it stands in the system now, and what the note would become."""

    finding: QueuedFinding
    text: str
    start: int
    end: int
    proposal: str
    hint: str
    words: str = ""  # what may stand in place of the finding alone


@dataclass(frozen=True, slots=True)
class Unseen:
    """Why a finding's note can't be shown; empty when the note was changed since, or is gone."""

    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """To which findings the queue is narrowed; what is empty narrows nothing."""

    state: FindingState = FindingState.OPEN
    category: str = ""
    rule: str = ""
    system: str = ""


@dataclass(frozen=True, slots=True)
class NotesOwner:
    """An organisation whose notes somebody may clean up."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What came of rewriting: findings rewritten and read back, and those whose note was changed meanwhile."""

    rewritten: int = 0
    changed: int = 0
    refused: tuple[str, ...] = ()
