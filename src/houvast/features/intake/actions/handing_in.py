"""Take in what a program hands in, once.

What may never happen: a request that is lost, refused because something about the person is doubted, or entered twice
because its answer did not arrive; a request of one organisation in another's name.

Law: GDPR art. 12(2), 12(3).
"""

from datetime import datetime
from hashlib import sha256
from uuid import uuid4

from django.db import IntegrityError, transaction

from houvast.engines.trouble import Trouble
from houvast.features.intake.contracts import Receipt, Request
from houvast.features.intake.events import RequestHandedIn
from houvast.features.intake.models import Submission
from houvast.features.intake.queries import receipt_of, submitted
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.keys.master import blind_index
from houvast.foundation.programs.contracts import ProgramFacts


class OtherRequest(Trouble):
    """The program asked something else under this key before."""

    status = 409


def hand_in(*, program: ProgramFacts, request: Request, key: str = "", said: str = "", at: datetime) -> Receipt:
    """Register a request for the organisation of a program; with a `key` that it used before, give that receipt again.

    `said` is all that the program asked, in one form: something else under the same key is a mistake of the program.

    :raises ReceivedInTheFuture: it is said to have come in after now.
    :raises OtherRequest: something else was asked under this key.
    """
    name = sha256((key or str(uuid4())).encode()).hexdigest()
    digest = blind_index(f"intake.body:{program.id}", said) if key and said else ""
    if before := submitted(program, name):
        return _again(before, digest, at)
    try:
        number = _registered(program, request, name, digest, at)
    except IntegrityError:
        # The same request came in twice at the same moment: the other one was first.
        before = submitted(program, name)
        if before is None:
            raise
        return _again(before, digest, at)
    return receipt_of(number, is_new=True, at=at)


def _again(before: Submission, digest: str, at: datetime) -> Receipt:
    if before.digest and digest and before.digest != digest:
        raise OtherRequest("Idempotency-Key: another request came in under it; give each request a key of its own")
    return receipt_of(before.case, is_new=False, at=at)


@transaction.atomic
def _registered(program: ProgramFacts, request: Request, name: str, digest: str, at: datetime) -> str:
    by = Actor(kind="system", key=f"program:{program.id}")
    case = register_case(
        organisation=program.organisation,
        right=request.right,
        channel=Channel.API,
        received_at=request.received_at,
        name=request.name,
        keys=request.keys,
        words=request.words,
        language=request.language,
        by=by,
        at=at,
    )
    Submission.objects.create(program=program.id, key=name, digest=digest, case=case.number, at=at)
    record(RequestHandedIn(program=program.id, request=case.number), by=by, at=at, case=case.number)
    return case.number
