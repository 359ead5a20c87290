"""What others may hold of the note guard: what a scan is asked for, works on and gives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from houvast.engines.trouble import Trouble

Key = TypeVar("Key")


class BadSource(Trouble):
    """A file that can't be scanned: it is not there, is no such format, or lacks a column."""


INPUT_FORMS = ("text", "jsonl", "csv", "parquet", "xlsx")
REPORT_LANGUAGES = ("en", "nl")
OUTPUT_FORMS = ("jsonl", "csv", "parquet", "table", "html")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which fields of a source to read, and which findings to give; names of fields as in the source."""

    id_field: str = "id"
    text_field: str = "text"
    group_field: str = ""
    time_field: str = ""
    categories: frozenset[str] = frozenset()  # empty: all
    least_severity: int = 0
    least_confidence: float = 0.0
    masks: tuple[str, ...] = ()  # customer numbers of this client
    encoding: str = ""  # empty: found out

    def wanted(self, category: str, severity: int, confidence: float) -> bool:
        """Return whether a finding was asked for."""
        named = not self.categories or category in self.categories
        return named and severity >= self.least_severity and confidence >= self.least_confidence


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that could not be read, or only with replacement characters; it says where and why, never what it held."""

    where: str
    why: str
    read: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """What was counted: notes, notes with a finding, findings by category, and the same by group and month."""

    notes: int = 0
    flagged: int = 0
    sensitive: int = 0
    by: Mapping[tuple[str, str, str], int] = field(default_factory=dict)  # (category, group, month) -> findings
    seen: Mapping[tuple[str, str], int] = field(default_factory=dict)  # (group, month) -> notes
    hit: Mapping[tuple[str, str], int] = field(default_factory=dict)  # (group, month) -> notes with a finding
    rules: Mapping[tuple[str, str], int] = field(default_factory=dict)  # (category, rule) -> findings

    def with_more(self, other: "Total") -> "Total":
        """Return the sum of two."""
        return Total(
            self.notes + other.notes,
            self.flagged + other.flagged,
            self.sensitive + other.sensitive,
            _added(self.by, other.by),
            _added(self.seen, other.seen),
            _added(self.hit, other.hit),
            _added(self.rules, other.rules),
        )

    def by_category(self) -> dict[str, int]:
        """Return findings per category, most first."""
        found: dict[str, int] = {}
        for (category, _, _), count in self.by.items():
            found[category] = found.get(category, 0) + count
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


@dataclass(frozen=True, slots=True)
class Job:
    """What to scan, how, and where to; without processes as many as the machine can feed."""

    source: str
    asked: Asked
    form: str = "jsonl"
    input_form: str = ""
    output: Path | None = None
    processes: int = 0
    resume: bool = False


MOST_LISTED = 1_000


@dataclass(slots=True)
class Outcome:
    """What a scan came to; of the rows that were skipped the first are listed, and all are counted."""

    total: Total
    skipped: list[Skipped] = field(default_factory=list)
    unread: int = 0
    replaced: int = 0

    def add(self, total: Total, skipped: Iterable[Skipped]) -> None:
        """Add what came of a block."""
        self.total = self.total.with_more(total)
        for row in skipped:
            self.replaced += row.read
            self.unread += not row.read
            if len(self.skipped) < MOST_LISTED:
                self.skipped.append(row)


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
class Counted:
    """One count of a page of insight; `count` is None where it is so small that it could point at somebody."""

    name: str
    count: int | None
    notes: int = 0

    @property
    def share(self) -> float | None:
        """Findings in 100 notes."""
        return None if self.count is None or not self.notes else 100 * self.count / self.notes


@dataclass(frozen=True, slots=True)
class Insight:
    """What was found for an organisation, by category, system, month of finding, and team; never by agent."""

    categories: tuple[Counted, ...]
    systems: tuple[Counted, ...]
    months: tuple[str, ...]
    by_month: tuple[tuple[str, tuple[Counted, ...]], ...]  # category -> one count for each month
    teams: tuple[Counted, ...]


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


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What came of rewriting: findings rewritten and read back, and those whose note was changed meanwhile."""

    rewritten: int = 0
    changed: int = 0
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a scan in its report: the source's name, the version of the rules, the day, and the language."""

    source: str
    ruleset: str
    on: date
    language: str


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """A key with which pages of other programs have text checked.

    `block_from` is the severity from which such a page keeps an agent from saving; None: it only warns. `masks` are
    the shapes of this client's customer numbers.
    """

    id: UUID
    organisation: str
    name: str
    origins: tuple[str, ...]
    block_from: int | None
    masks: tuple[str, ...]
    made_at: datetime
    revoked_at: datetime | None


def _added(one: Mapping[Key, int], other: Mapping[Key, int]) -> dict[Key, int]:
    return {key: one.get(key, 0) + other.get(key, 0) for key in {**one, **other}}
