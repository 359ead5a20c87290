"""Plan the rights that change rather than erase: restriction, objection, rectification.

Law: GDPR art. 16, 18, 21.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal

from houvast.engines.datamap.facts import CollectionFacts
from houvast.engines.datamap.model import Collection, Field, Purpose
from houvast.engines.datamap.rows import Kind, Row, Value
from houvast.engines.matching.identifiers import compacted
from houvast.engines.planner.order import Correction, Order
from houvast.engines.planner.plan import Cell, Plan, PlanError, RowPlan, Verb


def plan_flag(order: Order, purpose: Purpose) -> Plan:
    """Return the plan that sets a flag (restriction, objection) wherever a system has a field for it."""
    rows = []
    for row in _own(order):
        flags = [f for f in order.datamap.collection(row.collection).fields if f.purpose is purpose]
        cells = [Cell(f.name, "set", row.values.get(f.name), _flag(row.values.get(f.name))) for f in flags]
        changing = tuple(c for c in cells if c.before != c.after)
        if changing:
            rows.append(RowPlan(row.key, Verb.CHANGE, row.values, changing))
    flagged = {r.key.collection.system for r in rows}
    unflagged = sorted({row.collection.system for row in _own(order)} - flagged)
    notes = [PlanError("no_flag_field", system) for system in unflagged]
    return Plan(order.right, order.organisation, order.on, tuple(rows), tuple(_writable(order, rows)), tuple(notes))


def plan_rectification(order: Order) -> Plan:
    """Return the plan that puts the old value right wherever the person's own rows hold it."""
    rows, errors = [], []
    for row in _own(order):
        collection = order.datamap.collection(row.collection)
        cells = [c for correction in order.corrections for c in _corrected(collection, row, correction)]
        facts = order.facts_of(row.collection)
        errors += [e for c in cells if facts for e in _fits(collection, facts, c)]
        if cells:
            rows.append(RowPlan(row.key, Verb.CHANGE, row.values, tuple(cells)))
    missing = [] if rows else [PlanError("old_value_not_found", c.what) for c in order.corrections]
    errors = [*missing, *errors, *_writable(order, rows)]
    return Plan(order.right, order.organisation, order.on, tuple(rows), tuple(dict.fromkeys(errors)))


def _own(order: Order) -> list[Row]:
    return [item.row for item in order.located if item.kind is Kind.OWN]


def _flag(before: Value) -> Value:
    return 1 if isinstance(before, int) and not isinstance(before, bool) else True


def _corrected(collection: Collection, row: Row, correction: Correction) -> Iterator[Cell]:
    for f in collection.fields:
        value = row.values.get(f.name)
        if _is_meant(f, correction.what) and value is not None and _alike(value, correction.old):
            yield Cell(f.name, "rectify", value, _typed(value, correction.new))


def _is_meant(f: Field, what: str) -> bool:
    return what in (f.name, f.identity) or any(c == what or c.startswith(f"{what}.") for c in f.categories)


def _alike(value: Value, old: str) -> bool:
    return compacted(str(value)) == compacted(old)


def _typed(before: Value, new: str) -> Value:
    """Return the new value in the type of the old one, or as text where it can't be (an error of the plan)."""
    readers: dict[type, Callable[[str], Value]] = {
        datetime: datetime.fromisoformat,
        date: date.fromisoformat,
        int: int,
        float: float,
        Decimal: Decimal,
    }
    try:
        return readers.get(type(before), str)(new)
    except (ValueError, ArithmeticError):
        return new


def _fits(collection: Collection, facts: CollectionFacts, cell: Cell) -> Iterator[PlanError]:
    column = facts.column(cell.field)
    where = f"{collection.id}.{cell.field}"
    if column is None:
        yield PlanError("unknown_column", where)
    elif isinstance(cell.after, str) and column.length is not None and len(cell.after) > column.length:
        yield PlanError("too_long", where)
    elif type(cell.after) is not type(cell.before):
        yield PlanError("wrong_type", where)


def _writable(order: Order, rows: list[RowPlan]) -> Iterator[PlanError]:
    for collection in dict.fromkeys(r.key.collection for r in rows):
        facts = order.facts_of(collection)
        if facts is None:
            yield PlanError("collection_missing", str(collection))
        elif facts.read_only or not facts.may_update:
            yield PlanError("read_only", str(collection))
