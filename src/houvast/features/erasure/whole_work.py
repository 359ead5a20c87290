"""What was carried out for a case over all its plans: one that stopped or left something, and what took up the rest.

What may never happen: a cell that an earlier plan took out comes back, and nobody looks at it again.
"""

from collections.abc import Iterable
from dataclasses import replace

from houvast.engines.datamap.rows import RowKey
from houvast.engines.planner.plan import Plan, RowPlan, Verb
from houvast.features.erasure.contracts import PlanState, WorkState
from houvast.features.erasure.models import Intention, PlanRecord
from houvast.features.erasure.storing import open_plan


def whole_work(newest: PlanRecord) -> Plan:
    """Return the newest plan with the rows that earlier plans of the case carried out.

    :raises PlanAltered: one of them is not the plan with the recorded hash.
    """
    plan = open_plan(newest)
    rows: dict[RowKey, RowPlan] = {}
    for earlier, systems in carried_out_before(newest):
        _lay_over(rows, (r for r in open_plan(earlier).rows if r.key.collection.system in systems))
    if not rows:
        return plan
    _lay_over(rows, plan.rows)
    return replace(plan, rows=tuple(rows.values()))


def carried_out_before(newest: PlanRecord) -> list[tuple[PlanRecord, frozenset[str]]]:
    """Return the earlier plans of the case that were carried out, with the systems in which they were, oldest first."""
    replaced = PlanRecord.objects.filter(case=newest.case, state=PlanState.REPLACED, pk__lt=newest.pk).order_by("pk")
    done = Intention.objects.filter(plan__in=replaced, state=WorkState.DONE).values_list("plan", "system")
    systems: dict[int, set[str]] = {}
    for plan, system in done:
        systems.setdefault(plan, set()).add(system)
    return [(plan, frozenset(systems[plan.pk])) for plan in replaced if plan.pk in systems] if systems else []


def _lay_over(rows: dict[RowKey, RowPlan], newer: Iterable[RowPlan]) -> None:
    for row in newer:
        before = rows.get(row.key)
        rows[row.key] = _both(before, row) if before else row


def _both(earlier: RowPlan, later: RowPlan) -> RowPlan:
    """Return one row for two: what the later one says, and the cells that the earlier one took out."""
    again = {cell.field for cell in later.cells}
    cells = tuple(cell for cell in earlier.cells if cell.field not in again)
    if earlier.verb is Verb.DELETE or later.verb is Verb.DELETE:
        return replace(later, before={**later.before, **earlier.before})
    verb = Verb.CHANGE if cells or later.cells else later.verb
    return replace(later, verb=verb, cells=(*cells, *later.cells))
