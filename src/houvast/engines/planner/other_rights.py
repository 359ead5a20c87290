"""Plan the rights that change rather than erase: restriction, objection, rectification.

Law: GDPR art. 16, 18, 21.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from houvast.engines.datamap.facts import ValueType
from houvast.engines.datamap.model import Collection, Field, Purpose
from houvast.engines.datamap.nested import each, leaves
from houvast.engines.datamap.rows import Kind, Row, Value
from houvast.engines.matching.identifiers import compacted
from houvast.engines.planner.columns import CannotErase, fits, writable
from houvast.engines.planner.forwarding import beside, held
from houvast.engines.planner.order import Correction, Order
from houvast.engines.planner.plan import Cell, Plan, PlanError, RowPlan, Verb


def plan_flag(order: Order, purpose: Purpose) -> Plan:
    """Return the plan that sets a flag (restriction, objection) wherever a system has a field for it."""
    rows, errors, flagged = [], [], set()
    for row in _own(order):
        of = order.datamap.collection(row.collection)
        flags = [f for f in of.fields if f.purpose is purpose and order.decides_on(of, f)]
        flagged |= {row.collection.system for _ in flags}
        cells = [Cell(f.name, "set", row.values.get(f.name), _flag(order, row, f)) for f in flags]
        changing = tuple(c for c in cells if c.before != c.after)
        errors += [e for c in changing for e in _refused(order, row, c)]
        if changing:
            rows.append(RowPlan(row.key, Verb.CHANGE, row.values, changing))
    notes = [PlanError("no_flag_field", s) for s in sorted({r.collection.system for r in _ours(order)} - flagged)]
    return _plan(order, beside(order, rows, idle="unflagged"), errors, notes)


def plan_rectification(order: Order) -> Plan:
    """Return the plan that puts the old value right wherever the person's own rows hold it."""
    rows, errors, found = [], [], set()
    for row in _own(order):
        cells: dict[str, Cell] = {}
        for correction in order.corrections:
            of = order.datamap.collection(row.collection)
            for cell in _corrected(of, row, correction):
                found.add(correction)
                if order.decides_on(of, of.by_name[cell.field]):
                    cells[cell.field] = cell
        errors += [e for c in cells.values() for e in _refused(order, row, c)]
        if cells:
            rows.append(RowPlan(row.key, Verb.CHANGE, row.values, tuple(cells.values())))
    sought = order.corrections if order.decided_here is None or _ours(order) else ()  # else the principal seeks it
    missing = [PlanError("old_value_not_found", c.what) for c in sought if c not in found]
    return _plan(order, beside(order, rows), [*missing, *errors])


def _plan(order: Order, rows: list[RowPlan], errors: list[PlanError], notes: Sequence[PlanError] = ()) -> Plan:
    every = tuple(dict.fromkeys(errors))
    return Plan(order.right, order.organisation, order.on, tuple(rows), every, tuple(notes))


def _own(order: Order) -> list[Row]:
    return [item.row for item in order.located if item.kind is Kind.OWN]


def _ours(order: Order) -> list[Row]:
    """Return the person's rows in which we decide on anything at all."""
    if order.decided_here is None:
        return _own(order)
    fields = order.datamap.collection
    return [
        r for r in _own(order) if any(order.decides_on(fields(r.collection), f) for f in held(fields(r.collection), r))
    ]


def _flag(order: Order, row: Row, f: Field) -> Value:
    facts = order.facts_of(row.collection)
    column = facts.column(f.name) if facts else None
    return 1 if column is not None and column.type in (ValueType.INTEGER, ValueType.NUMBER) else True


def _corrected(collection: Collection, row: Row, correction: Correction) -> Iterator[Cell]:
    for f in collection.fields:
        value = row.values.get(f.name)
        if _is_meant(f, correction.what) and any(_alike(leaf, correction.old) for leaf in leaves(value)):
            yield Cell(f.name, "rectify", value, each(value, partial(_put_right, correction)))


def _put_right(correction: Correction, value: Value) -> Value:
    return _typed(value, correction.new) if _alike(value, correction.old) else value


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


def _refused(order: Order, row: Row, cell: Cell) -> Iterator[PlanError]:
    """Yield why the system would not take a new value."""
    facts = order.facts_of(row.collection)
    if facts is None:
        yield PlanError("collection_missing", str(row.collection))
        return
    try:
        column = writable(order.datamap.collection(row.collection).by_name[cell.field], facts)
        fits(cell.after, column)
    except CannotErase as cannot:
        yield PlanError(cannot.code, f"{row.collection}.{cell.field}")
    else:
        if cell.how == "rectify" and type(cell.after) is not type(cell.before):
            yield PlanError("wrong_type", f"{row.collection}.{cell.field}")
