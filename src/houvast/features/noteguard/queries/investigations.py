"""Internal investigations of what sweeps found, and the sweeps that ask for one."""

from collections.abc import Mapping
from uuid import UUID

from houvast.engines.trouble import Trouble
from houvast.features.noteguard.contracts.systems import InvestigationFacts
from houvast.features.noteguard.models import Investigation, NoteFinding, Sweep
from houvast.features.noteguard.storing import open_conclusion

SEVERE = 3
"""From this severity on a finding counts for an investigation."""


class NoSuchInvestigation(Trouble):
    """There is none, or it is another organisation's."""

    status = 404


def investigations(organisation: str) -> list[InvestigationFacts]:
    """Return the investigations of an organisation, the newest first; without their conclusions."""
    rows = Investigation.objects.select_related("organisation", "sweep").filter(organisation__key=organisation)
    return [facts_of(row) for row in rows]


def investigation(organisation: str, number: str) -> InvestigationFacts:
    """Return one investigation with its conclusion.

    :raises NoSuchInvestigation: it is not there.
    """
    rows = Investigation.objects.select_related("organisation", "sweep")
    row = rows.filter(organisation__key=organisation, number=number).first()
    if row is None:
        raise NoSuchInvestigation("There is no such investigation: choose one from the list.")
    return facts_of(row, conclusion=open_conclusion(row))


def asking_for_one(organisation: str, at_least: int) -> Mapping[str, tuple[UUID, int]]:
    """Return, by system, the newest sweep that found so many severe things and has no investigation yet."""
    newest: dict[str, Sweep] = {}
    for row in Sweep.objects.filter(organisation__key=organisation, ended_at__isnull=False):
        newest.setdefault(row.system, row)
    investigated = set(Investigation.objects.filter(organisation__key=organisation).values_list("sweep", flat=True))
    counted = {system: (row.pk, severe_of(row)) for system, row in newest.items() if row.pk not in investigated}
    return {system: (pk, count) for system, (pk, count) in counted.items() if count >= at_least}


def severe_of(sweep: Sweep) -> int:
    """Return how many severe findings a sweep put in the queue."""
    rows = NoteFinding.objects.filter(organisation=sweep.organisation, system=sweep.system, severity__gte=SEVERE)
    return rows.filter(found_at__gte=sweep.begun_at, found_at__lte=sweep.ended_at or sweep.begun_at).count()


def facts_of(row: Investigation, *, conclusion: str = "") -> InvestigationFacts:
    """Give a row as a plain value."""
    return InvestigationFacts(
        number=row.number,
        organisation=row.organisation.key,
        system=row.sweep.system,
        swept_at=row.sweep.begun_at,
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        notes=row.sweep.notes,
        severe=row.severe,
        by_category=tuple(sorted(row.sweep.counts.items(), key=lambda one: (-one[1], one[0]))),
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        conclusion=conclusion,
    )
