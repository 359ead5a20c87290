"""`POST /api/v1/notes/check`: what should not stand in a text, for pages of other programs that show a key."""

import time
from collections import OrderedDict
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from houvast.features.noteguard.answering import BadRequest, answer, question_of, refusal
from houvast.features.noteguard.contracts.keys import KeyFacts
from houvast.features.noteguard.queries.keys import is_known_origin, key_behind
from houvast.features.noteguard.queries.numbers import masks_of
from houvast.features.noteguard.rules import digest_of

REMEMBERED_FOR = 10.0  # seconds: a revoked key stops opening within this time
CHECKS_A_SECOND = 500.0  # with one key
_MOST_REMEMBERED = 500
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Entered:
    """A key, and what the customer numbers of its organisation look like."""

    key: KeyFacts
    masks: tuple[str, ...]


_keys: OrderedDict[str, tuple[float, Entered | None]] = OrderedDict()
_left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # key -> (when, checks left)


@login_not_required
@csrf_exempt
def check(request: HttpRequest) -> HttpResponse:
    """Tell what was found in a text; nothing of it is kept."""
    origin = request.headers.get("Origin", "")
    if request.method == "OPTIONS":
        return _opened(HttpResponse(status=HTTPStatus.NO_CONTENT), origin if is_known_origin(origin) else "")
    try:
        opened = _entered(request, origin)
    except BadRequest as error:
        return refusal(error)
    try:
        said = answer(question_of(request), block_from=opened.key.block_from, masks=opened.masks)
        return _opened(said, origin)
    except BadRequest as error:
        return _opened(refusal(error), origin)


def _opened(response: HttpResponse, origin: str) -> HttpResponse:
    """Let a page of another origin read the answer; none when the origin is empty."""
    patch_vary_headers(response, ["Origin"])
    if origin:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        response.headers["Access-Control-Allow-Methods"] = "POST"
        response.headers["Access-Control-Max-Age"] = "600"
    return response


def _entered(request: HttpRequest, origin: str) -> Entered:
    if request.method != "POST":
        raise BadRequest("send the text with POST", HTTPStatus.METHOD_NOT_ALLOWED)
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    opened = _key(secret.strip()) if kind == "Bearer" else None
    if opened is None:
        raise BadRequest("this needs a key: send Authorization: Bearer hvg_…", HTTPStatus.UNAUTHORIZED)
    if origin and origin not in opened.key.origins:
        raise BadRequest("this key may not be used from this page's origin", HTTPStatus.FORBIDDEN)
    if not _may_go_on(str(opened.key.id)):
        raise BadRequest("too many checks at once: wait a second", HTTPStatus.TOO_MANY_REQUESTS)
    return opened


def _key(secret: str) -> Entered | None:
    """Return what a secret opens; a keystroke asks too often to ask the database each time."""
    digest, now = digest_of(secret), time.monotonic()
    with _lock:
        at, found = _keys.get(digest, (-REMEMBERED_FOR, None))
        if now - at < REMEMBERED_FOR:
            return found
    key = key_behind(secret)
    found = Entered(key, masks_of(key.organisation)) if key else None
    with _lock:
        _keys[digest] = (now, found)
        if len(_keys) > _MOST_REMEMBERED:
            _keys.popitem(last=False)
    return found


def _may_go_on(key: str) -> bool:
    now = time.monotonic()
    with _lock:
        at, left = _left.get(key, (now, CHECKS_A_SECOND))
        left = min(CHECKS_A_SECOND, left + (now - at) * CHECKS_A_SECOND)
        _left[key] = (now, max(left - 1, 0.0))
        if len(_left) > _MOST_REMEMBERED:
            _left.popitem(last=False)
    return left >= 1
