"""Which activities claim a field, and for whom a collection is held."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from houvast.engines.datamap.model import Collection, CollectionId, DataMap, Field

if TYPE_CHECKING:
    from houvast.features.activities.contracts import Activity


def organisations_of(collection: Collection, whole: DataMap) -> frozenset[str]:
    """Return the organisations (keys) for whom rows are held; those of the row that it hangs on, where it says so."""
    return _named(collection, whole, frozenset())


def claiming(collection: Collection, field: Field, whole: DataMap, known: Iterable[Activity]) -> tuple[Activity, ...]:
    """Return the activities that say why a field is held; of any organisation, where the map names none."""
    key = field.activity or collection.activity
    named = organisations_of(collection, whole) if key else frozenset()
    return tuple(a for a in known if a.key == key and (not named or a.organisation in named))


def _named(collection: Collection, whole: DataMap, seen: frozenset[CollectionId]) -> frozenset[str]:
    scope = collection.scope
    if not scope.inherit:
        return frozenset({scope.organisation, *(key for _, key in scope.values)} - {""})
    targets = {reference.target.collection for f in collection.fields for reference in f.references}
    parents = [whole.collections[t] for t in targets - seen - {collection.id} if t in whole.collections]
    return frozenset().union(*(_named(parent, whole, seen | {collection.id}) for parent in parents))
