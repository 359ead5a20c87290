"""Take a request back, when the principal that sent it asks so before anything was done.

Law: GDPR art. 28(3)(a).
"""

from datetime import datetime

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.rights.contracts import CaseFacts, Channel, Status
from houvast.features.rights.events import CaseWithdrawn
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import facts_of
from houvast.features.tasks.actions.by_hand import withdraw_tasks_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


class CannotWithdraw(Trouble):
    """The case was begun, or did not come from a principal."""

    status = 409


@transaction.atomic
def withdraw_case(*, case: str, by: Actor, at: datetime) -> CaseFacts:
    """Close a case that its principal takes back; a person's own request is never taken back like this.

    :raises CannotWithdraw: something was done already, or it did not come from a principal.
    """
    found = CaseRecord.objects.select_for_update().filter(number=case, channel=Channel.PRINCIPAL).first()
    if found is None or found.status != Status.REGISTERED:
        raise CannotWithdraw(f"case {case} can't be taken back: it was begun, or did not come from a principal.")
    found.status, found.closed_at = Status.CLOSED, at
    found.save(update_fields=["status", "closed_at"])
    withdraw_tasks_of(case=case, by=by, at=at)
    record(CaseWithdrawn(), by=by, at=at, case=case)
    return facts_of(found)
