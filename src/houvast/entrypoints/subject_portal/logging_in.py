"""Logging in elsewhere to show who it is, and coming back.

The provider sends the browser back from another site, so the cookie of the page stays behind. A cookie for the way back
alone says which visit began the login; a link then leads on to the page.
"""

import secrets
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from houvast.engines.trouble import Trouble
from houvast.entrypoints.subject_portal.pages import Inside, at_door, inside, now, strict, words_in
from houvast.features.portal.actions.logging_in import finish, start, ways

COOKIE = "houvast_my_login"
LASTS = 900
_LONGEST = 4000
_PARTS = ("code", "state", "iss", "error")


@require_POST
@inside
def begin(found: Inside) -> HttpResponse:
    """Begin a login at the provider that was chosen, and show the way there: no form of ours may lead elsewhere."""
    provider = found.request.POST.get("provider", "")[:60]
    if provider not in {way.name for way in ways(found.visitor)}:
        return found.to("identity")
    secret = secrets.token_urlsafe(32)
    back = f"{settings.HOUVAST_PUBLIC_URL}{reverse('my:login-back', args=[provider])}"
    try:
        to = start(visitor=found.visitor, provider=provider, secret=secret, back=back, at=now())
    except Trouble:
        return found.page("login", {"is_refused": True}, HTTPStatus.CONFLICT)
    response = found.page("login", {"to": to})
    response.set_signed_cookie(
        COOKIE, f"{found.visitor.session}:{secret}:{found.words.language}", salt=COOKIE, max_age=LASTS,
        path=_path(), secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
    )  # fmt: skip
    return response


@login_not_required
@strict  # type: ignore[arg-type]  # it hands every argument on
@never_cache
@require_safe
def come_back(request: HttpRequest, provider: str) -> HttpResponse:
    """Judge who logged in; whatever went wrong, the page says the same."""
    kept = request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=LASTS) or ""
    visit, _sep, rest = kept.partition(":")
    secret, _sep, language = rest.partition(":")
    answer = {name: request.GET[name][:_LONGEST] for name in _PARTS if name in request.GET}
    try:
        right = bool(kept) and finish(visit=UUID(visit), secret=secret, provider=provider[:60], answer=answer, at=now())
    except Trouble:
        right = False
    words = words_in(language or "nl")
    status = HTTPStatus.OK if right else HTTPStatus.UNPROCESSABLE_ENTITY
    response = at_door(request, "logged_in", words, {"is_right": right}, status)
    response.delete_cookie(COOKIE, path=_path(), samesite="Lax")
    return response


def _path() -> str:
    return reverse("my:login-back", args=["x"]).removesuffix("x/")
