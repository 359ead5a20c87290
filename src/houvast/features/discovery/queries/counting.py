"""How much waits, counted without reading it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Count, Max, Q

from houvast.features.discovery.contracts import Status
from houvast.features.discovery.models import ProposalRecord, SchemaState


@dataclass(frozen=True, slots=True)
class Tally:
    """How the review of one system stands; `waiting` was decided and does not stand in the map yet."""

    open: int = 0
    waiting: int = 0
    fields: int = 0
    proposed_at: datetime | None = None
    changed: int = 0


def tallies() -> Mapping[str, Tally]:
    """Give how far the review is, by system (key); systems of which nothing is known are not among them."""
    changed = dict(
        SchemaState.objects.filter(differs=True).values_list("system").annotate(Count("pk")).order_by("system")
    )
    decided = Q(status__in=(Status.ACCEPTED, Status.CHANGED, Status.REJECTED))
    counts = (
        ProposalRecord.objects.order_by("system")
        .values_list("system")
        .annotate(
            open=Count("pk", filter=Q(status=Status.OPEN)),
            waiting=Count("pk", filter=decided & Q(applied=False)),
            fields=Count("pk"),
            proposed_at=Max("proposed_at"),
        )
    )
    found = {
        key: Tally(open=is_open, waiting=waiting, fields=fields, proposed_at=at)
        for key, is_open, waiting, fields, at in counts
    }
    return {key: replace(found.get(key, Tally()), changed=changed.get(key, 0)) for key in found.keys() | changed.keys()}


def open_proposals() -> int:
    """Return how many proposals wait for a decision."""
    return ProposalRecord.objects.filter(status=Status.OPEN).count()


def drifted_systems() -> int:
    """Return how many systems changed since they were reviewed."""
    return SchemaState.objects.filter(differs=True).values("system").distinct().count()
