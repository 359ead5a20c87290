"""Choosing whether offers may come, for each contact point."""

from http import HTTPStatus

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from houvast.entrypoints.subject_portal.pages import Inside, inside, now
from houvast.features.portal.actions.choosing import NotYours, choose
from houvast.features.portal.queries import masked, preferences_of


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def show_choices(found: Inside) -> HttpResponse:
    """Show what is allowed, and change it with one button, the same for yes and for no."""
    if found.request.method != "POST":
        return _shown(found)
    known = preferences_of(found.visitor, found.standing)
    place = found.request.POST.get("where", "")[:3]
    if not (place.isdecimal() and int(place) < len(known)):
        return _shown(found, "error_choice")
    allowed = found.request.POST.get("allowed") == "yes"
    try:
        choose(visitor=found.visitor, contact=known[int(place)].contact, allowed=allowed, at=now())
    except NotYours:
        return _shown(found, "error_choice")
    return _shown(found, done=True)


def _shown(found: Inside, wrong: str = "", *, done: bool = False) -> HttpResponse:
    choices = [
        {
            "place": place,
            "what": found.words.say(f"choices_{one.contact.kind}", address=masked(one.contact.kind, one.contact.value)),
            "one": one,
        }
        for place, one in enumerate(preferences_of(found.visitor, found.standing))
    ]
    context = {"choices": choices, "wrong": found.words[wrong] if wrong else "", "done": done}
    return found.page("choices", context, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK)
