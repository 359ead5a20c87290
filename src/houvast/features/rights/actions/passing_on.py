"""Pass a principal's case on, or record its instruction.

Law: GDPR art. 28(3)(a), 28(3)(e).
"""

from datetime import datetime

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.rights.contracts import CaseFacts, Status
from houvast.features.rights.events import CaseForwarded, InstructionRecorded
from houvast.features.rights.queries import case_record, facts_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


class NothingToPassOn(Trouble):
    """The case is the centre's own, or it is past this step."""

    status = 409


@transaction.atomic
def forward_case(*, case: str, by: Actor, at: datetime) -> CaseFacts:
    """Pass a principal's case on to it, with the time of receipt; its own clock and answer are the principal's.

    :raises NothingToPassOn: the centre's own case, or one of which a plan was approved.
    """
    found = case_record(case)
    early = (Status.REGISTERED, Status.VERIFIED, Status.LOCATED, Status.PLANNED)
    if found.organisation.kind != "principal" or found.status not in early:
        raise NothingToPassOn(f"case {case} can't be passed on: it is ours, or it is {found.status} already.")
    found.status, found.closed_at = Status.FORWARDED, at
    found.save(update_fields=["status", "closed_at"])
    record(CaseForwarded(organisation=found.organisation.key), by=by, at=at, case=case)
    return facts_of(found)


@transaction.atomic
def record_case_instruction(*, case: str, reference: str, by: Actor, at: datetime) -> CaseFacts:
    """Record that the controller instructed the centre to carry this case out; `reference` says where that stands.

    :raises NothingToPassOn: the centre's own case.
    """
    found = case_record(case)
    if found.organisation.kind != "principal":
        raise NothingToPassOn(f"case {case} is our own: it needs no instruction.")
    record(InstructionRecorded(reference=reference), by=by, at=at, case=case)
    found.instruction = reference
    found.save(update_fields=["instruction"])
    return facts_of(found)
