"""The notes of a system: how much of them was read, what a sample says, and what was asked of it afterwards."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SweepFacts:
    """One reading of all notes of a system for an organisation."""

    id: UUID
    organisation: str
    system: str
    begun_at: datetime
    ended_at: datetime | None
    notes: int
    flagged: int
    queued: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a sample of a system's notes says of all of them.

    `share`, `low` and `high` are shares from 0 to 1: how many notes of the sample hold a finding, and between what the
    true share lies in 95 of 100 samples. `notes` is how many notes were passed; the whole system when `is_whole`.
    """

    system: str
    at: datetime
    sampled: int
    flagged: int
    notes: int
    is_whole: bool
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SystemNotes:
    """How the notes of a system stand for one organisation; `own` are accepted by who asks."""

    key: str
    sweep: SweepFacts | None
    estimate: Estimate | None
    open: int
    accepted: int
    own: int
    rewritten: int


@dataclass(frozen=True, slots=True)
class InvestigationFacts:
    """An internal investigation of what a sweep found: so much that somebody must ask how it came there."""

    number: str
    organisation: str
    system: str
    swept_at: datetime
    opened_at: datetime
    opened_by: str
    notes: int
    severe: int
    by_category: tuple[tuple[str, int], ...]
    closed_at: datetime | None = None
    closed_by: str = ""
    conclusion: str = ""
