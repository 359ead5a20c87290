"""Trouble in a view, answered with the status that it carries."""

from django.http import HttpRequest, HttpResponse

from houvast.engines.trouble import Trouble
from houvast.foundation.ui.middleware import TroubleMiddleware as LineOfTrouble

USUAL = 400


class TroubleMiddleware(LineOfTrouble):
    """Show a `Trouble` as one line, with its `status` where it has one (403, 404, 409), otherwise 400.

    A part that a page fetches keeps 422, the one error that the page shows in place.
    """

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer trouble; leave every other exception to Django."""
        response = super().process_exception(request, error)
        if response is not None and isinstance(error, Trouble) and not request.headers.get("HX-Request"):
            response.status_code = getattr(error, "status", USUAL)
        return response
