"""Close a case, and shred it when its own term has passed."""

from datetime import datetime

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.erasure.contracts import PlanState
from houvast.features.erasure.queries import latest_plan
from houvast.features.rights.contracts import CaseFacts, Outcome, Status
from houvast.features.rights.events import CaseClosed, CaseShredded
from houvast.features.rights.models import CaseKey, CaseRecord
from houvast.features.rights.queries import facts_of, locked_case
from houvast.features.rights.recipients import waiting_recipients
from houvast.features.tasks.queries import open_tasks_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.sealing import destroy

_LIVE = (PlanState.APPROVED, PlanState.RUNNING, PlanState.STOPPED, PlanState.EXECUTED)


class CannotClose(Trouble):
    """Something is not done yet."""

    status = 409


@transaction.atomic
def close_case(*, case: str, by: Actor, at: datetime) -> CaseFacts:
    """Close an answered case.

    :raises CannotClose: no answer was given, a plan is unfinished or unproven, a task waits for its answer, a linked
        case to be taken up, or a recipient of the data was neither told nor left out with a reason.
    """
    found = locked_case(case)
    if found.status != Status.ANSWERED or found.outcome == Outcome.EXTENDED:
        raise CannotClose(f"case {case} is {found.status}; answer it before closing.")
    plan = latest_plan(case)
    if plan and plan.state in _LIVE:
        left = (
            f"{plan.unexplained} cells hold data without a ground" if plan.unexplained else f"its plan is {plan.state}"
        )
        raise CannotClose(f"case {case}: {left}; carry out, read back, and explain what stays.")
    if waiting := open_tasks_of(case):
        raise CannotClose(f"case {case}: {waiting} tasks wait for an answer; remind who was asked, or withdraw them.")
    if CaseRecord.objects.filter(parent=found, status=Status.VERIFIED).exists():
        raise CannotClose(f"case {case}: a linked case was not taken up; forward it or carry it out.")
    if untold := waiting_recipients(found):
        who = ", ".join(untold)
        raise CannotClose(f"case {case}: tell {who} what was done with the data that they got, or write down why not.")
    found.status, found.closed_at = Status.CLOSED, at
    found.save(update_fields=["status", "closed_at"])
    record(CaseClosed(), by=by, at=at, case=case)
    return facts_of(found)


@transaction.atomic
def shred_case(*, case: str, by: Actor, at: datetime) -> None:
    """Destroy the key of a closed case; the evidence chain still verifies, and erasures can still be applied again.

    :raises CannotClose: the case is open.
    """
    found = locked_case(case, even_joined=True)
    if found.status not in (Status.CLOSED, Status.FORWARDED):
        raise CannotClose(f"case {case} is {found.status}; only a closed case is shredded.")
    CaseKey.objects.filter(case=found).delete()
    record(CaseShredded(), by=by, at=at, case=case)
    destroy(case, at)
