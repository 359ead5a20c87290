"""What happens to texts; `text_hash` tells which text it was without holding it."""

from dataclasses import dataclass
from typing import ClassVar

from houvast.engines.ledger.facts import Code, Digest, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class TextProposed(Fact):
    """Somebody wrote a text that a second person has to approve."""

    kind: ClassVar[str] = "wordings.text_proposed"
    organisation: Ref
    text: Ref
    language: Code
    version: int
    text_hash: Digest


@dataclass(frozen=True, slots=True)
class TextApproved(Fact):
    """A second person put a text in force."""

    kind: ClassVar[str] = "wordings.text_approved"
    organisation: Ref
    text: Ref
    language: Code
    version: int
    text_hash: Digest


@dataclass(frozen=True, slots=True)
class TextDropped(Fact):
    """A text that waited does not come in force."""

    kind: ClassVar[str] = "wordings.text_dropped"
    organisation: Ref
    text: Ref
    language: Code
    version: int


@dataclass(frozen=True, slots=True)
class TextUsed(Fact):
    """A mail or letter of a case was written with this text; version 0 is the one that came with Houvast."""

    kind: ClassVar[str] = "wordings.text_used"
    organisation: Ref
    text: Ref
    language: Code
    version: int
    text_hash: Digest
