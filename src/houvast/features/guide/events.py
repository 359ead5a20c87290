"""What happens in the guide."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Code, Digest, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class AnswerApproved(Fact):
    """A version of an answer may be read out from now on; `text_hash` is that of its title and text."""

    kind: ClassVar[str] = "guide.answer_approved"
    organisation: Ref
    answer: Ref
    language: Code
    version: int
    text_hash: Digest


@dataclass(frozen=True, slots=True)
class AnswerEnded(Fact):
    """An answer may no longer be read out, and no other version took its place."""

    kind: ClassVar[str] = "guide.answer_ended"
    organisation: Ref
    answer: Ref
    language: Code
    version: int


@dataclass(frozen=True, slots=True)
class PassageMailed(Fact):
    """A caller was mailed an answer or passage (its key and version), or the whole statement; not to whom."""

    kind: ClassVar[str] = "guide.passage_mailed"
    organisation: Ref
    answer: Ref
    language: Code
    version: int
    message: UUID


@dataclass(frozen=True, slots=True)
class QuestionPassedOn(Fact):
    """An agent could not answer a caller and asked a colleague; `topic` is a card, where it came from one."""

    kind: ClassVar[str] = "guide.question_passed_on"
    organisation: Ref
    task: UUID
    topic: Ref | None
