"""What happens when a second colleague looks at an answer before it goes out."""

from dataclasses import dataclass
from typing import ClassVar

from houvast.engines.ledger.facts import Code
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class ReleaseAsked(Fact):
    """A second colleague was asked to look at the answer, because of these sorts of data."""

    kind: ClassVar[str] = "rights.release_asked"
    reasons: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class ReleaseApproved(Fact):
    """A second colleague looked at the answer and let it go out."""

    kind: ClassVar[str] = "rights.release_approved"
