"""Coming in and going out.

What may never happen: a page at the door that differs for what fits and what does not, in words, status or time; a
visit that goes on with the token that a browser brought along.
"""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from houvast.entrypoints.desk.login import address_of
from houvast.entrypoints.subject_portal.cookies import INSIDE, WAITING, put, take, token_of
from houvast.entrypoints.subject_portal.pages import Inside, at_door, entered, inside, now, outside, preferred
from houvast.features.portal.actions.entering import Outcome, close_page, leave
from houvast.features.portal.actions.knocking import TooManyKnocks
from houvast.features.portal.contracts import CODE_LASTS, KNOCKS_SPAN, TRIES
from houvast.features.portal.jobs import enter_or_note, knock_and_send
from houvast.foundation.ui.wording import Wording


@login_not_required
@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Go to the page in the language that the browser asks for."""
    response = redirect(reverse("my:home", args=[preferred(request)]))
    response.headers["Vary"] = "Accept-Language"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@outside
def knock_at_door(request: HttpRequest, words: Wording) -> HttpResponse:
    """Ask for number and contact point, and go on to the page for the code, whatever was filled in."""
    if request.method != "POST":
        return at_door(request, "door", words)
    number, contact = request.POST.get("number", ""), request.POST.get("contact", "")
    wrong = {name: words[f"error_{name}"] for name in ("number", "contact") if not request.POST.get(name, "").strip()}
    if wrong:
        filled = {"wrong": wrong, "number": number[:200], "contact": contact[:200]}
        return at_door(request, "door", words, filled, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        token = knock_and_send(
            number=number, contact=contact, came_from=address_of(request), language=words.language, at=now()
        )
    except TooManyKnocks:
        response = at_door(request, "busy", words, status=HTTPStatus.TOO_MANY_REQUESTS)
        response.headers["Retry-After"] = str(int(KNOCKS_SPAN.total_seconds()))
        return response
    response = _to("code", words)
    put(response, WAITING, token)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@outside
def give_code(request: HttpRequest, words: Wording) -> HttpResponse:
    """Ask for the code; with the right one the page opens, under a new token."""
    told = {"minutes": int(CODE_LASTS.total_seconds() // 60), "tries": TRIES}
    if request.method != "POST":
        return at_door(request, "code", words, told)
    token, said = token_of(request, WAITING), request.POST.get("code", "")
    outcome, fresh = enter_or_note(token=token, said=said[:100], at=now())
    if outcome is not Outcome.RIGHT:
        wrong = words["code_wrong" if outcome is Outcome.WRONG else "code_over"]
        return at_door(request, "code", words, {**told, "wrong": wrong}, HTTPStatus.UNPROCESSABLE_ENTITY)
    response = _to("home", words)
    take(response, WAITING)
    put(response, INSIDE, fresh)
    return response


@require_POST
@outside
def sign_out(request: HttpRequest, words: Wording) -> HttpResponse:
    """End the visit; who is not in hears the same."""
    found = entered(request, words, token_of(request, INSIDE))
    if found is not None:
        leave(visitor=found.visitor, at=now())
    response = at_door(request, "left", words)
    take(response, INSIDE, WAITING)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def close(found: Inside) -> HttpResponse:
    """Take the page away, when that is what they want."""
    if found.request.method != "POST":
        return found.page("close")
    close_page(visitor=found.visitor, at=now())
    response = at_door(found.request, "closed", found.words)
    take(response, INSIDE, WAITING)
    return response


def _to(name: str, words: Wording) -> HttpResponse:
    response = redirect(reverse(f"my:{name}", args=[words.language]))
    response.status_code = HTTPStatus.SEE_OTHER
    return response
