"""Hand the answer to a request over to the program that handed the request in.

What may never happen: an answer given before the case was answered, or to another program than handed it in; one that
can be read without the code, which the person gets in another way.
"""

from datetime import datetime
from uuid import UUID

from houvast.engines.trouble import Trouble
from houvast.features.intake.events import AnswerHandedOver
from houvast.features.intake.queries import receipt_for
from houvast.features.rights.queries import case_record, facts_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.files.actions import open_file
from houvast.foundation.files.contracts import OpenedFile
from houvast.foundation.programs.contracts import ProgramFacts


class NoAnswer(Trouble):
    """There is no answer to fetch: not yet, no longer, or the right hands nothing over."""

    status = 404


def fetch_answer(*, program: ProgramFacts, number: str, at: datetime) -> OpenedFile:
    """Open the answer to a request that a program handed in; that it was fetched is kept.

    :raises NotHandedIn: the program handed in no such request.
    :raises NoAnswer: there is nothing to fetch.
    """
    pack = facts_of(case_record(number)).pack if receipt_for(program, number, at=at).answer_until else None
    if pack is None:
        raise NoAnswer("there is no answer to fetch: answer_until of the request tells when there is one")
    by = Actor(kind="system", key=f"program:{program.id}")
    opened = open_file(UUID(pack), by=by, at=at)
    record(AnswerHandedOver(program=program.id, request=number), by=by, at=at, case=number)
    return opened
