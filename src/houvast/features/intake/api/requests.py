"""`POST /api/v1/requests` hands a request in; `GET /api/v1/requests/NUMBER` tells how it is doing.

What may never happen: anything about a person in an answer; a request of another program or organisation told of.
"""

from datetime import UTC, datetime
from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from houvast.engines.deadlines.terms import ReceivedInTheFuture
from houvast.features.intake.actions.handing_in import hand_in
from houvast.features.intake.api.reading import request_of
from houvast.features.intake.contracts import Receipt
from houvast.features.intake.queries import NotHandedIn, receipt_for
from houvast.foundation.programs.contracts import Scope
from houvast.foundation.programs.entering import NotLetIn, enter


@login_not_required
@csrf_exempt
@require_POST
def register(request: HttpRequest) -> JsonResponse:
    """Register a request; the same `Idempotency-Key` gives the same receipt."""
    now = datetime.now(UTC)
    try:
        program = enter(request, Scope.INTAKE)
        asked, key = request_of(request, now)
        receipt = hand_in(program=program, request=asked, key=key, at=now)
    except NotLetIn as refused:
        return refused.answer()
    except ReceivedInTheFuture as future:
        return JsonResponse({"error": str(future)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return JsonResponse(_told(receipt), status=HTTPStatus.CREATED if receipt.is_new else HTTPStatus.OK)


@login_not_required
@require_safe
def show(request: HttpRequest, number: str) -> JsonResponse:
    """Tell how a request is doing."""
    try:
        return JsonResponse(_told(receipt_for(enter(request, Scope.INTAKE), number)))
    except NotLetIn as refused:
        return refused.answer()
    except NotHandedIn as unknown:
        return JsonResponse({"error": str(unknown)}, status=HTTPStatus.NOT_FOUND)


def _told(receipt: Receipt) -> dict[str, object]:
    return {
        "number": receipt.number,
        "right": receipt.right,
        "status": receipt.status,
        "received_on": receipt.received_on,
        "due_on": receipt.due_on,
        "answered_at": receipt.answered_at,
    }
