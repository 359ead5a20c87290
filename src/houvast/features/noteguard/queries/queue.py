"""What waits for review."""

from collections.abc import Sequence

from django.db.models import Count, Max, QuerySet

from houvast.features.noteguard.contracts.findings import FindingState, QueuedFinding, Wanted
from houvast.features.noteguard.contracts.systems import SweepFacts
from houvast.features.noteguard.models import NoteFinding, Sweep


def queue(
    organisation: str,
    *,
    state: FindingState = FindingState.OPEN,
    rule: str = "",
    category: str = "",
    system: str = "",
    limit: int = 50,
    after: int = 0,
) -> list[QueuedFinding]:
    """Return findings of one organisation, the most severe first."""
    rows = _narrowed(organisation, Wanted(state, category, rule, system)).select_related("organisation")
    return [row.facts() for row in rows[after : after + limit]]


def findings(organisation: str, ids: Sequence[int]) -> list[QueuedFinding]:
    """Return these findings of one organisation; what is not there is left out."""
    rows = NoteFinding.objects.select_related("organisation").filter(organisation__key=organisation, pk__in=ids)
    return [row.facts() for row in rows]


def how_many(organisation: str, wanted: Wanted) -> int:
    """Return the number of findings to which the queue is narrowed."""
    return _narrowed(organisation, wanted).count()


def options(organisation: str, state: FindingState, name: str) -> list[tuple[str, int]]:
    """Return the values of `category`, `rule` or `system` among findings of a state, most first."""
    rows = NoteFinding.objects.filter(organisation__key=organisation, state=state).order_by()
    return sorted(rows.values_list(name).annotate(Count("id")), key=lambda row: (-row[1], row[0]))


def newest(organisation: str) -> int:
    """Return the number of the newest finding, by which what came later is told from what was shown; 0 for none."""
    found = NoteFinding.objects.filter(organisation__key=organisation).aggregate(newest=Max("id"))["newest"]
    return int(found or 0)


def by_rule(organisation: str, *, state: FindingState = FindingState.OPEN) -> list[tuple[str, str, int]]:
    """Return rules with their category and number of findings, most first."""
    rows = NoteFinding.objects.filter(organisation__key=organisation, state=state)
    counted = rows.order_by().values_list("rule", "category").annotate(Count("id"))
    return sorted(counted, key=lambda row: (-row[2], row[0]))


def counts(organisation: str) -> dict[FindingState, int]:
    """Return how many findings of an organisation stand in which state."""
    rows = NoteFinding.objects.filter(organisation__key=organisation).order_by()
    return {FindingState(state): count for state, count in rows.values_list("state").annotate(Count("id"))}


def open_of(organisations: Sequence[str]) -> dict[str, int]:
    """Return how many findings wait for a decision, for each of these organisations that has any."""
    rows = NoteFinding.objects.filter(organisation__key__in=organisations, state=FindingState.OPEN).order_by()
    return dict(rows.values_list("organisation__key").annotate(Count("id")))


def sweeps(organisation: str) -> list[SweepFacts]:
    """Return the sweeps of an organisation's systems, the newest first."""
    rows = Sweep.objects.select_related("organisation").filter(organisation__key=organisation)
    return [row.facts() for row in rows]


def _narrowed(organisation: str, wanted: Wanted) -> QuerySet[NoteFinding]:
    rows = NoteFinding.objects.filter(organisation__key=organisation, state=wanted.state)
    chosen = {"category": wanted.category, "rule": wanted.rule, "system": wanted.system}
    return rows.filter(**{name: value for name, value in chosen.items() if value})
