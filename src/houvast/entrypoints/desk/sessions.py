"""How long somebody stays logged in."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

BEGAN = "houvast_began"
SEEN = "houvast_seen"
GRAIN = 60
"""Seconds between two notes of use, so that not every page writes."""


class SessionLimits:
    """End a session when it was not used for a while, and some hours after login in any case.

    A page that fetches parts of itself does not count as use: an open page would otherwise never end.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Check the two limits, then note the use."""
        if request.user.is_authenticated:
            now = int(datetime.now(UTC).timestamp())
            if _is_over(request, now):
                logout(request)
            elif not _fetches_itself(request) and now - request.session.get(SEEN, 0) >= GRAIN:
                request.session[SEEN] = now
        return self.get_response(request)


def begin(request: HttpRequest) -> None:
    """Note that somebody logged in now."""
    now = int(datetime.now(UTC).timestamp())
    request.session[BEGAN] = request.session[SEEN] = now


def _is_over(request: HttpRequest, now: int) -> bool:
    began = request.session.setdefault(BEGAN, now)
    seen = request.session.get(SEEN, now)
    too_old = now - began >= settings.HOUVAST_SESSION_HOURS * 3600
    unused = now - seen >= settings.HOUVAST_SESSION_MINUTES * 60
    return bool(too_old or unused)


def _fetches_itself(request: HttpRequest) -> bool:
    return request.method == "GET" and request.headers.get("HX-Request") == "true"
