"""The figures of a report: shares with their interval, and no group so small that it points at a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Final

from houvast.features.noteguard.contracts.scans import Total

FEWEST: Final = 10
"""Notes that a group or a month must have to be shown by itself."""
_Z: Final = 1.96  # 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """How many notes were flagged; `low` and `high` bound the share with 95 % confidence."""

    name: str
    notes: int
    flagged: int
    joined: int = 0  # how many small groups this row stands for

    @property
    def share(self) -> float:
        """The share of notes that were flagged."""
        return self.flagged / self.notes if self.notes else 0.0

    @property
    def low(self) -> float:
        """The lower bound of the share."""
        return interval(self.flagged, self.notes)[0]

    @property
    def high(self) -> float:
        """The upper bound of the share."""
        return interval(self.flagged, self.notes)[1]


def interval(hits: int, of: int) -> tuple[float, float]:
    """Return the Wilson interval of a share, which holds for shares near 0 and for few notes too."""
    if not of:
        return 0.0, 0.0
    share, square = hits / of, _Z * _Z
    middle, spread = share + square / (2 * of), _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, (middle - spread) / (1 + square / of)), min(1.0, (middle + spread) / (1 + square / of))


def groups(total: Total) -> list[Share]:
    """Return the share of each group, the highest first; small ones together at the end."""
    shown, rest = _without_small(_along(total.seen, 0), _along(total.hit, 0))
    return sorted(shown, key=lambda one: (-one.share, one.name)) + rest


def months(total: Total) -> list[Share]:
    """Return the share of each month in order; small ones together at the end."""
    shown, rest = _without_small(_along(total.seen, 1), _along(total.hit, 1))
    return sorted(shown, key=lambda one: one.name) + rest


def _along(counts: Mapping[tuple[str, str], int], which: int) -> dict[str, int]:
    summed: dict[str, int] = {}
    for key, count in counts.items():
        summed[key[which]] = summed.get(key[which], 0) + count
    return summed


def _without_small(notes: Mapping[str, int], flagged: Mapping[str, int]) -> tuple[list[Share], list[Share]]:
    """Put small groups together; with a larger one when the others would give away what they hold."""
    rows = sorted((Share(name, count, flagged.get(name, 0)) for name, count in notes.items()), key=_size)
    small = 0
    while small < len(rows) and (rows[small].notes < FEWEST or 0 < sum(r.notes for r in rows[:small]) < FEWEST):
        small += 1
    if not small:
        return rows, []
    together = Share("", sum(r.notes for r in rows[:small]), sum(r.flagged for r in rows[:small]), small)
    return rows[small:], [together] if together.notes >= FEWEST else []


def _size(one: Share) -> tuple[int, str]:
    return one.notes, one.name
