"""Let a program in, or say in one line why not; the pace is counted over all processes of the server."""

from datetime import UTC, datetime
from http import HTTPStatus

from django.http import HttpRequest, JsonResponse

from houvast.foundation.programs.contracts import ProgramFacts, Scope
from houvast.foundation.programs.pace import Held, one_more
from houvast.foundation.programs.queries import program_behind

_left = Held()


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
    most, now = program.a_minute, datetime.now(UTC)  # noqa: TID251 (a door: it counts at the moment of the knock)
    return one_more(_left, "programs", str(program.id), most=most, a_minute=most, at=now)
