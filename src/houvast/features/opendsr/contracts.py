"""What others may hold of a request between organisations."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

VERSION = "2.0"


class RequestStatus(StrEnum):
    """How far a request is, in the words of OpenDSR."""

    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


FINAL = (RequestStatus.COMPLETED, RequestStatus.CANCELLED)


class SendState(StrEnum):
    """Where something stands that goes to another organisation."""

    WAITING = "waiting"
    TAKEN = "taken"  # the other side took it
    FAILED = "failed"  # it was refused for good, or nobody took it for days


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """How requests go between us and a principal.

    `endpoint` is where it takes requests (empty: it does not), `domain` the name for which it signs, `callbacks` the
    hosts to which we may tell how far a request is. `private` allows addresses in a private network and http; `trust`
    is a certificate (PEM) of an authority beside those of the system; `signs_with` the certificate (PEM) with which it
    signs what it sends us, where it does. `is_off` lets nothing through either way; `withdrawn` are the fingerprints
    (SHA-256, hex) of certificates that count no more, whatever their days.
    """

    organisation: str
    endpoint: str = ""
    domain: str = ""
    callbacks: tuple[str, ...] = ()
    private: bool = False
    trust: str = field(default="", repr=False)
    signs_with: str = field(default="", repr=False)
    has_key: bool = False
    is_off: bool = False
    withdrawn: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReceivedFacts:
    """A request that a principal sent us; nothing about the person."""

    organisation: str
    request_id: UUID
    case: str
    status: RequestStatus
    received_at: datetime
    expected_at: datetime
    results_until: datetime | None


@dataclass(frozen=True, slots=True)
class SentFacts:
    """A request that we sent to a principal; `status` as it last told, empty before that."""

    organisation: str
    request_id: UUID
    case: str
    state: SendState
    status: str
    reason: str
    sent_at: datetime
    expected_at: datetime | None
    heard_at: datetime | None


class CertificateState(StrEnum):
    """Whether a certificate still counts."""

    VALID = "valid"
    ENDS_SOON = "ends_soon"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """A certificate as a person needs it: whose, its fingerprint (SHA-256, hex), until when it lasts."""

    names: tuple[str, ...]
    fingerprint: str
    ends_at: datetime
    state: CertificateState


@dataclass(frozen=True, slots=True)
class PartnerCard:
    """What a person sees of a principal: how requests go, when the last went, and what went wrong since.

    `signs` is the certificate with which it signs what it sends, `answers` the one with which it signs its answers.
    `failures` are pairs of a code and how often, of what waits or was given up.
    """

    facts: PartnerFacts
    name: str
    signs: CertificateFacts | None
    answers: CertificateFacts | None
    last_in: datetime | None
    last_out: datetime | None
    failures: tuple[tuple[str, int], ...]
    tested_at: datetime | None
    tested: str
