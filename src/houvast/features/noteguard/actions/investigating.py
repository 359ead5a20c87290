"""Ask how so much came to stand in notes: open an internal investigation of a sweep, and close it with a conclusion.

It is no register of breaches: whether there was a breach is what the investigation finds out.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.noteguard.contracts.systems import InvestigationFacts
from houvast.features.noteguard.events import InvestigationClosed, InvestigationOpened
from houvast.features.noteguard.models import Investigation, Sweep
from houvast.features.noteguard.queries.investigations import NoSuchInvestigation, facts_of, severe_of
from houvast.features.noteguard.storing import seal_conclusion
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.organisations.models import Organisation


class CannotInvestigate(Trouble):
    """The sweep is not there, is not over, or has an investigation."""

    status = 409


class NoConclusion(Trouble):
    """An investigation is closed with what was found out."""


@transaction.atomic
def open_investigation(*, organisation: str, sweep: UUID, by: Actor, at: datetime) -> InvestigationFacts:
    """Open an investigation of what a sweep found.

    :raises CannotInvestigate: the sweep is not there, is not over, or has one.
    """
    owner = Organisation.objects.select_for_update().get(key=organisation)  # one number at a time
    row = Sweep.objects.filter(pk=sweep, organisation=owner, ended_at__isnull=False).first()
    if row is None or Investigation.objects.filter(sweep=row).exists():
        raise CannotInvestigate("This reading is not over, or has an investigation: load the page again.")
    made = Investigation.objects.create(
        number=_next_number(owner, at.year),
        organisation=owner,
        sweep=row,
        opened_at=at,
        opened_by=f"{by.kind}:{by.key}",
        severe=severe_of(row),
    )
    fact = InvestigationOpened(
        number=made.number, organisation=organisation, system=row.system, sweep=row.pk, severe=made.severe
    )
    record(fact, by=by, at=at)
    return facts_of(made)


@transaction.atomic
def close_investigation(*, organisation: str, number: str, conclusion: str, by: Actor, at: datetime) -> None:
    """Close an investigation with what was found out.

    :raises NoSuchInvestigation: it is not there, or is closed.
    :raises NoConclusion: nothing was written down.
    """
    if not conclusion.strip():
        raise NoConclusion("Write down what was found out, and what is done about it.")
    rows = Investigation.objects.select_for_update(of=("self",)).select_related("organisation")
    row = rows.filter(organisation__key=organisation, number=number, closed_at=None).first()
    if row is None:
        raise NoSuchInvestigation("There is no such investigation, or it is closed: choose one from the list.")
    row.conclusion, row.closed_at, row.closed_by = seal_conclusion(row, conclusion.strip()), at, f"{by.kind}:{by.key}"
    row.save(update_fields=["conclusion", "closed_at", "closed_by"])
    record(InvestigationClosed(number=row.number, organisation=organisation), by=by, at=at)


def _next_number(owner: Organisation, year: int) -> str:
    count = Investigation.objects.filter(organisation=owner, opened_at__year=year).count()
    return f"{owner.key}-{year}-{count + 1:03}"
