"""What waits for review, and the note behind one finding as it stands in the system now."""

from django.db.models import Count

from houvast.features.datamap.queries import current_map
from houvast.features.noteguard.contracts import FindingState, QueuedFinding, ShownFinding, SweepFacts
from houvast.features.noteguard.models import NoteFinding, Sweep
from houvast.features.noteguard.rewording import better, finding_of
from houvast.features.noteguard.storing import open_place, text_index
from houvast.features.systems.queries import open_connector


def queue(
    organisation: str, *, state: FindingState = FindingState.OPEN, rule: str = "", limit: int = 50, after: int = 0
) -> list[QueuedFinding]:
    """Return findings of one organisation, the most severe first."""
    rows = NoteFinding.objects.select_related("organisation").filter(organisation__key=organisation, state=state)
    rows = rows.filter(rule=rule) if rule else rows
    return [row.facts() for row in rows[after : after + limit]]


def by_rule(organisation: str, *, state: FindingState = FindingState.OPEN) -> list[tuple[str, str, int]]:
    """Return rules with their category and number of findings, most first."""
    rows = NoteFinding.objects.filter(organisation__key=organisation, state=state)
    counted = rows.order_by().values_list("rule", "category").annotate(Count("id"))
    return sorted(counted, key=lambda row: (-row[2], row[0]))


def counts(organisation: str) -> dict[FindingState, int]:
    """Return how many findings of an organisation stand in which state."""
    rows = NoteFinding.objects.filter(organisation__key=organisation).order_by()
    return {FindingState(state): count for state, count in rows.values_list("state").annotate(Count("id"))}


def shown(organisation: str, finding: int) -> ShownFinding | None:
    """Return a finding with its note, read from the system now; None when the note is gone or was changed.

    :raises Unreachable: the system does not answer.
    """
    row = NoteFinding.objects.select_related("organisation").get(pk=finding, organisation__key=organisation)
    collection = current_map().collection(open_place(row).collection)
    with open_connector(row.system).session() as session:
        held = session.read(collection, [open_place(row)])
    text = next((one.values.get(row.field) for one in held.values()), None)
    if not isinstance(text, str) or text_index(organisation, text) != row.text_index:
        return None
    hint = finding_of(row).hint
    return ShownFinding(row.facts(), text, row.start, row.end, better(text, [row]), hint)


def sweeps(organisation: str) -> list[SweepFacts]:
    """Return the sweeps of an organisation's systems, the newest first."""
    rows = Sweep.objects.select_related("organisation").filter(organisation__key=organisation)
    return [row.facts() for row in rows]
