"""What happens between us and other organisations."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Code, Digest, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class PartnerConnected(Fact):
    """It was laid down how requests go between us and a principal."""

    kind: ClassVar[str] = "opendsr.connected"
    organisation: Ref
    sends: bool
    takes: bool


@dataclass(frozen=True, slots=True)
class PartnerSwitched(Fact):
    """Requests with a principal were switched off, or on again."""

    kind: ClassVar[str] = "opendsr.switched"
    organisation: Ref
    on: bool


@dataclass(frozen=True, slots=True)
class CertificateWithdrawn(Fact):
    """Somebody laid down that a principal's certificate counts no more."""

    kind: ClassVar[str] = "opendsr.withdrawn"
    organisation: Ref
    fingerprint: Digest


@dataclass(frozen=True, slots=True)
class CertificateEnding(Fact):
    """A principal's certificate ends soon, and a person was asked to see to it."""

    kind: ClassVar[str] = "opendsr.ending"
    organisation: Ref
    fingerprint: Digest
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class ConnectionTested(Fact):
    """Somebody tried whether a principal's endpoint answers, signed; `outcome` says what came of it."""

    kind: ClassVar[str] = "opendsr.tested"
    organisation: Ref
    outcome: Code


@dataclass(frozen=True, slots=True)
class RequestReceived(Fact):
    """A principal sent a request; `submitted_at` is when the person asked it."""

    kind: ClassVar[str] = "opendsr.received"
    organisation: Ref
    request: UUID
    submitted_at: datetime
    signed: bool


@dataclass(frozen=True, slots=True)
class HashesLookedUp(Fact):
    """A request named somebody by hashes: how many identifiers were found behind them, and why none was."""

    kind: ClassVar[str] = "opendsr.hashes"
    request: UUID
    found: int
    reason: Code


@dataclass(frozen=True, slots=True)
class RequestCancelled(Fact):
    """A principal took its request back before anything was done."""

    kind: ClassVar[str] = "opendsr.cancelled"
    organisation: Ref
    request: UUID


@dataclass(frozen=True, slots=True)
class StatusTold(Fact):
    """A principal was told how far its request is; `answer` is the code with which it took that."""

    kind: ClassVar[str] = "opendsr.told"
    request: UUID
    status: Code
    answer: int


@dataclass(frozen=True, slots=True)
class StatusNotTold(Fact):
    """A principal did not take for days, or at all, how far its request is."""

    kind: ClassVar[str] = "opendsr.not_told"
    request: UUID
    status: Code
    answer: int
    reason: Code


@dataclass(frozen=True, slots=True)
class ResultsFetched(Fact):
    """A principal fetched the results of its request."""

    kind: ClassVar[str] = "opendsr.results_fetched"
    request: UUID


@dataclass(frozen=True, slots=True)
class RequestQueued(Fact):
    """A case that is passed on goes to the principal as an OpenDSR request."""

    kind: ClassVar[str] = "opendsr.queued"
    organisation: Ref
    request: UUID


@dataclass(frozen=True, slots=True)
class RequestTaken(Fact):
    """A principal took a request and signed for it; `receipt` is the digest of what it signed."""

    kind: ClassVar[str] = "opendsr.taken"
    request: UUID
    domain: Ref
    receipt: Digest
    expected_at: datetime


@dataclass(frozen=True, slots=True)
class RequestNotTaken(Fact):
    """A principal refused a request, or did not take it for days: somebody must pass it on in another way."""

    kind: ClassVar[str] = "opendsr.not_taken"
    request: UUID
    answer: int
    reason: Code


@dataclass(frozen=True, slots=True)
class StatusHeard(Fact):
    """A principal told, signed, how far a request is that we sent."""

    kind: ClassVar[str] = "opendsr.heard"
    request: UUID
    status: Code
    receipt: Digest
