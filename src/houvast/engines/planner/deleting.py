"""Which rows can go as a whole, and in which order.

A row that something else points at stays as a row: its cells are emptied instead, so that what is kept stays joinable
and nobody else's row is swept away by a cascade.
"""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from houvast.engines.datamap.model import Collection, CollectionId
from houvast.engines.datamap.rows import Row, RowKey
from houvast.engines.planner.order import Order
from houvast.engines.planner.plan import PlanError
from houvast.engines.planner.staying import Staying


def may_go(order: Order, collection: Collection, stays: Staying) -> bool:
    """Tell whether a row may be deleted as far as it itself goes."""
    facts = order.facts_of(collection.id)
    if facts is None or stays.kept or collection.erase_rows is False:
        return False
    return bool(facts.key) and facts.may_delete and not facts.read_only


def deletable(
    order: Order, wanted: set[RowKey], rows: Mapping[RowKey, Row], stays: Mapping[RowKey, Staying]
) -> set[RowKey]:
    """Return which of the wanted rows nothing that stays points at, neither by foreign key nor by the map."""
    going = set(wanted)
    same = {_identity(key): key for key in rows}
    pointers = [
        (_identity(RowKey(order.collection_named(system, r.collection), r.key)), same.get(_identity(r.target)))
        for system, r in order.referrers
    ]
    pointers += [
        (_identity(key), target)
        for key, row in rows.items()
        if stays[key].kept
        for target in pointed_at(order, row, rows)
    ]
    while True:
        alive = {t for source, t in pointers if t in going and same.get(source) not in going and source != _identity(t)}
        if not alive:
            return going
        going -= alive


def pointed_at(order: Order, row: Row, rows: Mapping[RowKey, Row]) -> Iterable[RowKey]:
    """Return the located rows of the same system that a row refers to by the map."""
    for f in order.datamap.collection(row.collection).fields:
        for reference in f.references:
            value = row.values.get(f.name)
            if value is not None and reference.target.collection.system == row.collection.system:
                yield from (
                    key
                    for key, other in rows.items()
                    if key.collection == reference.target.collection
                    and str(other.values.get(reference.target.name)) == str(value)
                )


def children_first(
    order: Order, system: str, collections: Iterable[CollectionId]
) -> tuple[list[CollectionId], list[PlanError]]:
    """Return the collections in an order in which rows can be deleted, and an error where there is none."""
    before: dict[CollectionId, set[CollectionId]] = {of: set() for of in collections}
    for of in before:
        facts = order.facts_of(of)
        for key in facts.foreign_keys if facts else ():
            target = order.collection_named(system, key.target)
            if target in before and target != of:
                before[target].add(of)
    try:
        return list(TopologicalSorter(before).static_order()), []
    except CycleError:
        return list(before), [PlanError("foreign_keys_in_a_circle", system)]


def _identity(key: RowKey) -> tuple[str, frozenset[tuple[str, str]]]:
    """Return what makes a key equal to another however its columns are ordered and typed."""
    return str(key.collection), frozenset((name, str(value)) for name, value in key.values)
