"""Look at what a system holds, and propose a map of it.

What may never happen: a sampled value that leaves this process, in a table, a log, an error or an answer.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from houvast.engines.datamap.encoding import digest
from houvast.engines.datamap.model import Field
from houvast.engines.discovery.model import CollectionProposal, FieldProposal
from houvast.features.datamap.queries import current_map
from houvast.features.discovery.contracts import Discovered, Progress, Status
from houvast.features.discovery.events import SystemDiscovered
from houvast.features.discovery.looking import Looked, look
from houvast.features.discovery.models import ProposalRecord
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

ROWS = 200
"""Rows sampled of each collection, unless another number is asked for."""

_DECIDED = (Status.ACCEPTED, Status.CHANGED, Status.REJECTED)


def discover(*, system: str, by: Actor, at: datetime, rows: int = ROWS, progress: Progress | None = None) -> Discovered:
    """Propose what every field of a system holds; what was decided before stands as long as the facts are the same.

    Guarded by `load_map`.

    :raises UnknownSystem: there is no such system.
    :raises Unreachable: it does not answer.
    """
    looked = look(system, rows=rows, seed=int(at.timestamp()), progress=progress)
    return _keep(system, looked, by=by, at=at)


@transaction.atomic
def _keep(system: str, looked: Looked, *, by: Actor, at: datetime) -> Discovered:
    known = {
        (row.collection, row.field): row for row in ProposalRecord.objects.select_for_update().filter(system=system)
    }
    mapped = _mapped(system)
    reopened, fields, personal = 0, 0, 0
    for collection in looked.collections:
        for field in collection.fields:
            row = known.pop((collection.name, field.name), None)
            was_decided = row is not None and row.status in _DECIDED
            kept = _keep_one(system, collection, field, row, mapped.get((collection.name, field.name)), at)
            reopened += was_decided and kept.status == Status.OPEN
            fields, personal = fields + 1, personal + bool(field.category)
    ProposalRecord.objects.filter(pk__in=[row.pk for row in known.values() if row.status not in _DECIDED]).delete()
    count = len(looked.collections)
    record(SystemDiscovered(system=system, collections=count, fields=fields, personal=personal), by=by, at=at)
    return Discovered(system, count, fields, personal, reopened, looked.unsampled)


def _keep_one(
    system: str,
    collection: CollectionProposal,
    field: FieldProposal,
    row: ProposalRecord | None,
    mapped: Field | None,
    at: datetime,
) -> ProposalRecord:
    facts = _facts(collection, field)
    same = row is not None and row.digest == digest(facts)
    row = row or ProposalRecord(system=system, collection=collection.name, field=field.name)
    for name, value in facts.items():
        setattr(row, name, value)
    row.digest, row.confidence, row.subject = digest(facts), field.confidence, collection.subject.value
    row.reasons = [*map(str, field.reasons), *_beside_the_map(field, mapped)]
    row.references = [_reference_json(reference) for reference in field.references]
    if not same:
        row.status, row.applied, row.decided_category = Status.OPEN, False, ""
        row.decided_by, row.decided_at, row.proposed_at = "", None, at
    if row.status in (Status.OPEN, Status.MAPPED):
        row.status = Status.MAPPED if _says_the_same(field, mapped) else Status.OPEN
    row.save()
    return row


def _facts(collection: CollectionProposal, field: FieldProposal) -> dict[str, Any]:
    """Return what a decision is about: another sample of the same alters nothing of it."""
    return {
        "kind": field.kind,
        "category": field.category,
        "identity": field.identity,
        "special": field.special,
        "age": field.age,
        "free_text": field.free_text,
        "primary_key": field.name in collection.key,
        "data_type": field.data_type,
        "length": field.length,
    }


def _reference_json(reference: Any) -> dict[str, Any]:
    return {
        "target": reference.target,
        "target_field": reference.target_field,
        "declared": reference.declared,
        "confidence": reference.confidence,
        "found": reference.found,
        "tested": reference.tested,
    }


def _mapped(system: str) -> dict[tuple[str, str], Field]:
    """Return the fields of a system that the map holds already, by the names that the system itself uses."""
    found = {}
    for one in (
        collection for known in current_map().systems if known.key == system for collection in known.collections
    ):
        name = f"{one.schema}.{one.id.name}" if one.schema else one.id.name
        found.update({(name, field.name): field for field in one.fields})
    return found


def _says_the_same(field: FieldProposal, mapped: Field | None) -> bool:
    if mapped is None:
        return False
    return field.category in mapped.categories if field.category else not mapped.is_personal


def _beside_the_map(field: FieldProposal, mapped: Field | None) -> list[str]:
    if mapped is None or _says_the_same(field, mapped):
        return []
    return [f"map_says:{category}" for category in mapped.categories or ("none",)]
