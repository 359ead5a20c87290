"""The two cookies of the page: for who waits for a code, and for who is in. Neither is the desk's."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from houvast.features.portal.contracts import CODE_LASTS, VISIT_LASTS

WAITING = "houvast_door"
INSIDE = "houvast_my"
PATH = "/my/"
_SECONDS = {WAITING: int(CODE_LASTS.total_seconds()), INSIDE: int(VISIT_LASTS.total_seconds())}


def put(response: HttpResponse, name: str, token: str) -> None:
    """Give the browser a token; it brings it to these pages alone, and never from another site."""
    response.set_cookie(
        name, token, max_age=_SECONDS[name], path=PATH, secure=settings.SESSION_COOKIE_SECURE, httponly=True,
        samesite="Strict",
    )  # fmt: skip


def take(response: HttpResponse, *names: str) -> None:
    """Have the browser forget tokens."""
    for name in names:
        response.delete_cookie(name, path=PATH, samesite="Strict")


def token_of(request: HttpRequest, name: str) -> str:
    """Give the token that the browser brought, or an empty text."""
    return request.COOKIES.get(name, "")[:200]
