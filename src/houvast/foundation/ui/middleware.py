"""Turns trouble into a page of one line."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from houvast.engines.trouble import Trouble
from houvast.foundation.ui.saying import said

STATUS = 422


class TroubleMiddleware:
    """Show a `Trouble` that a view raised as one line and what to do, with status 422; htmx gets only the line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer trouble; leave every other exception to Django."""
        if not isinstance(error, Trouble):
            return None
        template = "ui/trouble_line.html" if request.headers.get("HX-Request") else "ui/trouble.html"
        return render(request, template, {"message": said(error)}, status=STATUS)
