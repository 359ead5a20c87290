"""Forget what nobody needs any more: visits that ended, what was typed at the door, wrong tries."""

from datetime import datetime, timedelta

from houvast.features.portal import rules
from houvast.features.portal.contracts import IDLE, VISIT_LASTS
from houvast.features.portal.models import Knock, Visit, WrongProof
from houvast.foundation.keys.sealing import destroy

KEPT = timedelta(days=2)


def tidy(at: datetime) -> int:
    """Remove what is over, with the keys of the days of which nothing is left to read; tell how many rows went."""
    old = Knock.objects.filter(made_at__lte=at - KEPT)
    days = {moment.date() for moment in old.values_list("made_at", flat=True)}
    over = Visit.objects.filter(seen_at__lte=at - IDLE) | Visit.objects.filter(entered_at__lte=at - VISIT_LASTS)
    tried = WrongProof.objects.filter(at__lte=at - rules.DAY)
    gone = sum(rows.delete()[0] for rows in (over, tried, old))
    for day in days:
        if day < (at - KEPT).date():
            destroy(rules.tag_of(day), at)
    return gone
