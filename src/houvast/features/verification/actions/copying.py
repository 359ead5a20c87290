"""A masked copy of a document, as a last resort: why, and until when it may exist.

No copy is asked for or kept here. One that somebody sent lies sealed among the files of the case, and is destroyed with
its check. What may never happen: a copy without a reason, or one that is forgotten.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from houvast.engines.trouble import Trouble
from houvast.features.verification.contracts import CopyReason
from houvast.features.verification.events import CopyDestroyed, CopySeen
from houvast.features.verification.models import IdentityCopy
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.files.actions import purge_expired, revoke
from houvast.foundation.files.queries import files_of

DAYS = timedelta(days=3)
"""How long a copy may exist after it was looked at."""


class CopyRefused(Trouble):
    """A masked copy is the last that may be asked for, and only for a reason from the list."""

    status = 409


@transaction.atomic
def note_copy(*, case: str, reason: str, files: Iterable[UUID] = (), by: Actor, at: datetime) -> None:
    """Note that a masked copy was looked at; it exists three days at most.

    `files` are those of the case that are the copy: Houvast destroys them. Whoever has it elsewhere destroys that.

    :raises CopyRefused: the reason is not on the list, or a file is not one of the case.
    Law: GDPR art. 5(1)(c), 5(1)(e), 12(6).
    """
    if reason not in set(CopyReason):
        choices = ", ".join(CopyReason)
        raise CopyRefused(f"Case {case}: a masked copy is a last resort; give a reason: one of {choices}.")
    named = set(files)
    if not named <= {file.id for file in files_of(case)}:
        raise CopyRefused(f"Case {case} has no such file; choose the copy among its files.")
    until = at + DAYS
    IdentityCopy.objects.create(
        case=case, reason=reason, seen_by=_who(by), seen_at=at, destroy_by=until, files=sorted(map(str, named))
    )
    record(CopySeen(reason=reason, destroy_by=until), by=by, at=at, case=case)


def note_destroyed(*, case: str, by: Actor, at: datetime) -> int:
    """Destroy the copies of a case that lie here, and note that the others were destroyed; tell how many.

    Call it outside a transaction: a file that is gone does not come back.
    """
    return _destroyed(IdentityCopy.objects.filter(case=case, destroyed_at=None), by=by, at=at)


def destroy_due(*, by: Actor, at: datetime) -> int:
    """Destroy the copies that lie here and whose time is over; tell how many.

    A copy on paper or in a mailbox is not ours to destroy: it stays on the page until somebody says that they did.
    """
    over = IdentityCopy.objects.filter(destroyed_at=None, destroy_by__lte=at).exclude(files=[])
    return _destroyed(over, by=by, at=at)


def _destroyed(copies: Iterable[IdentityCopy], *, by: Actor, at: datetime) -> int:
    waiting = list(copies)
    for file in (file for copy in waiting for file in copy.files):
        revoke(UUID(file), by=by, at=at)
    if any(copy.files for copy in waiting):
        purge_expired(by=by, at=at)
    return sum(_noted(copy, by=by, at=at) for copy in waiting)


@transaction.atomic
def _noted(copy: IdentityCopy, *, by: Actor, at: datetime) -> int:
    """Note it once, also when two do it at the same moment."""
    mine = IdentityCopy.objects.filter(id=copy.id, destroyed_at=None)
    if not mine.update(destroyed_at=at, destroyed_by=_who(by)):
        return 0
    record(CopyDestroyed(destroyed_at=at, in_time=at <= copy.destroy_by), by=by, at=at, case=copy.case)
    return 1


def _who(by: Actor) -> str:
    return f"{by.kind}:{by.key}"
