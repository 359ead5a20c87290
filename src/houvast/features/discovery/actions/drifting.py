"""Compare systems with what was reviewed of them, and take what changed as reviewed."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from houvast.engines.datamap.facts import SystemFacts
from houvast.engines.trouble import Trouble
from houvast.features.datamap.queries import current_map
from houvast.features.discovery.actions.deciding import reference
from houvast.features.discovery.contracts import Drift
from houvast.features.discovery.events import DriftFound, SchemaReviewed
from houvast.features.discovery.models import SchemaState
from houvast.features.discovery.queries.drift import of_row, open_drift
from houvast.features.discovery.rules.drifting import Schema, differences, digest_of, schema_of
from houvast.features.systems.queries import open_connector, systems
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


class NoDrift(Trouble):
    """There is nothing to review."""

    status = 409


def check_drift(*, system: str, by: Actor, at: datetime) -> tuple[Drift, ...]:
    """Lay a system beside what was reviewed of it, and give everything that waits for a review.

    The first time, what the system holds counts as reviewed.

    :raises UnknownSystem: there is no such system.
    :raises Unreachable: it does not answer.
    """
    with open_connector(system).session() as session:
        live = session.describe()
    _note(system, live, by=by, at=at)
    return open_drift(system=system)


def check_all(*, by: Actor, at: datetime) -> dict[str, str]:
    """Check every system that the map describes; give the ones that could not be checked, with why."""
    mapped = {system.key for system in current_map().systems}
    failed = {}
    for known in systems():
        if known.key not in mapped:
            continue
        try:
            check_drift(system=known.key, by=by, at=at)
        except Trouble as trouble:
            failed[known.key] = str(trouble)
    return failed


@transaction.atomic
def review_drift(*, system: str, by: Actor, at: datetime, collection: str | None = None) -> tuple[Drift, ...]:
    """Take what changed in a system, or in one of its collections, as reviewed: the map is right about it.

    Guarded by `load_map`. Only what was seen counts: what changes later is drift again.

    :raises NoDrift: nothing there waits for a review.
    """
    rows = SchemaState.objects.select_for_update().filter(system=system, differs=True)
    rows = rows if collection is None else rows.filter(collection=collection)
    reviewed: list[Drift] = []
    for row in rows:
        changes = of_row(row)
        reviewed += changes
        _reviewed(row, row.seen, len(changes), by=by, at=at)
    if not reviewed:
        raise NoDrift(f"System “{system}”: no change waits for a review here.")
    return tuple(reviewed)


def take_as_reviewed(system: str, live: SystemFacts, names: Collection[str], *, by: Actor, at: datetime) -> None:
    """Take collections as they are now for reviewed, since somebody just decided about their fields."""
    _note(system, live, by=by, at=at)
    for row in SchemaState.objects.filter(system=system, collection__in=names, differs=True):
        _reviewed(row, row.seen, len(of_row(row)), by=by, at=at)


@transaction.atomic
def _note(system: str, live: SystemFacts, *, by: Actor, at: datetime) -> None:
    now = {one.name: schema_of(one, grows=not live.transactional) for one in live.collections}
    known = {row.collection: row for row in SchemaState.objects.select_for_update().filter(system=system)}
    first = not known
    for name in sorted(now.keys() | known.keys()):
        row = known.get(name)
        if row is None:
            row = SchemaState(system=system, collection=name, reviewed=now[name] if first else None, found_at=at)
        _seen(row, now.get(name), by=by, at=at)


def _seen(row: SchemaState, seen: Schema | None, *, by: Actor, at: datetime) -> None:
    digest = digest_of(seen)
    if row.pk and row.seen_digest == digest:
        return
    row.seen, row.seen_digest, row.found_at = seen, digest, at
    changes = differences(row.system, row.collection, row.reviewed, seen)
    row.differs = bool(changes)
    row.save()
    if changes:
        _record(DriftFound, row, len(changes), by=by, at=at)


def _reviewed(row: SchemaState, schema: Schema | None, changes: int, *, by: Actor, at: datetime) -> None:
    row.reviewed, row.differs = schema, False
    row.reviewed_by, row.reviewed_at = f"{by.kind}:{by.key}", at
    _record(SchemaReviewed, row, changes, by=by, at=at)
    if schema is None:
        row.delete()
    else:
        row.save()


def _record(
    kind: type[DriftFound] | type[SchemaReviewed], row: SchemaState, changes: int, *, by: Actor, at: datetime
) -> None:
    digest = row.seen_digest or digest_of({"gone": row.collection})
    record(kind(row.system, reference(row.collection), changes, digest), by=by, at=at)
