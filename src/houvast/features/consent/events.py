"""What happens to contact blocks."""

from dataclasses import dataclass
from typing import ClassVar

from houvast.engines.ledger.facts import Code, Digest, Ref, Tally
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class ContactBlocked(Fact):
    """Contact points are left alone from now on; `by_kind` counts those that were not yet."""

    kind: ClassVar[str] = "consent.contact_blocked"
    organisation: Ref
    why: Code
    by_kind: Tally


@dataclass(frozen=True, slots=True)
class BlockLifted(Fact):
    """Contact points may be used again."""

    kind: ClassVar[str] = "consent.block_lifted"
    organisation: Ref
    why: Code
    by_kind: Tally


@dataclass(frozen=True, slots=True)
class PurposeClosed(Fact):
    """Contact points are not used for a purpose any more; by one means, or by all (empty).

    Law: GDPR art. 7(3), 21.
    """

    kind: ClassVar[str] = "consent.purpose_closed"
    organisation: Ref
    why: Code
    purpose: Ref
    means: Code | None
    by_kind: Tally


@dataclass(frozen=True, slots=True)
class PurposeOpened(Fact):
    """Contact points may be used for a purpose again, as far as this reason closed it."""

    kind: ClassVar[str] = "consent.purpose_opened"
    organisation: Ref
    why: Code
    purpose: Ref
    means: Code | None
    by_kind: Tally


@dataclass(frozen=True, slots=True)
class ConsentGiven(Fact):
    """Consent was given for a purpose; `words` is the digest of what was read.

    Law: GDPR art. 7(1).
    """

    kind: ClassVar[str] = "consent.given"
    organisation: Ref
    purpose: Ref
    words: Digest
    by_kind: Tally
