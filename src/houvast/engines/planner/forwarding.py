"""What a principal decides on: rows that we only hold for it, when no instruction to carry the right out is recorded.

What may never happen: a cell of a principal written, or a row of it deleted, on our own decision.

Law: GDPR art. 28(3)(a), 28(3)(e).
"""

from collections.abc import Iterable, Iterator

from houvast.engines.datamap.model import Collection, DataMap, Field
from houvast.engines.datamap.rows import Kind, Located, Row, RowKey
from houvast.engines.planner.order import Order, is_decided_here, is_empty
from houvast.engines.planner.plan import FORWARDED, Kept, Plan, RowPlan, Verb

LAW = "GDPR art. 28(3)(a), 28(3)(e)"
"""Why a row is passed on: the processor acts on instructions of the controller, and helps it to answer."""
_NOT_OURS = (FORWARDED, "joins_forwarded")


def theirs(order: Order, row: Row) -> tuple[Kept, ...]:
    """Return what the principal decides on in a row: the personal fields that hold something; nothing when all is ours.

    A row of which no such field holds anything is theirs all the same, as long as any of its fields is.
    """
    of = order.datamap.collection(row.collection)
    if order.decides_on_all_of(of):
        return ()
    return (Kept(tuple(f.name for f in held(of, row) if not order.decides_on(of, f)), FORWARDED),)


def verb_of_rest(kept: Iterable[Kept]) -> Verb:
    """Return what happens to a row in which nothing is written: it is passed on when all that stays is theirs."""
    reasons = {k.reason for k in kept}
    return Verb.FORWARD if FORWARDED in reasons and reasons <= set(_NOT_OURS) else Verb.KEEP


def held(of: Collection, row: Row) -> Iterator[Field]:
    """Yield the personal fields of a row that hold something."""
    return (f for f in of.fields if (f.is_personal or f.identity) and not is_empty(row.values.get(f.name)))


def beside(order: Order, changed: Iterable[RowPlan], *, idle: str = "") -> list[RowPlan]:
    """Return the changed rows with what is theirs beside it, and every other located row that is passed on.

    For rights that change rather than erase. `idle` is the reason that stands with a row of ours in which the right
    changes nothing; without it such rows are left out.
    """
    rows = {row.key: row for row in changed}
    if order.decided_here is None:
        return list(rows.values())
    for item in order.located:
        if item.kind in (Kind.OWN, Kind.MENTION):
            found = _with_theirs(order, item, rows.get(item.row.key), idle)
            if found is not None:
                rows[found.key] = found
    return list(rows.values())


def beyond_us(plan: Plan, datamap: DataMap, decided_here: frozenset[str] | None) -> tuple[RowKey, ...]:
    """Return the rows that a plan writes to although it is not for us to decide on what it writes."""
    return tuple(row.key for row in plan.rows if row.touches and not _may_write(row, datamap, decided_here))


def _may_write(row: RowPlan, datamap: DataMap, decided_here: frozenset[str] | None) -> bool:
    if decided_here is None:
        return True
    of = datamap.collections.get(row.key.collection)
    if of is None:
        return False
    written = {c.field for c in row.cells}
    fields = [f for f in of.fields if row.verb is Verb.DELETE or f.name in written]
    return bool(fields) and all(is_decided_here(decided_here, of, f) for f in fields)


def _with_theirs(order: Order, item: Located, changed: RowPlan | None, idle: str) -> RowPlan | None:
    row, of = item.row, order.datamap.collection(item.row.collection)
    kept = theirs(order, row)
    if changed is not None:
        return RowPlan(changed.key, changed.verb, changed.before, changed.cells, (*changed.kept, *kept), changed.kind)
    ours = item.kind is Kind.OWN and any(order.decides_on(of, f) for f in held(of, row))
    kept = (*((Kept((), idle),) if idle and ours else ()), *kept)
    return RowPlan(row.key, verb_of_rest(kept), row.values, (), kept, item.kind.value) if kept else None
