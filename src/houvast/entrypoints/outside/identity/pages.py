"""Log in elsewhere by a link that was sent to what is on file, so that an agent on the phone knows who calls.

A link that opens nothing gives one and the same page, whatever the reason. Programs that look at mails open addresses
but press nothing, so a login begins with a button; the provider's address is shown on a page of its own, because forms
here may lead nowhere else.
"""

import secrets
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.logging_in import (
    case_of_link,
    finish_login,
    login_ways,
    start_login,
)
from houvast.features.rights.contracts import CaseFacts
from houvast.foundation.events.facts import Actor
from houvast.foundation.ui.wording import LANGUAGES, language_from, wording

BROWSER = "houvast_identity"
"""The cookie with the secret of this browser; it comes along when the provider sends the person back, so it is Lax."""
LASTS = 900
_LONGEST = 4000
VISITOR = Actor("system", "identity-link")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the ways to log in, and begin the one that was chosen."""
    case = case_of_link(token=token, at=_now())
    if case is None:
        return _page(request, "nothing", language_from(_accepted(request)), status=HTTPStatus.NOT_FOUND)
    if request.method == "POST":
        return _begin(request, case)
    context = {"ways": login_ways(case.number), "sender": case.organisation_name}
    return _page(request, "ways", case.language, context)


@login_not_required
@never_cache
@require_safe
def come_back(request: HttpRequest, provider: str) -> HttpResponse:
    """Judge who logged in; the page says the same of somebody who is known and of somebody who is not."""
    browser = request.get_signed_cookie(BROWSER, default="", salt=BROWSER, max_age=LASTS) or ""
    answer = {name: request.GET[name][:_LONGEST] for name in ("code", "state", "iss", "error") if name in request.GET}
    try:
        done = finish_login(provider=provider, answer=answer, session=browser, by=VISITOR, at=_now())
    except Trouble as trouble:
        return _page(
            request,
            "again",
            language_from(_accepted(request)),
            status=getattr(trouble, "status", HTTPStatus.BAD_REQUEST),
        )
    shown = _page(request, "done" if done.answered.right else "other", done.case.language)
    shown.delete_cookie(BROWSER, path=_path())
    return shown


def _begin(request: HttpRequest, case: CaseFacts) -> HttpResponse:
    browser, provider = secrets.token_urlsafe(32), request.POST.get("provider", "")
    if provider not in {way.name for way in login_ways(case.number)}:
        return _page(request, "again", case.language, status=HTTPStatus.NOT_FOUND)
    back = settings.HOUVAST_PUBLIC_URL + reverse("identity:back", kwargs={"provider": provider})
    try:
        to = start_login(case=case.number, provider=provider, session=browser, back=back, by=VISITOR, at=_now())
    except Trouble as trouble:
        return _page(request, "again", case.language, status=getattr(trouble, "status", HTTPStatus.BAD_REQUEST))
    shown = _page(request, "leaving", case.language, {"to": to})
    shown.set_signed_cookie(
        BROWSER, browser, salt=BROWSER, max_age=LASTS, path=_path(),
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
    )  # fmt: skip
    return shown


def _page(
    request: HttpRequest, name: str, language: str, more: dict[str, Any] | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    language = language if language in LANGUAGES else "nl"
    words = wording("houvast.entrypoints.outside", "identity", language)
    return render(
        request, f"outside/identity/{name}.html", {"words": words, "language": language, **(more or {})}, status=status
    )


def _path() -> str:
    return reverse("identity:back", kwargs={"provider": "x"}).removesuffix("x/")


def _accepted(request: HttpRequest) -> str:
    return request.headers.get("Accept-Language", "")


def _now() -> datetime:
    return datetime.now(UTC)
