"""Taking one's request to erase back while the erasure still waits."""

from http import HTTPStatus

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from houvast.engines.deadlines.local_time import local_date
from houvast.entrypoints.subject_portal.pages import Inside, inside, now
from houvast.features.rights.actions.revoking import BeingWorkedOn, CannotRevoke, revocation_of, stop_own_erasure
from houvast.foundation.ui.wording import day_in


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def stop_erasure(found: Inside) -> HttpResponse:
    """Say what stopping means, and stop the erasure with one press, no question why."""
    if found.request.method != "POST":
        return found.page("stop", {"until": waits_until(found)})
    try:
        stop_own_erasure(case=found.visitor.case, by=found.visitor.actor, at=now())
    except (CannotRevoke, BeingWorkedOn):
        return found.page("stop", {"until": ""}, HTTPStatus.CONFLICT)
    return found.page("stop", {"until": "", "done": True})


def waits_until(found: Inside) -> str:
    """Give the first day on which the data can be erased, in words; empty when there is nothing to stop any more."""
    card = revocation_of(case=found.visitor.case, at=now())
    if card is None or card.revoked_at or not card.is_open:
        return ""
    return day_in(found.words.language, local_date(card.ends_at, found.standing.facts.country))
