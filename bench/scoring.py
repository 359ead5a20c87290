"""Hold what a scanner finds against labelled notes.

A finding is right when it overlaps a span of its own category; the nth span with the same text is its nth occurrence.
An optional span is neither a hit nor a miss, and excuses a sensitive finding on the same words.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from houvast.engines.scanner.model import IDENTIFIERS, SENSITIVE, Finding

UNSTRUCTURED = frozenset({"name", "address", "credential", "customer_number"})
STRUCTURED = tuple(category for category in IDENTIFIERS if category not in UNSTRUCTURED)
Span = tuple[str, int, int, bool]


@dataclass
class Score:
    """What was hit, missed and wrongly found, by category; and by note, whether anything sensitive was found."""

    hit: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)  # hit, missed, wrong, clean

    def rates(self, categories: Iterable[str]) -> tuple[float, float, float]:
        """Return precision, recall and F1 of some categories together."""
        several = tuple(categories)
        return _rates(*(sum(counter[c] for c in several) for counter in (self.hit, self.missed, self.wrong)))

    def any_sensitive(self) -> tuple[float, float, float]:
        """Return precision, recall and F1 of: this note holds something sensitive."""
        return _rates(self.notes["hit"], self.notes["missed"], self.notes["wrong"])

    def alarms_per_thousand(self) -> float:
        """Return how many of a thousand notes that hold nothing sensitive are flagged."""
        return 1000 * self.notes["wrong"] / self.notes["clean"] if self.notes["clean"] else 0.0

    def add(self, spans: list[Span], found: list[Finding]) -> None:
        """Count one note."""
        for category, start, end, optional in spans:
            if not optional:
                is_hit = any(f.category == category and f.start < end and start < f.end for f in found)
                (self.hit if is_hit else self.missed)[category] += 1
        for one in found:
            if not _excused(one, spans):
                self.wrong[one.category] += 1
        self._count_note(spans, any(one.category in SENSITIVE for one in found))

    def _count_note(self, spans: list[Span], flagged: bool) -> None:  # noqa: FBT001 (what was seen)
        sensitive = [optional for category, _, _, optional in spans if category in SENSITIVE]
        if not all(sensitive):
            self.notes["hit" if flagged else "missed"] += 1
        elif not sensitive:
            self.notes["clean"] += 1
            self.notes["wrong"] += flagged


def read(path: Path) -> Iterator[Mapping[str, Any]]:
    """Give the labelled notes of a file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def spans_of(note: Mapping[str, Any]) -> list[Span]:
    """Return the labels of a note with their places."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for span in note["spans"]:
        key = (span["category"], span["text"])
        start = -1
        for _ in range(seen[key] + 1):
            start = note["text"].find(span["text"], start + 1)
        seen[key] += 1
        found.append((span["category"], start, start + len(span["text"]), span.get("optional", False)))
    return found


def _excused(one: Finding, spans: list[Span]) -> bool:
    return any(
        (category == one.category or (optional and category in SENSITIVE and one.category in SENSITIVE))
        and one.start < end
        and start < one.end
        for category, start, end, optional in spans
    )


def _rates(hit: int, missed: int, wrong: int) -> tuple[float, float, float]:
    precision = hit / (hit + wrong) if hit + wrong else 0.0
    recall = hit / (hit + missed) if hit + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
