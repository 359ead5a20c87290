"""Say that somebody looked at a request that was doubted."""

from datetime import datetime

from django.db import transaction

from houvast.features.intake.events import RequestLookedAt
from houvast.features.intake.models import WebForm
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


@transaction.atomic
def look_at(*, case: str, by: Actor, at: datetime) -> bool:
    """Take a case from the list of what must be looked at; tell whether it stood there."""
    stood = WebForm.objects.filter(case=case, looked_at=None).exclude(doubts=[]).update(looked_at=at) > 0
    if stood:
        record(RequestLookedAt(request=case), by=by, at=at, case=case)
    return stood
