"""Close what came in on the public page and is no request, and take it up again.

What may never happen: a request of a person lost by it: only what a machine doubted is closed, never after anybody
worked on it, and for thirty days it can be taken up again, with the clock of its receipt.

Law: GDPR art. 12(2), 12(3).
"""

from datetime import datetime, timedelta

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.intake.contracts import SPAM, NoRequest
from houvast.features.intake.events import ClosedAsNoRequest, TakenUpAgain
from houvast.features.intake.models import WebForm
from houvast.features.rights.actions.setting_aside import set_aside, take_up
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

REOPENED_WITHIN = timedelta(days=30)


class CannotCloseAsSpam(Trouble):
    """A request can't be closed, or opened again, like this."""

    status = 409


@transaction.atomic
def close_as_spam(*, case: str, why: NoRequest, by: Actor, at: datetime) -> None:
    """Close a doubted request as no request of a person. Guard: `close_case`.

    :raises CannotCloseAsSpam: nothing about it was doubted that only machines do, or somebody looked at it already.
    :raises CannotSetAside: somebody worked on it.
    """
    row = WebForm.objects.filter(case=case, looked_at=None, spam_at=None).first()
    if row is None or not SPAM.intersection(row.doubts):
        raise CannotCloseAsSpam(f"case {case}: nothing shows that a machine sent it; handle it as a request.")
    set_aside(case=case, at=at)
    WebForm.objects.filter(case=case).update(looked_at=at, spam_at=at, spam_why=why)
    record(ClosedAsNoRequest(request=case, why=why.value, doubts=tuple(sorted(row.doubts))), by=by, at=at, case=case)


@transaction.atomic
def take_up_again(*, case: str, by: Actor, at: datetime) -> None:
    """Open what was closed as no request; it goes on from its receipt. Guard: `close_case`.

    :raises CannotCloseAsSpam: it was not closed like that, or more than thirty days ago.
    """
    if not WebForm.objects.filter(case=case, spam_at__gt=at - REOPENED_WITHIN).update(spam_at=None, spam_why=""):
        raise CannotCloseAsSpam(f"case {case}: it was not closed as no request in the last 30 days.")
    take_up(case=case)
    record(TakenUpAgain(request=case), by=by, at=at, case=case)
