"""What happens to contact blocks."""

from dataclasses import dataclass
from typing import ClassVar

from houvast.engines.ledger.facts import Code, Ref, Tally
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
