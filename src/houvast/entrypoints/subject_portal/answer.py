"""Fetching the answer, with a code of that moment."""

from http import HTTPStatus

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_POST, require_safe

from houvast.engines.deadlines.local_time import local_date
from houvast.entrypoints.subject_portal.pages import Inside, inside, now
from houvast.features.portal.actions.entering import Outcome
from houvast.features.portal.actions.fetching import fetch_answer
from houvast.features.portal.actions.knocking import NothingToFetch, TooManyCodes, ask_answer_code
from houvast.features.portal.queries import fetch_contacts, masked, pack_of, waits_for_answer_code


@require_safe
@inside
def show_answer(found: Inside) -> HttpResponse:
    """Show whether there is an answer, and how to fetch it."""
    return _shown(found)


@require_POST
@inside
def send_code(found: Inside) -> HttpResponse:
    """Send a code to one of the contact points that were offered, by its place in the list."""
    contacts = fetch_contacts(found.visitor, found.standing)
    place = found.request.POST.get("where", "0")
    try:
        if not (place.isdecimal() and int(place[:3]) < len(contacts)):
            return _shown(found, "answer_gone")
        contact = contacts[int(place[:3])]
        ask_answer_code(visitor=found.visitor, contact=contact, language=found.words.language, at=now())
    except NothingToFetch:
        return _shown(found, "answer_gone")
    except TooManyCodes:
        return _shown(found, "answer_many", status=HTTPStatus.TOO_MANY_REQUESTS)
    return found.to("answer")


@require_POST
@inside
def fetch(found: Inside) -> HttpResponseBase:
    """Hand the answer over, as a file that opens with another code."""
    try:
        outcome, opened = fetch_answer(visitor=found.visitor, said=found.request.POST.get("code", "")[:100], at=now())
    except NothingToFetch:
        return _shown(found, "answer_gone")
    if opened is None:
        return _shown(found, "code_wrong" if outcome is Outcome.WRONG else "code_over")
    name = f"{found.visitor.case}.zip"
    return StreamingHttpResponse(
        opened.pieces,
        content_type=opened.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Length": str(opened.size),
            "X-Content-Type-Options": "nosniff",
        },
    )


def _shown(found: Inside, wrong: str = "", *, status: int = HTTPStatus.UNPROCESSABLE_ENTITY) -> HttpResponse:
    card = pack_of(found.visitor, found.standing, now())
    contacts = fetch_contacts(found.visitor, found.standing)
    context = {
        "state": card.state.value,
        "until": local_date(card.until, found.standing.facts.country) if card.until else None,
        "contacts": [masked(one.kind, one.value) for one in contacts],
        "sent": waits_for_answer_code(found.visitor, now()),
        "wrong": found.words[wrong] if wrong else "",
    }
    return found.page("answer", context, status if wrong else HTTPStatus.OK)
