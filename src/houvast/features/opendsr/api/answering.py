"""Answers in the form of OpenDSR: signed JSON, and errors of one shape that hold nothing about a person."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import wraps
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from houvast.engines.trouble import Trouble
from houvast.features.opendsr.reading import UnreadableRequest
from houvast.features.opendsr.signing import our_signer
from houvast.foundation.programs.entering import NotLetIn

OLD_ROUTE = "opengdpr"
LONGEST_BODY = 100_000  # bytes

View = Callable[..., HttpResponseBase]


def now() -> datetime:
    """Give the moment of a request."""
    return datetime.now(UTC)


def body_of(request: HttpRequest) -> bytes:
    """Return the raw body.

    :raises NotLetIn: it is too long.
    """
    if int(request.headers.get("Content-Length") or 0) > LONGEST_BODY:
        raise NotLetIn(f"too long: at most {LONGEST_BODY} bytes", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return request.body


def signed(request: HttpRequest, told: Mapping[str, object], status: HTTPStatus) -> HttpResponse:
    """Answer with JSON that is signed as a whole."""
    content = json.dumps(told).encode()
    answer = HttpResponse(content, content_type="application/json", status=status)
    for name, value in our_signer().headers(content, is_old=OLD_ROUTE in request.path).items():
        answer.headers[name] = value
    return answer


def refused(status: int, message: str, problems: tuple[tuple[str, str], ...] = ()) -> HttpResponse:
    """Answer with an error."""
    domain = "Validation" if status == HTTPStatus.BAD_REQUEST else "Request"
    told = problems or (("", message),)
    errors = [
        {"domain": domain, "reason": where or "Refused", "message": f"{where}: {what}" if where else what}
        for where, what in told
    ]
    body = json.dumps({"error": {"code": status, "message": message, "errors": errors}})
    answer = HttpResponse(body, content_type="application/json", status=status)
    answer.headers["Cache-Control"] = "no-store"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        answer.headers["Retry-After"] = "60"
    if status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def for_programs(view: View) -> View:
    """Open a view to programs; every refusal becomes an error in the form of OpenDSR."""

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def guarded(request: HttpRequest, **given: object) -> HttpResponseBase:
        try:
            return view(request, **given)
        except NotLetIn as problem:
            return refused(problem.status, str(problem))
        except UnreadableRequest as problem:
            return refused(HTTPStatus.BAD_REQUEST, str(problem), problem.problems)
        except Trouble as problem:
            return refused(getattr(problem, "status", HTTPStatus.UNPROCESSABLE_ENTITY), str(problem))

    return guarded
