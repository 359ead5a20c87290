"""Plan, approve, carry out and read back: the steps of the right in systems, with the state of the case beside them.

Whoever comes while one of them is under way is told so (`BeingWorkedOn`), and nothing is done twice.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from houvast.engines.datamap.model import Purpose
from houvast.engines.planner.forwarding import beyond_us
from houvast.engines.planner.order import Correction
from houvast.engines.trouble import Trouble
from houvast.features.consent.actions import block_contact
from houvast.features.datamap.queries import current_map
from houvast.features.erasure.actions.execution import Progress, StepReached, execute_plan, nothing
from houvast.features.erasure.actions.planning import approve_plan, make_plan
from houvast.features.erasure.actions.readback import read_back
from houvast.features.erasure.actions.withdrawing import withdraw_plan
from houvast.features.erasure.contracts import PlanState, StoredPlan
from houvast.features.erasure.queries import latest_record, plan_state, stored_plan
from houvast.features.locating.queries import latest_search
from houvast.features.rights.actions.by_hand import ask_carrying_out
from houvast.features.rights.actions.passing_on import forward_rows
from houvast.features.rights.contracts import SYSTEM_RIGHTS, Right, Status
from houvast.features.rights.deciding import decided_here
from houvast.features.rights.fees import refuse_unpaid
from houvast.features.rights.holding import alone
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.person import open_person
from houvast.features.rights.queries import live_case, locked_case
from houvast.features.rights.representing import refuse_unauthorised
from houvast.features.rights.window import refuse_revocable
from houvast.foundation.events.facts import Actor

_BLOCKS = {
    Right.OBJECTION: "objection",
    Right.RESTRICTION: Purpose.RESTRICTION.value,
    Right.WITHDRAWAL: "withdrawal",
}


class WrongStep(Trouble):
    """The case is not at this step."""

    status = 409


class NoInstruction(Trouble):
    """The plan writes what the controller decides on, and it did not instruct the centre."""

    status = 409


def plan_case(*, case: str, decisions: frozenset[str] = frozenset(), by: Actor, at: datetime) -> StoredPlan:
    """Make the plan of a located case; a new plan takes the place of one that was not approved.

    What a principal decides on, who gave no instruction, is planned to be passed on.

    :raises WrongStep: the case is not located, or its right changes nothing in systems.
    """
    with alone(case):
        return _plan(_at(case, Status.LOCATED, Status.PLANNED), decisions, by=by, at=at)


def _plan(found: CaseRecord, decisions: frozenset[str], *, by: Actor, at: datetime) -> StoredPlan:
    case, right = found.number, Right(found.right)
    if right not in SYSTEM_RIGHTS:
        raise WrongStep(f"case {case}: {right} changes nothing in systems; answer the case.")
    refuse_unauthorised(found)
    person = open_person(case, bytes(found.person))
    corrections = tuple(Correction(*c) for c in person.corrections)
    plan = make_plan(
        case=case,
        right=right.value,
        corrections=corrections,
        decisions=decisions,
        decided_here=decided_here(found),
        by=by,
        at=at,
    )
    _move(found, Status.PLANNED)
    return plan


@transaction.atomic
def approve_case_plan(*, case: str, plan_hash: str, by: Actor, at: datetime) -> StoredPlan:
    """Approve the plan with this hash.

    :raises WrongStep: there is no plan that waits for approval.
    :raises FeeUnpaid: a fee is asked for it, and it was neither paid nor dropped.
    """
    found = _at(case, Status.PLANNED, Status.APPROVED, locked=True)
    refuse_unauthorised(found)
    refuse_unpaid(found)
    plan = approve_plan(case=case, plan_hash=plan_hash, by=by, at=at)
    _move(found, Status.APPROVED)
    return plan


@transaction.atomic
def withdraw_case_plan(*, case: str, by: Actor, at: datetime) -> None:
    """Withdraw the plan, so that the case can be located and planned again: before it ran, or for what it left.

    :raises WrongStep: there is no plan.
    :raises NotAsPlanned: the plan is being carried out, or left nothing unexplained.
    """
    found = _at(case, Status.PLANNED, Status.APPROVED, Status.EXECUTED, locked=True)
    was_begun = plan_state(case) in (PlanState.STOPPED, PlanState.EXECUTED)
    withdraw_plan(case=case, by=by, at=at)
    _move(found, Status.VERIFIED if was_begun else Status.LOCATED)  # what was begun is no longer as it was located


def execute_case(
    *,
    case: str,
    by: Actor,
    at: datetime,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
    reached: StepReached = nothing,
) -> StoredPlan:
    """Carry out the approved plan in every system, and pass on the rest; go on where an earlier run was cut off.

    `reached` is called at every step of the execution.

    :raises WrongStep: no plan was approved, or an instruction was recorded since.
    :raises NoInstruction: the plan writes what a principal decides on.
    :raises NotAuthorised: somebody asks for another, and it is not seen any more that they may.
    :raises StillRevocable: the person can still stop the erasure.
    """
    with alone(case):
        return _execute(_at(case, Status.APPROVED), by=by, at=at, clock=clock, progress=progress, reached=reached)


def _execute(
    found: CaseRecord,
    *,
    by: Actor,
    at: datetime,
    clock: Callable[[], datetime],
    progress: Progress | None,
    reached: StepReached,
) -> StoredPlan:
    case = found.number
    plan = stored_plan(latest_record(case))
    _refuse_what_is_not_ours(found, plan)
    if plan.state is PlanState.APPROVED:  # one that was begun is finished, so that nothing stays half done
        refuse_unauthorised(found)
        refuse_revocable(found, at)
    if plan.state is not PlanState.EXECUTED:  # else cut off after the plan's end, before the case was moved on
        plan = execute_plan(case=case, by=by, at=at, clock=clock, progress=progress, reached=reached)
    reached("forwarding")
    forward_rows(case=case, plan=plan, by=by, at=clock())  # the principal's clock runs, also where a system stopped
    reached("forwarded")
    if plan.state is PlanState.EXECUTED and not plan.plan.forwards_all:
        _block_contact(found, by=by, at=clock())
        ask_carrying_out(found, by=by, at=clock())
        _move(found, Status.EXECUTED)
    return plan


def read_case_back(*, case: str, by: Actor, at: datetime) -> StoredPlan:
    """Read every system back; the case goes on only without unexplained residue.

    :raises WrongStep: the plan was not carried out.
    """
    with alone(case):
        found = _at(case, Status.EXECUTED, Status.READ_BACK)
        plan = read_back(case=case, by=by, at=at)
        _move(found, Status.READ_BACK if plan.state is PlanState.PROVEN else Status.EXECUTED)
        return plan


def _refuse_what_is_not_ours(found: CaseRecord, plan: StoredPlan) -> None:
    """Begin with no plan that was made under other roles; one that was cut off goes on as it was approved."""
    if plan.state is PlanState.RUNNING:
        return
    if found.instruction and plan.plan.forwarded and plan.state is PlanState.APPROVED:
        raise WrongStep(f"case {found.number}: an instruction was recorded since the plan; withdraw it and plan again.")
    if beyond_us(plan.plan, current_map(), decided_here(found)):
        raise NoInstruction(
            f"case {found.number}: {found.organisation.name} has not instructed us; forward the case, or record the"
            " instruction."
        )


def _block_contact(found: CaseRecord, *, by: Actor, at: datetime) -> None:
    """Enter the person's contact points in the block list, where the right asks that they be left alone."""
    why = _BLOCKS.get(Right(found.right))
    located = latest_search(found.number)
    if why and located:
        block_contact(
            organisation=found.organisation.key,
            identifiers=sorted(located.identifiers),
            why=why,
            case=found.number,
            by=by,
            at=at,
        )


def _at(case: str, *steps: Status, locked: bool = False) -> CaseRecord:
    found = locked_case(case) if locked else live_case(case)
    if found.status not in steps:
        wanted = " or ".join(s.value for s in steps)
        raise WrongStep(f"case {case} is {found.status}; this step needs a case that is {wanted}.")
    return found


@transaction.atomic
def _move(found: CaseRecord, status: Status) -> None:
    found.status = status
    found.save(update_fields=["status"])
