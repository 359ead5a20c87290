"""Decide about proposals, one by one or many at once; nothing enters the map without."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from houvast.engines.trouble import Trouble
from houvast.features.discovery.contracts import Proposal, Status, Verdict
from houvast.features.discovery.events import ProposalDecided
from houvast.features.discovery.models import ProposalRecord
from houvast.features.discovery.queries.proposals import as_proposal
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

_CATEGORY = re.compile(r"(?:user|system)(?:\.[a-z][a-z0-9_]*)*")
_STATUS = {Verdict.ACCEPT: Status.ACCEPTED, Verdict.CHANGE: Status.CHANGED, Verdict.REJECT: Status.REJECTED}
_LONGEST_REF = 120


class UnknownProposal(Trouble):
    """There is no such proposal."""

    status = 404


class NotACategory(Trouble):
    """What was given is no category of the data map."""

    status = 400


@transaction.atomic
def decide(
    *, proposals: Sequence[int], verdict: Verdict, by: Actor, at: datetime, category: str = ""
) -> tuple[Proposal, ...]:
    """Decide about proposals by their ids; `category` is what a changed one holds instead.

    Guarded by `load_map`. What stands in the map already may be decided again: the next `apply` adds it.

    :raises UnknownProposal: one is not there (any more).
    :raises NotACategory: a change without a category, or with one of no form.
    """
    if verdict is Verdict.CHANGE and not _CATEGORY.fullmatch(category):
        raise NotACategory("A change needs a category of the data map, such as user.contact.email.")
    rows = list(ProposalRecord.objects.select_for_update().filter(pk__in=set(proposals)))
    if len(rows) != len(set(proposals)):
        raise UnknownProposal("A proposal is no longer there: discovery was run again; look at the list anew.")
    return tuple(_decide(row, verdict, category, by=by, at=at) for row in rows)


def decide_fields(
    *, system: str, fields: Iterable[str], verdict: Verdict, by: Actor, at: datetime, category: str = ""
) -> tuple[Proposal, ...]:
    """Decide about fields by name: `collection.field`, `collection.*`, or the field alone where only one has it.

    :raises UnknownProposal: the system has no such field, or several collections have.
    """
    known = [as_proposal(row) for row in ProposalRecord.objects.filter(system=system)]
    chosen = {proposal.id for name in fields for proposal in _named(system, name, known)}
    return decide(proposals=sorted(chosen), verdict=verdict, category=category, by=by, at=at)


def accept_above(*, system: str, confidence: float, by: Actor, at: datetime) -> tuple[Proposal, ...]:
    """Accept every open proposal of which discovery is at least this sure (0-1)."""
    rows = _open(system).filter(confidence__gte=confidence)
    return decide(proposals=[row.pk for row in rows], verdict=Verdict.ACCEPT, by=by, at=at)


def _open(system: str) -> "QuerySet[ProposalRecord]":
    return ProposalRecord.objects.filter(system=system, status=Status.OPEN)


def _decide(row: ProposalRecord, verdict: Verdict, category: str, *, by: Actor, at: datetime) -> Proposal:
    row.status = _STATUS[verdict]
    row.decided_category = category if verdict is Verdict.CHANGE else ""
    row.decided_by, row.decided_at, row.applied = f"{by.kind}:{by.key}", at, False
    row.save(update_fields=["status", "decided_category", "decided_by", "decided_at", "applied"])
    proposal = as_proposal(row)
    fact = ProposalDecided(
        system=row.system,
        proposal=row.pk,
        field=reference(proposal.name),
        verdict=verdict.value,
        proposed=row.category or "none",
        category=proposal.category or "none",
    )
    record(fact, by=by, at=at)
    return proposal


def _named(system: str, name: str, known: Sequence[Proposal]) -> list[Proposal]:
    found = [p for p in known if name in {p.name, f"{p.collection}.*"}] or [p for p in known if p.field == name]
    if not found:
        raise UnknownProposal(f"System “{system}” has no proposal for “{name}”: write it as collection.field.")
    if len(found) > 1 and not name.endswith(".*"):
        raise UnknownProposal(f"More than one collection of “{system}” has a field “{name}”: write collection.field.")
    return found


def reference(name: str) -> str:
    """Return a name as evidence can hold it: letters, digits and a few signs; others become `-`."""
    return re.sub(r"^[^A-Za-z0-9]+", "", re.sub(r"[^A-Za-z0-9:._/-]", "-", name))[:_LONGEST_REF] or "unnamed"
