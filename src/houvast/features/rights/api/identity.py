"""`POST /api/v1/requests/NUMBER/identity/nonce`, then `…/identity`: a client's portal vouches for who is logged in.

What may never happen: an answer from which somebody learns of another organisation's case, or what did not fit.
"""

import json
from datetime import UTC, datetime
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from houvast.engines.trouble import Trouble
from houvast.features.rights.actions.logging_in import nonce_for_portal, vouch
from houvast.foundation.events.facts import Actor
from houvast.foundation.programs.contracts import Scope
from houvast.foundation.programs.entering import NotLetIn, enter

LONGEST = 20_000  # bytes


@login_not_required
@csrf_exempt
@require_POST
def ask_nonce(request: HttpRequest, number: str) -> JsonResponse:
    """Give the number to sign, who it must be for, and until when."""
    try:
        program = enter(request, Scope.IDENTITY)
        nonce, ends_at = nonce_for_portal(case=number, organisation=program.organisation, at=_now())
    except NotLetIn as refused:
        return refused.answer()
    except Trouble as trouble:
        return _told(trouble)
    told = {"nonce": nonce, "ends_at": ends_at, "audience": settings.HOUVAST_PUBLIC_URL}
    return JsonResponse(told, status=HTTPStatus.CREATED)


@login_not_required
@csrf_exempt
@require_POST
def take_word(request: HttpRequest, number: str) -> JsonResponse:
    """Take the signed word; tell whether it proved anything, and nothing else."""
    try:
        program = enter(request, Scope.IDENTITY)
        by = Actor(kind="system", key=f"program:{program.id}")
        judged = vouch(case=number, organisation=program.organisation, word=_word(request), by=by, at=_now())
    except NotLetIn as refused:
        return refused.answer()
    except Trouble as trouble:
        return _told(trouble)
    return JsonResponse({"accepted": judged.right})


def _word(request: HttpRequest) -> str:
    if int(request.headers.get("Content-Length") or 0) > LONGEST:
        raise NotLetIn(f"too long: at most {LONGEST} bytes", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        body = None
    word = body.get("word") if isinstance(body, dict) else None
    if not isinstance(word, str) or set(body) != {"word"}:
        raise NotLetIn('send {"word": …} and nothing else, a JWT signed by the portal', HTTPStatus.UNPROCESSABLE_ENTITY)
    return word


def _told(trouble: Trouble) -> JsonResponse:
    status = getattr(trouble, "status", HTTPStatus.UNPROCESSABLE_ENTITY)
    return JsonResponse({"error": str(trouble)}, status=status)


def _now() -> datetime:
    return datetime.now(UTC)
