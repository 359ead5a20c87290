"""Checks of systems, as they are kept."""

from dataclasses import asdict, dataclass
from datetime import datetime

from houvast.features.datamap.contracts import Point, SystemCheck
from houvast.features.datamap.models import LastCheck


@dataclass(frozen=True, slots=True)
class KeptCheck:
    """A check and when it was made."""

    check: SystemCheck
    at: datetime


def keep(check: SystemCheck, at: datetime) -> None:
    """Keep a check in the place of the earlier one of that system."""
    points = [asdict(point) for point in check.points]
    LastCheck.objects.update_or_create(system=check.key, defaults={"kind": check.kind, "points": points, "at": at})


def last_checks() -> dict[str, KeptCheck]:
    """Give the last check of each system by its name."""
    return {row.system: _kept(row) for row in LastCheck.objects.all()}


def last_check(system: str) -> KeptCheck | None:
    """Give the last check of one system; None when it was never checked."""
    row = LastCheck.objects.filter(system=system).first()
    return _kept(row) if row else None


def _kept(row: LastCheck) -> KeptCheck:
    return KeptCheck(SystemCheck(row.system, row.kind, tuple(Point(**point) for point in row.points)), row.at)
