"""Which answers a second colleague releases before they are made, and whether one did.

What is released is what was found then: after another search somebody looks again.
Law: GDPR art. 5(1)(f), 32(4).
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from houvast.engines.trouble import Trouble
from houvast.features.datamap.queries import current_map
from houvast.features.locating.queries import latest_search
from houvast.features.rights.composing.recordings import recordings_of
from houvast.features.rights.delivery import sorts_found
from houvast.features.rights.models import CaseRecord, Release
from houvast.features.verification.contracts import Sensitivity
from houvast.foundation.events.facts import Actor

ANY, RECORDINGS = "any", "recordings"
_SORTS = {Sensitivity.SPECIAL: "special", Sensitivity.MINOR: "minor"}


class ReleaseNotApproved(Trouble):
    """The answer holds data that go out only when two colleagues looked at it."""

    status = 409


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    """A release that was asked for what was found last, and who agreed (`kind:key`; empty: nobody yet)."""

    id: int
    asked_by: str
    asked_at: datetime
    approved_by: str
    approved_at: datetime | None


def reasons_for_two(found: CaseRecord, at: datetime) -> frozenset[str]:
    """Return why two must look at the answer: the sorts of data that were found and are set so; none: one is enough."""
    pairs = (pair.split(":") for pair in settings.HOUVAST_RELEASE_BY_TWO.split(",") if pair)
    asked = {data for right, data in pairs if right == found.right}
    located = latest_search(found.number)
    if not asked or located is None:
        return frozenset()
    here = {ANY} | {_SORTS[sort] for sort in sorts_found(found, at) if sort in _SORTS}
    if RECORDINGS in asked and recordings_of(located.located, current_map(), found.language):
        here.add(RECORDINGS)
    return frozenset(asked & here)


def release_of(found: CaseRecord) -> ReleaseCard | None:
    """Return the newest release that was asked for what was found last."""
    located = latest_search(found.number)
    row = Release.objects.filter(case=found, found_at=located.at).order_by("-pk").first() if located else None
    if row is None:
        return None
    return ReleaseCard(row.pk, row.asked_by, row.asked_at, row.approved_by, row.approved_at)


def refuse_unreleased(found: CaseRecord, *, by: Actor, at: datetime) -> None:
    """Go on only when the answer needs no second colleague, or another than who makes it looked at it.

    :raises ReleaseNotApproved: it does, and none did.
    """
    if not reasons_for_two(found, at):
        return
    card = release_of(found)
    if card is None or not card.approved_by:
        raise ReleaseNotApproved(
            f"case {found.number}: a second colleague must look at this answer before it goes out; ask one."
        )
    if card.approved_by == f"{by.kind}:{by.key}":
        raise ReleaseNotApproved(f"case {found.number}: you released this answer; let a colleague make it.")
