"""Let a program in, or say in one line why not.

The pace is counted in each process of the server: with two of them a program may ask twice as often.
"""

import time
from collections import OrderedDict
from http import HTTPStatus
from threading import Lock

from django.http import HttpRequest, JsonResponse

from houvast.foundation.programs.contracts import ProgramFacts, Scope
from houvast.foundation.programs.queries import program_behind

_MOST_REMEMBERED = 1000
_lock = Lock()
_left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # program -> (when, questions left)


class NotLetIn(Exception):
    """A request that is not answered; one line, and the status that goes with it."""

    def __init__(self, line: str, status: HTTPStatus) -> None:
        super().__init__(line)
        self.status = status

    def answer(self) -> JsonResponse:
        """Return it as the answer."""
        answer = JsonResponse({"error": str(self)}, status=self.status)
        if self.status == HTTPStatus.TOO_MANY_REQUESTS:
            answer.headers["Retry-After"] = "60"
        if self.status == HTTPStatus.UNAUTHORIZED:
            answer.headers["WWW-Authenticate"] = "Bearer"
        return answer


def enter(request: HttpRequest, scope: Scope) -> ProgramFacts:
    """Return the program that asks.

    :raises NotLetIn: it shows no key that opens anything, may not do this, or asks too often.
    """
    kind, _, key = request.headers.get("Authorization", "").partition(" ")
    program = program_behind(key.strip()) if kind == "Bearer" else None
    if program is None:
        raise NotLetIn("this needs a key: send Authorization: Bearer hvp_…", HTTPStatus.UNAUTHORIZED)
    if scope not in program.scopes:
        raise NotLetIn(f"this key does not allow {scope}: ask for one that does", HTTPStatus.FORBIDDEN)
    if not _may_go_on(program):
        raise NotLetIn("too many questions in a minute: wait, or ask for more", HTTPStatus.TOO_MANY_REQUESTS)
    return program


def _may_go_on(program: ProgramFacts) -> bool:
    now, most = time.monotonic(), float(program.a_minute)
    with _lock:
        at, left = _left.get(str(program.id), (now, most))
        left = min(most, left + (now - at) * most / 60)
        _left[str(program.id)] = (now, max(left - 1, 0.0))
        _left.move_to_end(str(program.id))
        if len(_left) > _MOST_REMEMBERED:
            _left.popitem(last=False)
    return left >= 1
