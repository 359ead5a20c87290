"""What happens when somebody is checked."""

from dataclasses import dataclass
from typing import ClassVar

from houvast.engines.ledger.facts import Code, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class IdentityChecked(Fact):
    """Somebody was checked: how, which level (0-3) was asked and aimed at, and which kinds of identifiers it proved."""

    kind: ClassVar[str] = "verification.checked"
    method: Code
    required_level: int
    level: int
    passed: bool
    proven: tuple[Ref, ...]
    doubt: Code | None
