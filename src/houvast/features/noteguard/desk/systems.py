"""The systems in which people write about an organisation's customers: sampled, read, and cleaned up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from houvast.features.noteguard.contracts.systems import Estimate, SystemNotes
from houvast.features.noteguard.desk.queue import crumbs
from houvast.features.noteguard.desk.working import state_of
from houvast.features.noteguard.permissions import enter_cleaning
from houvast.features.noteguard.queries.investigations import asking_for_one
from houvast.features.noteguard.queries.systems import system_notes
from houvast.features.noteguard.queries.teams import team_fields
from houvast.foundation.organisations.queries import organisation_by_key
from houvast.foundation.ui.contracts import Link


@dataclass(frozen=True, slots=True)
class Listed:
    """One system; `state` is how its newest job stands, `estimate` what a sample said, in a sentence."""

    one: SystemNotes
    state: Mapping[str, Any]
    estimate: str
    needs_other: bool
    teams: list[str]
    severe: int = 0
    asks_for: UUID | None = None


@require_safe
def show_systems(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show every system with notes of this organisation."""
    account = enter_cleaning(request.user, organisation)
    found = system_notes(organisation, account.actor)
    asking = asking_for_one(organisation, settings.HOUVAST_INCIDENT_FINDINGS)
    context = {
        "organisation": organisation,
        "name": organisation_by_key(organisation).name,
        "rows": [_listed(organisation, one, asking.get(one.key)) for one in found],
        "four_eyes": settings.HOUVAST_FOUR_EYES,
        "crumbs": crumbs(organisation, Link(_("Systems"), "", current=True)),
    }
    return render(request, "noteguard/systems.html", context)


def estimate_in_words(found: Estimate) -> str:
    """Say what a sample says of all notes."""
    said = {
        "sampled": number_format(found.sampled),
        "notes": number_format(found.notes),
        "share": number_format(found.share * 100, 1),
        "low": number_format(found.low * 100, 1),
        "high": number_format(found.high * 100, 1),
    }
    if not found.sampled:
        return _("There are no notes here.")
    if found.is_whole:
        return (
            _(
                "Of %(notes)s notes about %(share)s%% will be flagged (most likely between %(low)s%% and %(high)s%%), "
                "by a sample of %(sampled)s."
            )
            % said
        )
    return (
        _(
            "About %(share)s%% will be flagged (most likely between %(low)s%% and %(high)s%%), by a sample of "
            "%(sampled)s from the first %(notes)s notes. How many there are in all is not known."
        )
        % said
    )


def _listed(organisation: str, one: SystemNotes, asking: tuple[UUID, int] | None) -> Listed:
    return Listed(
        one=one,
        state=state_of(organisation, one.key),
        estimate=estimate_in_words(one.estimate) if one.estimate else "",
        needs_other=bool(settings.HOUVAST_FOUR_EYES and one.own),
        teams=team_fields(one.key),
        severe=asking[1] if asking else 0,
        asks_for=asking[0] if asking else None,
    )
