"""Take in what a principal sends, once.

What may never happen: a request that is lost, or entered twice because its answer did not arrive; a request in another
organisation's name; anything done for a request of which only half was understood.

Law: GDPR art. 28(3)(a), 28(3)(e), 12(2).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from houvast.engines.trouble import Trouble
from houvast.features.opendsr.contracts import ReceivedFacts
from houvast.features.opendsr.events import RequestCancelled, RequestReceived, ResultsFetched
from houvast.features.opendsr.models import Received
from houvast.features.opendsr.queries import NoSuchRequest, facts_of_received, partner_of, received, received_row
from houvast.features.opendsr.reading import Asked
from houvast.features.opendsr.rules import expected_at, may_be_told, sane_moment
from houvast.features.opendsr.sealing import digest_of, seal_body
from houvast.features.rights.actions.passing_on import record_case_instruction
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.actions.withdrawing import CannotWithdraw, withdraw_case
from houvast.features.rights.contracts import Channel
from houvast.features.rights.queries import case_record, facts_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.actions import record
from houvast.foundation.files.actions import open_file
from houvast.foundation.files.contracts import OpenedFile
from houvast.foundation.organisations.queries import organisation_by_key
from houvast.foundation.programs.contracts import ProgramFacts


@dataclass(frozen=True, slots=True)
class Taken:
    """That a request was taken in: when, and when it was then expected to be done."""

    organisation: str
    request_id: UUID
    case: str
    received_at: datetime
    expected_at: datetime


class NotAPrincipal(Trouble):
    """The key belongs to the centre itself, which sends itself no requests."""

    status = 403


class OtherRequest(Trouble):
    """The principal sent another request under this id before."""

    status = 409


class NotPending(Trouble):
    """Work on the request was begun: it can't be cancelled any more."""

    status = 409


class NotAllowedThere(Trouble):
    """An address to tell the status at is not on the list of the principal."""

    status = 400


class NotThen(Trouble):
    """The person can't have asked at that moment."""

    status = 400


class NoResults(Trouble):
    """There are no results, or no longer."""

    status = 404


def receive(*, program: ProgramFacts, asked: Asked, body: bytes, signed: bool, at: datetime) -> Taken:
    """Register a request of a principal; the same body under the same id gives the same receipt again.

    :raises NotAPrincipal: the program belongs to the centre itself.
    :raises OtherRequest: another request came under this id.
    :raises NotAllowedThere: the status may not be told at one of the addresses.
    :raises NotThen: the person asked in the future, or very long ago.
    """
    if organisation_by_key(program.organisation).is_own:
        raise NotAPrincipal("this key is of the centre itself; a principal sends requests with a key of its own")
    digest = digest_of(program.organisation, body)
    if before := _before(program, asked, digest):
        return before
    _check(program, asked, at)
    try:
        return _registered(program, asked, body, digest, signed=signed, at=at)
    except IntegrityError:
        # The same request came in twice at the same moment: the other one was first.
        if before := _before(program, asked, digest):
            return before
        raise


def cancel(*, program: ProgramFacts, asked: Received, at: datetime) -> ReceivedFacts:
    """Cancel a request that was not begun; doing so again changes nothing.

    :raises NotPending: it was begun.
    """
    by = _actor(program)
    with transaction.atomic():
        row = Received.objects.select_for_update().get(pk=asked.pk)
        if row.cancelled_at is None:
            try:
                withdraw_case(case=row.case, by=by, at=at)
            except CannotWithdraw:
                raise NotPending("the request is no longer pending; it can't be cancelled") from None
            row.cancelled_at = at
            row.save(update_fields=["cancelled_at"])
            fact = RequestCancelled(organisation=program.organisation, request=row.request_id)
            record(fact, by=by, at=at, case=row.case)
        return facts_of_received(row, facts_of(case_record(row.case)), at=at)


def fetch_results(*, program: ProgramFacts, asked: Received, at: datetime) -> OpenedFile:
    """Hand over the results of a request, locked with the code that the principal gets in another way.

    :raises NoResults: there are none, or their term has ended.
    """
    facts = received(program.organisation, asked.request_id, at=at)
    pack = facts_of(case_record(asked.case)).pack
    if facts.results_until is None or pack is None:
        raise NoResults("there are no results for this request, or no longer")
    by = _actor(program)
    opened = open_file(UUID(pack), by=by, at=at)
    record(ResultsFetched(request=asked.request_id), by=by, at=at, case=asked.case)
    return opened


def _before(program: ProgramFacts, asked: Asked, digest: str) -> Taken | None:
    try:
        row = received_row(program.organisation, asked.request_id)
    except NoSuchRequest:
        return None
    if row.digest != digest:
        raise OtherRequest("another request came under this subject_request_id; give each request an id of its own")
    return _taken(row, program)


def _check(program: ProgramFacts, asked: Asked, at: datetime) -> None:
    partner = partner_of(program.organisation)
    if not all(may_be_told(url, partner.callbacks, private=partner.private) for url in asked.callbacks):
        raise NotAllowedThere(
            "status_callback_urls: one of the addresses is not https, or its host is not on the list that was agreed"
        )
    if sane_moment(asked.submitted_at, at) is None:
        raise NotThen("submitted_time: lies in the future, or more than a year ago")


@transaction.atomic
def _registered(program: ProgramFacts, asked: Asked, body: bytes, digest: str, *, signed: bool, at: datetime) -> Taken:
    by, submitted = _actor(program), sane_moment(asked.submitted_at, at) or at
    case = register_case(
        organisation=program.organisation,
        right=asked.right,
        channel=Channel.PRINCIPAL,
        received_at=submitted,
        name=asked.name,
        keys=asked.keys,
        words=asked.words,
        language=asked.language,
        by=by,
        at=at,
    )
    case = record_case_instruction(case=case.number, reference=f"opendsr:{asked.request_id}", by=by, at=at)
    row = Received.objects.create(
        organisation_id=organisation_by_key(program.organisation).id,
        request_id=asked.request_id,
        program=program.id,
        case=case.number,
        digest=digest,
        body=seal_body(case.number, asked.request_id, body),
        received_at=at,
        expected_at=expected_at(case),
    )
    fact = RequestReceived(
        organisation=program.organisation, request=asked.request_id, submitted_at=submitted, signed=signed
    )
    record(fact, by=by, at=at, case=case.number)
    return _taken(row, program)


def _taken(row: Received, program: ProgramFacts) -> Taken:
    return Taken(program.organisation, row.request_id, row.case, row.received_at, row.expected_at)


def _actor(program: ProgramFacts) -> Actor:
    return Actor(kind="system", key=f"program:{program.id}")
