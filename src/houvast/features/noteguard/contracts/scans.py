"""A bulk scan: what it is asked for, and what it gives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

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


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a scan in its report: the source's name, the version of the rules, the day, and the language."""

    source: str
    ruleset: str
    on: date
    language: str


def _added(one: Mapping[Key, int], other: Mapping[Key, int]) -> dict[Key, int]:
    return {key: one.get(key, 0) + other.get(key, 0) for key in {**one, **other}}
