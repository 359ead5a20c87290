"""Let two colleagues together answer for somebody whom no other way reaches."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from houvast.engines.matching.identifiers import Identifier
from houvast.engines.trouble import Trouble
from houvast.features.verification.actions.checking import note_outcome
from houvast.features.verification.contracts import About, IdentityCheckFacts, Method, OverrideCard, OverrideReason
from houvast.features.verification.events import OverrideApproved, OverrideAsked
from houvast.features.verification.models import Override
from houvast.features.verification.queries import indices, level_asked
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


class OverrideRefused(Trouble):
    """An override needs a reason from the list, an identifier, and a second colleague."""

    status = 409


@transaction.atomic
def ask_override(*, case: str, reason: str, proves: Iterable[Identifier], by: Actor, at: datetime) -> OverrideCard:
    """Ask a second colleague to answer together for these identifiers; it takes the place of an earlier wish.

    :raises OverrideRefused: the reason is not on the list, or nothing is named.
    """
    named = indices(proves)
    if reason not in set(OverrideReason) or not named:
        raise OverrideRefused(f"Case {case}: give a reason from the list, and what is the person's own.")
    Override.objects.filter(case=case, approved_by="").delete()
    row = Override.objects.create(
        case=case, reason=reason, proves=sorted(named), asked_by=f"{by.kind}:{by.key}", asked_at=at
    )
    record(OverrideAsked(reason=reason), by=by, at=at, case=case)
    return row.card()


@transaction.atomic
def approve_override(
    *, about: About, override: UUID, by: Actor, at: datetime
) -> tuple[IdentityCheckFacts, frozenset[str]]:
    """Agree as the second colleague; return the check, and the blind indices of what it proves.

    Only what was named when it was asked for is proven: an identifier that was given since is not.

    :raises OverrideRefused: there is no such wish, or it is one's own.
    :raises CheckLocked: checking failed too often within a day.
    """
    case, who = about.case, f"{by.kind}:{by.key}"
    row = Override.objects.select_for_update().filter(id=override, case=case, approved_by="").first()
    if row is None:
        raise OverrideRefused(f"Case {case}: no override waits for approval.")
    if row.asked_by == who:
        raise OverrideRefused(f"Case {case}: you asked for this yourself; let a colleague approve it.")
    Override.objects.filter(id=row.id).update(approved_by=who, approved_at=at)
    record(OverrideApproved(reason=row.reason, asked_by=row.asked_by), by=by, at=at, case=case)
    proves, level = frozenset[str](row.proves), level_asked(case, about.right, about.channel)
    check = note_outcome(about, Method.OVERRIDE, level=level, proves=proves, passed=True, by=by, at=at)
    return check, proves
