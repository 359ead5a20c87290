"""What was found, in numbers that point at nobody."""

from dataclasses import dataclass


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
