"""What happens to the keys of programs."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Code, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class ProgramAdded(Fact):
    """A program got a key."""

    kind: ClassVar[str] = "programs.added"
    program: UUID
    organisation: Ref
    scopes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class ProgramRevoked(Fact):
    """The key of a program opens nothing any more."""

    kind: ClassVar[str] = "programs.revoked"
    program: UUID
