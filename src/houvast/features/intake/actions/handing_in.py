"""Take in what a program hands in, once.

What may never happen: a request that is lost, refused because something about the person is doubted, or entered twice
because its answer did not arrive; a request of one organisation in another's name.

Law: GDPR art. 12(2), 12(3).
"""

from datetime import datetime
from hashlib import sha256
from uuid import uuid4

from django.db import IntegrityError, transaction

from houvast.features.intake.contracts import Receipt, Request
from houvast.features.intake.events import RequestHandedIn
from houvast.features.intake.models import Submission
from houvast.features.intake.queries import receipt_of, submitted
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.programs.contracts import ProgramFacts


def hand_in(*, program: ProgramFacts, request: Request, key: str = "", at: datetime) -> Receipt:
    """Register a request for the organisation of a program; with a `key` that it used before, give that receipt again.

    :raises ReceivedInTheFuture: it is said to have come in after now.
    """
    digest = sha256((key or str(uuid4())).encode()).hexdigest()
    if before := submitted(program, digest):
        return receipt_of(before, is_new=False)
    try:
        number = _registered(program, request, digest, at)
    except IntegrityError:
        # The same request came in twice at the same moment: the other one was first.
        before = submitted(program, digest)
        if before is None:
            raise
        return receipt_of(before, is_new=False)
    return receipt_of(number, is_new=True)


@transaction.atomic
def _registered(program: ProgramFacts, request: Request, digest: str, at: datetime) -> str:
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
    Submission.objects.create(program=program.id, key=digest, case=case.number, at=at)
    record(RequestHandedIn(program=program.id, request=case.number), by=by, at=at, case=case.number)
    return case.number
