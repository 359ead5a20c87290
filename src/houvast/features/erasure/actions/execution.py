"""Carry out an approved plan: intentions first, then one transaction per system.

What may never happen: a write without an approved plan; a plan other than the one with the approved hash; a write that
was not put down beforehand. Interrupt it anywhere and run it again: the end state is the same.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from houvast.connectors.protocol import Session
from houvast.engines.datamap.model import DataMap
from houvast.engines.planner.plan import Plan
from houvast.engines.trouble import Trouble
from houvast.features.datamap.queries import current_map, map_version
from houvast.features.erasure.carrying_out import CarriedOut, carry_out
from houvast.features.erasure.carrying_out import StepReached as StepReached
from houvast.features.erasure.carrying_out import nothing as nothing
from houvast.features.erasure.contracts import PlanState, StoredPlan, WorkState
from houvast.features.erasure.drifted import refuse_drift_in
from houvast.features.erasure.events import (
    ExecutionIntended,
    PlanApproved,
    PlanExecuted,
    SystemCarriedOut,
    SystemStopped,
)
from houvast.features.erasure.instructions import Instruction, instruction_of
from houvast.features.erasure.models import Intention, PlanRecord, SealedRecord
from houvast.features.erasure.queries import latest_record, stored_plan
from houvast.features.erasure.storing import open_plan, seal_instructions
from houvast.features.locating.queries import Hands
from houvast.features.systems.queries import open_connector
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence import queries as evidence
from houvast.foundation.evidence.actions import record

_MAY_RUN = (PlanState.APPROVED, PlanState.RUNNING, PlanState.STOPPED)
Progress = Callable[[int, int, str], None]
"""Called with rows done, rows in all, and the system at work."""


class NotApproved(Trouble):
    """There is no approved plan to carry out."""

    status = 409


class MapChanged(Trouble):
    """The data map is another than the plan was made with: the plan may lack what the new map asks."""

    status = 409


def execute_plan(
    *,
    case: str,
    by: Actor,
    at: datetime,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
    reached: StepReached = nothing,
) -> StoredPlan:
    """Carry out the approved plan of a case in every system; go on where an earlier run was interrupted.

    `clock` tells the moment of each later fact; `reached` is called at every step. A system that refuses or has drifted
    stops by itself and says so in the work of that system; the others go on.

    :raises NotApproved: no approved plan, or it was carried out already.
    :raises MapChanged: the data map is another than the plan was made with.
    :raises PlanAltered: the stored plan is another than the one with the approved hash.
    """
    plan_record = latest_record(case)
    if plan_record.state not in _MAY_RUN:
        raise NotApproved(f"case {case}: no approved plan waits to be carried out (it is {plan_record.state}).")
    _refuse_unapproved(plan_record)
    _refuse_other_map(plan_record)
    plan = open_plan(plan_record)
    reached("start")
    _intend(plan_record, plan, by=by, at=at)
    reached("intended")
    done = 0
    total = sum(len(plan.of_system(s)) for s in plan.systems)
    with Hands(open_connector) as hands:
        for system in plan.systems:
            if progress:
                progress(done, total, system)
            _one_system(hands, plan_record, plan, system, by=by, clock=clock, reached=reached)
            done += len(plan.of_system(system))
    _conclude(plan_record, by=by, at=clock())
    if progress:
        progress(total, total, "")
    return stored_plan(PlanRecord.objects.get(pk=plan_record.pk))


def _refuse_unapproved(plan_record: PlanRecord) -> None:
    """Take the evidence for what was approved, and not the table of plans, which refuses no change."""
    approved = evidence.facts_of(plan_record.case, PlanApproved.kind)
    if not approved or approved[-1]["plan"] != plan_record.hash:
        raise NotApproved(f"case {plan_record.case}: the plan is not the one that was approved; locate and plan again.")


def _refuse_other_map(plan_record: PlanRecord) -> None:
    """Begin with no old plan; one that was cut off goes on, since its systems are held to what was planned."""
    if plan_record.state != PlanState.RUNNING and plan_record.map != map_version():
        raise MapChanged(
            f"case {plan_record.case}: the data map changed since the plan; withdraw it, locate and plan again."
        )


@transaction.atomic
def _intend(plan_record: PlanRecord, plan: Plan, *, by: Actor, at: datetime) -> None:
    """Put down what will be written, and the sealed record of it, before the first write."""
    if plan_record.state == PlanState.APPROVED:
        for system in plan.systems:
            instructions = [instruction_of(row) for row in plan.of_system(system)]
            Intention.objects.create(
                plan=plan_record, system=system, state=WorkState.WAITING, rows=len(instructions), at=at
            )
            if plan.right == "erasure":  # nothing else is applied again, and its new values are the person's
                _seal_record(plan_record, plan, system, instructions, at)
        counts = tuple((s, len(plan.of_system(s))) for s in plan.systems)
        record(ExecutionIntended(plan=plan_record.hash, rows=counts), by=by, at=at, case=plan_record.case)
    plan_record.state = PlanState.RUNNING
    plan_record.save(update_fields=["state"])


def _seal_record(
    plan_record: PlanRecord, plan: Plan, system: str, instructions: list[Instruction], at: datetime
) -> None:
    SealedRecord.objects.create(
        plan=plan_record,
        organisation=plan.organisation,
        system=system,
        instructions=seal_instructions(plan.organisation, instructions),
        rows=len(instructions),
        at=at,
    )


def _one_system(
    hands: Hands,
    plan_record: PlanRecord,
    plan: Plan,
    system: str,
    *,
    by: Actor,
    clock: Callable[[], datetime],
    reached: StepReached,
) -> None:
    intention = Intention.objects.get(plan=plan_record, system=system)
    if intention.state == WorkState.DONE:
        return
    intention.state, intention.attempts, intention.at = WorkState.WRITING, intention.attempts + 1, clock()
    intention.save(update_fields=["state", "attempts", "at"])
    reached(f"{system} writing")
    instructions = [instruction_of(row) for row in plan.of_system(system)]
    try:
        result = _carry_out(hands, plan, system, instructions, lambda step: reached(f"{system} {step}"))
    except Trouble as trouble:
        _stopped(intention, plan_record, trouble, by=by, at=clock())
        return
    _done(intention, plan_record, result, by=by, at=clock())
    reached(f"{system} noted")


def _carry_out(
    hands: Hands, plan: Plan, system: str, instructions: list[Instruction], reached: StepReached
) -> CarriedOut:
    datamap: DataMap = current_map()
    if unknown := {str(i.key.collection) for i in instructions if i.key.collection not in datamap.collections}:
        raise MapChanged(f"{system}: the data map no longer holds {', '.join(sorted(unknown))}; locate and plan again.")
    refuse_drift_in(hands, system, {i.key.collection for i in instructions})
    results: list[CarriedOut] = []

    def work(name: str, session: Session) -> None:
        transactional = session.describe([]).transactional
        purges = plan.right == "erasure"  # what was corrected or restricted may be looked up as it was
        carried = carry_out(
            name, session, datamap, instructions, transactional=transactional, purges=purges, reached=reached
        )
        results.append(carried)

    hands.each([system], work)
    return results[0]


@transaction.atomic
def _done(intention: Intention, plan_record: PlanRecord, result: CarriedOut, *, by: Actor, at: datetime) -> None:
    intention.state, intention.written, intention.trouble, intention.at = WorkState.DONE, intention.rows, "", at
    intention.save(update_fields=["state", "written", "trouble", "at"])
    fact = SystemCarriedOut(
        plan=plan_record.hash, system=intention.system, written=result.written, already=result.already
    )
    record(fact, by=by, at=at, case=plan_record.case)


@transaction.atomic
def _stopped(intention: Intention, plan_record: PlanRecord, trouble: Trouble, *, by: Actor, at: datetime) -> None:
    intention.state, intention.trouble, intention.at = WorkState.STOPPED, str(trouble)[:400], at
    intention.save(update_fields=["state", "trouble", "at"])
    fact = SystemStopped(plan=plan_record.hash, system=intention.system, trouble=type(trouble).__name__.lower())
    record(fact, by=by, at=at, case=plan_record.case)


@transaction.atomic
def _conclude(plan_record: PlanRecord, *, by: Actor, at: datetime) -> None:
    finished = not Intention.objects.filter(plan=plan_record).exclude(state=WorkState.DONE).exists()
    plan_record.state = PlanState.EXECUTED if finished else PlanState.STOPPED
    plan_record.save(update_fields=["state"])
    if finished:
        record(PlanExecuted(plan=plan_record.hash), by=by, at=at, case=plan_record.case)
