"""What was found, counted so that it points at nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db.models import Count
from django.db.models.functions import TruncMonth

from houvast.features.noteguard.contracts.insight import Counted, Insight
from houvast.features.noteguard.models import NoteFinding, Sweep

Key = TypeVar("Key")
LEAST_NOTES = 10
LEAST_FOUND = 3
MONTHS = 6


def insight(organisation: str) -> Insight:
    """Return what was found for an organisation; counts under 3 and teams with under 10 notes are left open."""
    rows = NoteFinding.objects.filter(organisation__key=organisation).order_by()
    counted = (
        rows.annotate(month=TruncMonth("found_at")).values_list("category", "system", "month").annotate(Count("id"))
    )
    cells = [(category, system, f"{month:%Y-%m}", count) for category, system, month, count in counted]
    months = tuple(sorted({month for _, _, month, _ in cells})[-MONTHS:])
    categories = _most_first(_summed((category, count) for category, _, _, count in cells))
    by_month = _summed(((category, month), count) for category, _, month, count in cells)
    return Insight(
        categories=categories,
        systems=_most_first(_summed((system, count) for _, system, _, count in cells)),
        months=months,
        by_month=tuple(
            (one.name, tuple(Counted(month, _open(by_month.get((one.name, month), 0))) for month in months))
            for one in categories
        ),
        teams=_teams(organisation),
    )


def _teams(organisation: str) -> tuple[Counted, ...]:
    """Return the teams of the newest sweep of each system that counted by team."""
    newest: dict[str, dict[str, tuple[int, int]]] = {}
    for system, groups in Sweep.objects.filter(organisation__key=organisation).values_list("system", "groups"):
        if groups:
            newest.setdefault(system, groups)
    notes, found = Counter[str](), Counter[str]()
    for groups in newest.values():
        for team, (read, held) in groups.items():
            notes[team] += read
            found[team] += held
    return tuple(
        Counted(team, _open(found[team]) if notes[team] >= LEAST_NOTES else None, notes[team]) for team in sorted(notes)
    )


def _open(count: int) -> int | None:
    """Leave a count open that is so small that it could point at somebody; none at all points at nobody."""
    return count if count == 0 or count >= LEAST_FOUND else None


def _summed(pairs: Iterable[tuple[Key, int]]) -> Mapping[Key, int]:
    found: Counter[Key] = Counter()
    for key, count in pairs:
        found[key] += count
    return found


def _most_first(counted: Mapping[str, int]) -> tuple[Counted, ...]:
    return tuple(
        Counted(name, _open(count)) for name, count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    )
