"""Write what was decided into the map."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.datamap.actions import load_map
from houvast.features.datamap.queries import export_map, map_files
from houvast.features.discovery.actions.drifting import take_as_reviewed
from houvast.features.discovery.contracts import MapChange, Proposal, Status
from houvast.features.discovery.events import ProposalsApplied
from houvast.features.discovery.models import ProposalRecord
from houvast.features.discovery.queries.proposals import decided, proposals
from houvast.features.discovery.rules.writing import difference, written
from houvast.features.systems.queries import open_connector
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


class NothingDecided(Trouble):
    """There is nothing to write into the map."""

    status = 409


def preview(system: str) -> MapChange:
    """Give what applying would do to the file of the map that describes this system, or to a new one.

    :raises NothingDecided: no decision waits to be applied.
    :raises NothingProposed: the system was not discovered.
    """
    waiting = [proposal for proposal in decided(system) if not proposal.applied]
    writable, left_out = _settled(system, waiting)
    if not writable and not left_out:
        raise NothingDecided(f"No decision about “{system}” waits: run houvast map review {system} first.")
    file, before = _file_of(system)
    after = written(before, system, writable, left_out)
    return MapChange(file, after, difference(before, after, file), len(writable))


def apply(*, system: str, by: Actor, at: datetime) -> MapChange:
    """Write decided fields into the map; what the file says already stays, and the schema now counts as reviewed.

    Guarded by `load_map`.

    :raises NothingDecided: no decision waits to be applied.
    :raises MapRefused: the result does not go together with the other files; nothing changed.
    :raises Unreachable: the system does not answer, so that its schema cannot be taken as reviewed.
    """
    with open_connector(system).session() as session:
        live = session.describe()
    with transaction.atomic():
        change = preview(system)
        waiting = [proposal.id for proposal in decided(system) if not proposal.applied]
        load_map(name=change.file, text=change.text, by=by, at=at)
        ProposalRecord.objects.filter(pk__in=waiting).update(applied=True)
        written_to = {proposal.collection for proposal in proposals(system) if proposal.applied}
        take_as_reviewed(system, live, written_to, by=by, at=at)
        record(ProposalsApplied(system=system, file=change.file, fields=change.fields), by=by, at=at)
    return change


def _settled(system: str, waiting: Sequence[Proposal]) -> tuple[list[Proposal], list[str]]:
    """Return what is written, and which collections hold nothing about people and are named to be skipped.

    A collection is written as soon as something in it is decided to be about people, with its key; one without is
    named when every one of its fields was decided.
    """
    every = proposals(system)
    open_in = {proposal.collection for proposal in every if proposal.status is Status.OPEN}
    about = {p.collection for p in every if p.category and p.status in {Status.ACCEPTED, Status.CHANGED, Status.MAPPED}}
    touched = {proposal.collection for proposal in waiting}
    held = {proposal.id for proposal in waiting}
    keys = [
        replace(proposal, category="", identity="")
        for proposal in every
        if proposal.primary_key and proposal.collection in touched & about and proposal.id not in held
    ]
    writable = [*keys, *(proposal for proposal in waiting if proposal.collection in about)]
    return sorted(writable, key=lambda p: (p.collection, p.id)), sorted(touched - about - open_in)


def _file_of(system: str) -> tuple[str, str]:
    for file in map_files():
        if system in file.systems:
            return file.name, export_map(file.name)
    return f"{system}.yaml", ""
