"""`POST /api/v1/requests` hands a request in; `GET` tells how one, or all, are doing; `…/answer` gives the answer.

What may never happen: anything about a person in an answer; a request of another program or organisation told of.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from houvast.engines.deadlines.terms import ReceivedInTheFuture
from houvast.features.intake.actions.handing_in import OtherRequest, hand_in
from houvast.features.intake.actions.handing_over import NoAnswer, fetch_answer
from houvast.features.intake.api.reading import request_of
from houvast.features.intake.contracts import Receipt
from houvast.features.intake.queries import MOST, NotHandedIn, receipt_for, receipts_for
from houvast.foundation.programs.contracts import Scope
from houvast.foundation.programs.entering import NotLetIn, enter

View = Callable[..., HttpResponseBase]


def for_programs(view: View) -> View:
    """Open a view to programs; every refusal becomes one line of JSON."""

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def guarded(request: HttpRequest, **given: str) -> HttpResponseBase:
        try:
            answer = view(request, **given)
        except NotLetIn as refused:
            answer = refused.answer()
        except ReceivedInTheFuture as future:
            answer = JsonResponse({"error": str(future)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        except (NotHandedIn, OtherRequest, NoAnswer) as problem:
            answer = JsonResponse({"error": str(problem)}, status=problem.status)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@for_programs
def requests(request: HttpRequest) -> JsonResponse:
    """Register a request (the same `Idempotency-Key` gives the same receipt), or tell how all are doing."""
    now = datetime.now(UTC)
    program = enter(request, Scope.INTAKE)
    if request.method != "POST":
        found = receipts_for(program, after=request.GET.get("after", ""), at=now)
        more = found[-1].number if len(found) == MOST else None
        return JsonResponse({"requests": [_told(one) for one in found], "next": more})
    asked, key, said = request_of(request, now)
    receipt = hand_in(program=program, request=asked, key=key, said=said, at=now)
    return JsonResponse(_told(receipt), status=HTTPStatus.CREATED if receipt.is_new else HTTPStatus.OK)


@require_safe
@for_programs
def show(request: HttpRequest, number: str) -> JsonResponse:
    """Tell how a request is doing."""
    return JsonResponse(_told(receipt_for(enter(request, Scope.INTAKE), number, at=datetime.now(UTC))))


@require_GET
@for_programs
def answer(request: HttpRequest, number: str) -> StreamingHttpResponse:
    """Hand the answer over, locked with the code that the person gets in another way."""
    opened = fetch_answer(program=enter(request, Scope.ANSWERS), number=number, at=datetime.now(UTC))
    headers = {"Content-Disposition": f'attachment; filename="{opened.name}"', "Content-Length": str(opened.size)}
    return StreamingHttpResponse(opened.pieces, content_type=opened.media_type, headers=headers)


def _told(receipt: Receipt) -> dict[str, object]:
    return {
        "number": receipt.number,
        "right": receipt.right,
        "status": receipt.status,
        "received_on": receipt.received_on,
        "due_on": receipt.due_on,
        "answered_at": receipt.answered_at,
        "extended": receipt.extended,
        "outcome": receipt.outcome,
        "answer_until": receipt.answer_until,
    }
