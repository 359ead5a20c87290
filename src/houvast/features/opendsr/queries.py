"""What is asked about requests between organisations; each query names whose."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from houvast.engines.trouble import Trouble
from houvast.features.opendsr.contracts import PartnerFacts, ReceivedFacts, RequestStatus, SendState, SentFacts
from houvast.features.opendsr.models import Partner, Received, Sent
from houvast.features.opendsr.rules import expected_at, status_of
from houvast.features.opendsr.signing import is_signed
from houvast.features.opendsr.trusting import pinned
from houvast.features.rights.contracts import DISCLOSING_RIGHTS, CaseFacts
from houvast.features.rights.queries import case_record, facts_of
from houvast.foundation.files.queries import NoSuchFile, file_of


class NoSuchRequest(Trouble):
    """A principal sent no request with that id; whether another did is not said."""

    status = 404


def partner_of(organisation: str) -> PartnerFacts:
    """Give how requests go between us and a principal; nothing is allowed where that was not laid down."""
    row = Partner.objects.select_related("organisation").filter(organisation__key=organisation).first()
    return row.facts() if row else PartnerFacts(organisation)


def partners() -> tuple[PartnerFacts, ...]:
    """Give every principal with whom requests go one way or the other."""
    rows = Partner.objects.select_related("organisation").order_by("organisation__name")
    return tuple(row.facts() for row in rows)


def received_row(organisation: str, request_id: UUID) -> Received:
    """Give a request of a principal.

    :raises NoSuchRequest: it sent none with this id.
    """
    row = Received.objects.filter(organisation__key=organisation, request_id=request_id).first()
    if row is None:
        raise NoSuchRequest("there is no request with that subject_request_id")
    return row


def received(organisation: str, request_id: UUID, *, at: datetime) -> ReceivedFacts:
    """Give how far a request of a principal is.

    :raises NoSuchRequest: it sent none with this id.
    """
    row = received_row(organisation, request_id)
    return facts_of_received(row, facts_of(case_record(row.case)), at=at)


def facts_of_received(row: Received, case: CaseFacts, *, at: datetime) -> ReceivedFacts:
    """Give a request as a plain value."""
    status = status_of(case, is_cancelled=row.cancelled_at is not None)
    return ReceivedFacts(
        organisation=case.organisation,
        request_id=row.request_id,
        case=row.case,
        status=status,
        received_at=row.received_at,
        expected_at=expected_at(case),
        results_until=_results_until(case, status, at),
    )


def is_from_partner(partner: PartnerFacts, body: bytes, signature: str, *, at: datetime) -> bool:
    """Tell whether a body was signed by a principal with the certificate that was laid down for it.

    :raises Untrusted: that certificate expired, or was withdrawn.
    """
    return is_signed(body, signature, pinned(partner.signs_with, withdrawn=partner.withdrawn, at=at))


def sent_of(cases: Iterable[str]) -> tuple[SentFacts, ...]:
    """Give what was sent about some cases, of which the caller has asked whether they may be seen."""
    rows = Sent.objects.select_related("organisation").filter(case__in=list(cases)).order_by("-sent_at")
    return tuple(_facts_of_sent(row) for row in rows)


def _facts_of_sent(row: Sent) -> SentFacts:
    return SentFacts(
        organisation=row.organisation.key,
        request_id=row.request_id,
        case=row.case,
        state=SendState(row.state),
        status=row.status,
        reason=row.reason,
        sent_at=row.sent_at,
        expected_at=row.expected_at,
        heard_at=row.heard_at,
    )


def _results_until(case: CaseFacts, status: RequestStatus, at: datetime) -> datetime | None:
    """Give until when the results can be fetched; None where there are none, or no longer."""
    if status is not RequestStatus.COMPLETED or case.right not in DISCLOSING_RIGHTS or not case.pack:
        return None
    try:
        card = file_of(UUID(case.pack))
    except NoSuchFile:
        return None
    gone = card.revoked_at is not None or card.purged_at is not None or card.expires_at <= at
    return None if gone else card.expires_at
