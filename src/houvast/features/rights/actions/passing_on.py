"""Pass a principal's case on, in whole or for the part that it decides on; or record its instruction.

What may never happen: a part that is ours passed on as if it were not, and so done by nobody.

Law: GDPR art. 28(3)(a), 28(3)(e).
"""

from datetime import datetime, timedelta

from django.db import transaction

from houvast.engines.planner.plan import Plan
from houvast.engines.trouble import Trouble
from houvast.features.erasure.contracts import StoredPlan
from houvast.features.erasure.queries import latest_plan
from houvast.features.rights.actions.telling import tell_if_possible
from houvast.features.rights.composing.forward_list import write_forward_list
from houvast.features.rights.contracts import SYSTEM_RIGHTS, CaseFacts, Status
from houvast.features.rights.deciding import decided_here
from houvast.features.rights.events import CaseForwarded, InstructionRecorded, RowsForwarded
from houvast.features.rights.mails.fields import MailKind
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import facts_of, locked_case
from houvast.features.tasks.actions.by_hand import withdraw_tasks_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence import queries as evidence
from houvast.foundation.evidence.actions import record
from houvast.foundation.files.actions import store

LIST_DAYS = 30
"""So long the list of what was passed on can be taken out of store."""
_EARLY = (Status.REGISTERED, Status.VERIFIED, Status.LOCATED, Status.PLANNED)


class NothingToPassOn(Trouble):
    """The case is the centre's own, in whole or in part, or it is past this step."""

    status = 409


@transaction.atomic
def forward_case(*, case: str, by: Actor, at: datetime) -> CaseFacts:
    """Pass a principal's case on to it, with the time of receipt; its own clock and answer are the principal's.

    :raises NothingToPassOn: the centre's own case, one of which a part is ours, or one of which a plan was approved.
    """
    found = locked_case(case)
    if found.organisation.kind != "principal" or found.status not in _EARLY:
        raise NothingToPassOn(f"case {case} can't be passed on: it is ours, or it is {found.status} already.")
    plan = latest_plan(case) if found.status == Status.PLANNED else None
    _refuse_ours(found, plan.plan if plan else None)
    forwards = plan.plan if plan and plan.plan.forwarded else None
    _keep_list(found, forwards, by=by, at=at)
    _end(found, by=by, at=at)
    return facts_of(found)


@transaction.atomic
def forward_rows(*, case: str, plan: StoredPlan, by: Actor, at: datetime) -> None:
    """Pass on what a plan leaves to the principal, once; a case of which nothing is ours ends by it."""
    found = locked_case(case)
    if not plan.plan.forwarded:
        return
    if not any(fact["plan"] == plan.hash for fact in evidence.facts_of(case, RowsForwarded.kind)):
        _keep_list(found, plan.plan, by=by, at=at)
        fact = RowsForwarded(
            organisation=found.organisation.key,
            plan=plan.hash,
            rows=plan.plan.forwarded_counts,
            received_on=found.received_on,
            due_on=found.due_on,
        )
        record(fact, by=by, at=at, case=case)
    if plan.plan.forwards_all and found.status != Status.FORWARDED:
        _end(found, by=by, at=at)


@transaction.atomic
def record_case_instruction(*, case: str, reference: str, by: Actor, at: datetime) -> CaseFacts:
    """Record that the controller instructed the centre to carry this case out; `reference` says where that stands.

    A plan that passes rows on was made without it: unless it was approved, it must be made again.

    :raises NothingToPassOn: the centre's own case.
    """
    found = locked_case(case)
    if found.organisation.kind != "principal":
        raise NothingToPassOn(f"case {case} is our own: it needs no instruction.")
    record(InstructionRecorded(reference=reference), by=by, at=at, case=case)
    found.instruction = reference
    if found.status == Status.PLANNED and (plan := latest_plan(case)) and plan.plan.forwarded:
        found.status = Status.LOCATED
    found.save(update_fields=["instruction", "status"])
    return facts_of(found)


def _refuse_ours(found: CaseRecord, plan: Plan | None) -> None:
    """Hold a case back of which a part is ours to decide on, or may be."""
    if found.right not in SYSTEM_RIGHTS or not decided_here(found):
        return
    if plan is None:
        raise NothingToPassOn(f"case {found.number}: a part of it may be ours to decide on; make the plan, which says.")
    if plan.rows and not plan.forwards_all:
        raise NothingToPassOn(f"case {found.number}: a part of it is ours; approve the plan, which passes on the rest.")


def _keep_list(found: CaseRecord, plan: Plan | None, *, by: Actor, at: datetime) -> None:
    file = store(
        name=f"{found.number}-{found.organisation.key}.json",
        media_type="application/json",
        data=write_forward_list(found, plan, at=at),
        case=found.number,
        expires_at=at + timedelta(days=LIST_DAYS),
        by=by,
        at=at,
    )
    found.forwarded_at, found.forward_list = at, str(file.id)
    found.save(update_fields=["forwarded_at", "forward_list"])


def _end(found: CaseRecord, *, by: Actor, at: datetime) -> None:
    found.status, found.closed_at = Status.FORWARDED, at
    found.save(update_fields=["status", "closed_at"])
    withdraw_tasks_of(case=found.number, by=by, at=at)
    record(CaseForwarded(organisation=found.organisation.key), by=by, at=at, case=found.number)
    tell_if_possible(case=found.number, kind=MailKind.FORWARDED, by=by, at=at)
