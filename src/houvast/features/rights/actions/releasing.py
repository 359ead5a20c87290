"""Have a second colleague look at an answer before it goes out, where that is set for its right and its data.

What may never happen: one colleague who hands out such data alone; a release that counts for what was found later.

Law: GDPR art. 32.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from houvast.engines.trouble import Trouble
from houvast.features.locating.queries import latest_search
from houvast.features.rights.models import CaseRecord, Release
from houvast.features.rights.queries import DONE, locked_case
from houvast.features.rights.release import ReleaseCard, reasons_for_two, release_of
from houvast.features.rights.release_events import ReleaseApproved, ReleaseAsked
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record


class CannotRelease(Trouble):
    """There is nothing to release, or it is not for this colleague to do."""

    status = 409


@transaction.atomic
def ask_release(*, case: str, by: Actor, at: datetime) -> ReleaseCard:
    """Ask a second colleague to look at an answer; who asks again for the same gets the same. Guard: `answer_case`.

    :raises CannotRelease: the case was answered, or one colleague is enough for what was found.
    """
    found = locked_case(case)
    reasons = reasons_for_two(found, at)
    located = latest_search(case)
    if found.status in DONE or located is None or not reasons:
        raise CannotRelease(f"case {case}: nobody needs to release this answer; look at the case again.")
    if (card := release_of(found)) is not None:
        return card
    Release.objects.create(case=found, found_at=located.at, asked_by=_name(by), asked_at=at)
    record(ReleaseAsked(reasons=tuple(sorted(reasons))), by=by, at=at, case=case)
    return _card(found)


@transaction.atomic
def approve_release(*, case: str, release: int, by: Actor, at: datetime) -> ReleaseCard:
    """Release an answer as the second colleague, who looked at it. Guard: `approve_plan`, `view_located`.

    :raises CannotRelease: it is not asked for what was found last, was released, or is one's own wish.
    """
    found = locked_case(case)
    card = release_of(found)
    if found.status in DONE or card is None or card.id != release or card.approved_by:
        raise CannotRelease(f"case {case}: no answer waits here to be released; look at the case again.")
    if by.kind != "account" or card.asked_by == _name(by):
        raise CannotRelease(f"case {case}: you asked for this release yourself; let a colleague look at it.")
    Release.objects.filter(pk=card.id).update(approved_by=_name(by), approved_at=at)
    record(ReleaseApproved(), by=by, at=at, case=case)
    return _card(found)


def releases_waiting(cases: QuerySet[CaseRecord]) -> tuple[str, ...]:
    """Return the numbers of those among these cases of which an answer waits to be released."""
    waiting = Release.objects.filter(case__in=cases.exclude(status__in=DONE), approved_by="").order_by("pk")
    numbers = dict.fromkeys(waiting.values_list("case__number", flat=True))
    return tuple(number for number in numbers if _waits(number))


def _waits(number: str) -> bool:
    card = release_of(CaseRecord.objects.get(number=number))
    return card is not None and not card.approved_by


def _card(found: CaseRecord) -> ReleaseCard:
    card = release_of(found)
    assert card is not None  # noqa: S101 (it was written a moment ago)
    return card


def _name(by: Actor) -> str:
    return f"{by.kind}:{by.key}"
