"""The tallies of batches as what a scan gives."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from houvast.features.noteguard.contracts.scans import Outcome, Skipped, Total

Line = Mapping[str, Any]
Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True)
class Sums:
    """What the batches that came in so far add up to."""

    total: Total = field(default_factory=Total)
    broken: int = 0

    def add(self, tally: Any) -> None:
        """Add the tally of one batch."""
        total, broken = total_of(tally)
        self.total, self.broken = self.total.with_more(total), self.broken + broken

    def outcome(self, source: str) -> Outcome:
        """Return what the scan came to; a cluster does not tell which lines it could not read, only how many."""
        skipped = [Skipped(f"{self.broken} lines of {source}", "are no JSON object")] if self.broken else []
        return Outcome(self.total, skipped)


def total_of(tally: Any) -> tuple[Total, int]:
    """Return what a tally (an Arrow table, see `working.tally`) comes to, and how many rows could not be read."""
    lines: list[Line] = tally.to_pylist()
    rows = [line for line in lines if line["category"] is None]
    found = [line for line in lines if line["category"] is not None]
    total = Total(
        notes=sum(line["notes"] for line in rows),
        flagged=sum(line["flagged"] for line in rows),
        sensitive=sum(line["sensitive"] for line in rows),
        by=_sums(((one["category"], one["team"], one["month"]), one["findings"]) for one in found),
        seen=_sums(((line["team"], line["month"]), line["notes"]) for line in rows),
        hit=_sums(((line["team"], line["month"]), line["flagged"]) for line in rows if line["flagged"]),
        rules=_sums(((one["category"], one["rule"]), one["findings"]) for one in found),
    )
    return total, sum(line["broken"] for line in rows)


def _sums(pairs: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    sums: Counter[Key] = Counter()
    for key, count in pairs:
        sums[key] += count
    return dict(sums)
