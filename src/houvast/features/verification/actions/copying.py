"""A masked copy of a document, as a last resort: why, and until when it may exist; the copy itself is never kept here.

What may never happen: a copy without a reason, or one that is forgotten.
"""

from datetime import datetime, timedelta

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.verification.contracts import CopyReason
from houvast.features.verification.events import CopyDestroyed, CopySeen
from houvast.features.verification.models import IdentityCopy
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record

DAYS = timedelta(days=3)
"""How long a copy may exist after it was looked at."""


class CopyRefused(Trouble):
    """A masked copy is the last that may be asked for, and only for a reason from the list."""

    status = 409


@transaction.atomic
def note_copy(*, case: str, reason: str, by: Actor, at: datetime) -> None:
    """Note that a masked copy was looked at; whoever has it destroys it within three days.

    :raises CopyRefused: the reason is not on the list.
    Law: GDPR art. 5(1)(c), 5(1)(e), 12(6).
    """
    if reason not in set(CopyReason):
        choices = ", ".join(CopyReason)
        raise CopyRefused(f"Case {case}: a masked copy is a last resort; give a reason: one of {choices}.")
    until = at + DAYS
    IdentityCopy.objects.create(case=case, reason=reason, seen_by=_who(by), seen_at=at, destroy_by=until)
    record(CopySeen(reason=reason, destroy_by=until), by=by, at=at, case=case)


@transaction.atomic
def note_destroyed(*, case: str, by: Actor, at: datetime) -> int:
    """Note that the copies of a case were destroyed; tell how many."""
    waiting = list(IdentityCopy.objects.select_for_update().filter(case=case, destroyed_at=None))
    for copy in waiting:
        IdentityCopy.objects.filter(id=copy.id).update(destroyed_at=at, destroyed_by=_who(by))
        record(CopyDestroyed(destroyed_at=at, in_time=at <= copy.destroy_by), by=by, at=at, case=case)
    return len(waiting)


def _who(by: Actor) -> str:
    return f"{by.kind}:{by.key}"
