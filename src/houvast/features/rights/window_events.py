"""What happens in the days in which an erasure can still be stopped."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from houvast.engines.ledger.facts import Personal
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class RevocationOpened(Fact):
    """Nothing is erased before this moment; whoever the data are of was warned on so many channels on file."""

    kind: ClassVar[str] = "rights.revocation_opened"
    until: datetime
    warned: int


@dataclass(frozen=True, slots=True)
class RevocationShortened(Fact):
    """A second colleague let the erasure go on earlier."""

    kind: ClassVar[str] = "rights.revocation_shortened"
    reason: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class ErasureRevoked(Fact):
    """The erasure was stopped, with the word of the warning or on the person's own page; the request ended by it."""

    kind: ClassVar[str] = "rights.erasure_revoked"
    by_word: bool
    words: Annotated[str, Personal]
