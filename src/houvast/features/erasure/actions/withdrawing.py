"""Withdraw a plan, so that another takes its place."""

from datetime import datetime

from django.db import transaction

from houvast.features.erasure.actions.planning import NotAsPlanned
from houvast.features.erasure.contracts import PlanState, WorkState
from houvast.features.erasure.events import PlanWithdrawn
from houvast.features.erasure.models import Intention, SealedRecord
from houvast.features.erasure.queries import latest_record
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


@transaction.atomic
def withdraw_plan(*, case: str, by: Actor, at: datetime) -> None:
    """Withdraw the newest plan, so that another can be made: after drift, on second thoughts, or for what was left.

    What was carried out in some systems stays on record; a new plan takes up the rest.

    :raises NotAsPlanned: the plan is being written just now, or was carried out and left nothing unexplained.
    """
    plan = latest_record(case)
    leaves_rest = plan.state == PlanState.EXECUTED and plan.unexplained
    if plan.state not in (PlanState.DRAFT, PlanState.APPROVED, PlanState.STOPPED) and not leaves_rest:
        raise NotAsPlanned(f"case {case}: a plan that is {plan.state} can't be withdrawn; carry it out.")
    undone = Intention.objects.filter(plan=plan).exclude(state=WorkState.DONE)
    SealedRecord.objects.filter(plan=plan, system__in=undone.values("system")).delete()
    plan.state = PlanState.REPLACED
    plan.save(update_fields=["state"])
    record(PlanWithdrawn(plan=plan.hash), by=by, at=at, case=case)
