"""How a browser likes its pages: kept in two cookies that hold nothing about the person."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

THEME_COOKIE = "houvast_theme"
SHORTCUTS_COOKIE = "houvast_shortcuts"
THEMES = ("light", "dark")
YEAR = 365 * 24 * 3600


@require_POST
def set_preferences(request: HttpRequest) -> HttpResponse:
    """Set the theme (`light`, `dark`, `auto`) or the single-key shortcuts (`on`, `off`), and go back to the page.

    Law: WCAG 2.2, 2.1.4 (a person can turn single-key shortcuts off).
    """
    response = HttpResponseRedirect(_back(request))
    _remember(request, response, THEME_COOKIE, request.POST.get("theme", ""), THEMES)
    _remember(request, response, SHORTCUTS_COOKIE, request.POST.get("shortcuts", ""), ("off",))
    return response


def _remember(request: HttpRequest, response: HttpResponse, cookie: str, value: str, kept: tuple[str, ...]) -> None:
    if value in kept:
        # Readable by the script on purpose: it switches without a round trip, and unsaved work stays.
        response.set_cookie(cookie, value, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    elif value:
        response.delete_cookie(cookie, samesite="Lax")


def _back(request: HttpRequest) -> str:
    url = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return url if url and allowed else "/"
