"""What is asked about differences between systems and what was reviewed of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from houvast.engines.datamap.facts import SystemFacts
from houvast.engines.datamap.model import Collection, CollectionId
from houvast.features.datamap.queries import current_map
from houvast.features.discovery.contracts import Drift
from houvast.features.discovery.models import SchemaState
from houvast.features.discovery.rules.drifting import differences, schema_of


def open_drift(collections: Iterable[CollectionId] | None = None, *, system: str | None = None) -> tuple[Drift, ...]:
    """Give what changed in systems and was not reviewed yet: in these collections of the map, or in all."""
    rows = SchemaState.objects.filter(differs=True)
    rows = rows.filter(system=system) if system is not None else rows
    wanted = None if collections is None else {(of.system, source_name(of)) for of in collections}
    return tuple(d for row in rows if wanted is None or (row.system, row.collection) in wanted for d in of_row(row))


def watched(collections: Iterable[CollectionId]) -> list[str]:
    """Give which of these collections of one system were ever reviewed, by the names that the system itself uses."""
    names = {(of.system, source_name(of)) for of in collections}
    rows = SchemaState.objects.filter(system__in={system for system, _ in names})
    return sorted(row.collection for row in rows.only("system", "collection") if (row.system, row.collection) in names)


def unreviewed(live: Mapping[str, SystemFacts], asked: Mapping[str, Sequence[str]]) -> tuple[Drift, ...]:
    """Give what differs from what was reviewed, in collections that systems (by key) were just asked to describe.

    What was `asked` for and not described is gone. A collection that was never reviewed has nothing to differ from;
    the check of the map looks after it.
    """
    return tuple(drift for system, names in asked.items() for drift in _unreviewed(system, live.get(system), names))


def _unreviewed(system: str, facts: SystemFacts | None, names: Sequence[str]) -> Iterator[Drift]:
    if facts is None:
        return
    for row in SchemaState.objects.filter(system=system, collection__in=names):
        one = facts.collection(row.collection)
        now = None if one is None else schema_of(one, grows=not facts.transactional)
        yield from differences(system, row.collection, row.reviewed, now)


def of_row(row: SchemaState) -> tuple[Drift, ...]:
    """Describe what changed in one collection."""
    found = differences(row.system, row.collection, row.reviewed, row.seen)
    return tuple(replace(drift, found_at=row.found_at) for drift in found)


def source_name(of: CollectionId) -> str:
    """Return the name by which the system itself knows a collection of the map."""
    found: Collection | None = current_map().collections.get(of)
    return f"{found.schema}.{of.name}" if found is not None and found.schema else of.name
