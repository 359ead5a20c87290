"""What happens to systems."""

from dataclasses import dataclass
from typing import ClassVar

from houvast.engines.ledger.facts import Code, Digest, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class SystemAdded(Fact):
    """A system can be reached from now on; `address` is the SHA-256 of its address, which holds no password."""

    kind: ClassVar[str] = "systems.added"
    system: Ref
    sort: Code
    address: Digest


@dataclass(frozen=True, slots=True)
class SystemRemoved(Fact):
    """A system is no longer reached."""

    kind: ClassVar[str] = "systems.removed"
    system: Ref
