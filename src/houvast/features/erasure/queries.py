"""What is asked about plans."""

from houvast.engines.planner.plan import Plan
from houvast.engines.trouble import Trouble
from houvast.features.erasure.contracts import PlanState, StoredPlan, SystemWork, WorkState
from houvast.features.erasure.models import Intention, PlanRecord
from houvast.features.erasure.storing import open_plan, open_residue
from houvast.features.erasure.whole_work import whole_work


class NoPlan(Trouble):
    """The case has no plan, or none with that hash."""

    status = 404


def latest_record(case: str) -> PlanRecord:
    """Return the newest plan of a case that was not replaced.

    :raises NoPlan: there is none.
    """
    found = PlanRecord.objects.filter(case=case).exclude(state=PlanState.REPLACED).order_by("-pk").first()
    if found is None:
        raise NoPlan(f"case {case} has no plan; locate the person and make one.")
    return found


def latest_plan(case: str) -> StoredPlan | None:
    """Return the newest plan of a case with its fate, or None."""
    found = PlanRecord.objects.filter(case=case).exclude(state=PlanState.REPLACED).order_by("-pk").first()
    return stored_plan(found) if found else None


def work_read_back(case: str) -> Plan | None:
    """Return what was carried out for a case over all its plans, once the systems were read back; else None."""
    found = PlanRecord.objects.filter(case=case, read_back_at__isnull=False).exclude(state=PlanState.REPLACED)
    newest = found.order_by("-pk").first()
    return whole_work(newest) if newest else None


def plan_state(case: str) -> PlanState | None:
    """Return how far the newest plan of a case is, without opening it; None where there is none."""
    states = PlanRecord.objects.filter(case=case).exclude(state=PlanState.REPLACED).order_by("-pk")
    found = states.values_list("state", flat=True).first()
    return PlanState(found) if found else None


def stored_plan(record: PlanRecord) -> StoredPlan:
    """Return a plan with its fate."""
    return StoredPlan(
        case=record.case,
        plan=open_plan(record),
        state=PlanState(record.state),
        made_by=record.made_by,
        made_at=record.made_at,
        approved_by=record.approved_by,
        approved_at=record.approved_at,
        work=work_of(record),
        read_back_at=record.read_back_at,
        residue=open_residue(record),
        unexplained=record.unexplained,
    )


def work_of(record: PlanRecord) -> tuple[SystemWork, ...]:
    """Return the work in each system, in the order in which it is done."""
    return tuple(
        SystemWork(i.system, WorkState(i.state), i.rows, i.written, i.attempts, i.trouble)
        for i in Intention.objects.filter(plan=record).order_by("pk")
    )
