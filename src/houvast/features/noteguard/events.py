"""What happens at the note guard; no fact holds a word of a note."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class GuardKeyMade(Fact):
    """A key was made with which pages of another program have text checked."""

    kind: ClassVar[str] = "noteguard.key_made"
    key: UUID
    organisation: Ref
    origins: int
    blocks: bool


@dataclass(frozen=True, slots=True)
class GuardKeyRevoked(Fact):
    """A key opens nothing any more."""

    kind: ClassVar[str] = "noteguard.key_revoked"
    key: UUID
