"""What is asked about proposals."""

from collections import defaultdict

from django.db.models import QuerySet

from houvast.engines.trouble import Trouble
from houvast.features.discovery.contracts import Group, Proposal, ProposedReference, Status
from houvast.features.discovery.models import ProposalRecord


class NothingProposed(Trouble):
    """A system was not discovered yet."""

    status = 404


def proposals(
    system: str | None = None,
    *,
    collection: str | None = None,
    category: str | None = None,
    status: Status | None = None,
    personal_only: bool = False,
) -> tuple[Proposal, ...]:
    """Give proposals, the least confident first."""
    rows = ProposalRecord.objects.all()
    given = {"system": system, "collection": collection, "status": status}
    rows = rows.filter(**{name: value for name, value in given.items() if value is not None})
    if category is not None:
        rows = rows.filter(category=category)
    if personal_only:
        rows = rows.exclude(category="")
    return tuple(as_proposal(row) for row in rows)


def review_queue(system: str | None = None, *, category: str | None = None) -> tuple[Proposal, ...]:
    """Give what waits for a decision, the least confident first."""
    return proposals(system, category=category, status=Status.OPEN)


def groups(system: str | None = None, *, by: str = "rule") -> tuple[Group, ...]:
    """Give what waits for a decision in groups by `rule`, `category`, `collection` or `system`, the largest first."""
    found: dict[str, list[float]] = defaultdict(list)
    for proposal in review_queue(system):
        found[str(getattr(proposal, by))].append(proposal.confidence)
    every = (Group(key, len(several), min(several)) for key, several in found.items())
    return tuple(sorted(every, key=lambda group: (-group.count, group.key)))


def decided(system: str) -> tuple[Proposal, ...]:
    """Give what was decided and does not stand in the map yet, in the order of the map.

    :raises NothingProposed: the system was not discovered.
    """
    rows = ProposalRecord.objects.filter(system=system)
    if not rows.exists():
        raise NothingProposed(f"System “{system}” was not discovered yet: run houvast map discover {system}.")
    return tuple(as_proposal(row) for row in in_map_order(rows.filter(status__in=("accepted", "changed", "rejected"))))


def in_map_order(rows: "QuerySet[ProposalRecord]") -> "QuerySet[ProposalRecord]":
    """Return rows by collection, in the order in which the fields were found."""
    return rows.order_by("collection", "id")


def as_proposal(row: ProposalRecord) -> Proposal:
    """Describe a proposal."""
    status = Status(row.status)
    decided_category = {Status.CHANGED: row.decided_category, Status.REJECTED: ""}.get(status, row.category)
    return Proposal(
        id=row.pk, system=row.system, collection=row.collection, field=row.field, kind=row.kind,
        category=decided_category, proposed_category=row.category, confidence=row.confidence,
        reasons=tuple(row.reasons), status=status, identity=row.identity, special=row.special, age=row.age,
        free_text=row.free_text, primary_key=row.primary_key, subject=row.subject, data_type=row.data_type,
        length=row.length, references=tuple(ProposedReference(**entry) for entry in row.references),
        proposed_at=row.proposed_at, decided_by=row.decided_by, decided_at=row.decided_at, applied=row.applied,
    )  # fmt: skip
