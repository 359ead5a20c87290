"""What happens in the intake."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class RequestHandedIn(Fact):
    """A program handed a request in."""

    kind: ClassVar[str] = "intake.handed_in"
    program: UUID
    request: Ref
