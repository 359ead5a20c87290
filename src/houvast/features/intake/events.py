"""What happens in the intake."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Code, Digest, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class RequestHandedIn(Fact):
    """A program handed a request in."""

    kind: ClassVar[str] = "intake.handed_in"
    program: UUID
    request: Ref


@dataclass(frozen=True, slots=True)
class AnswerHandedOver(Fact):
    """A program fetched the answer to a request that it handed in; it is locked with a code that goes another way."""

    kind: ClassVar[str] = "intake.answer_fetched"
    program: UUID
    request: Ref


@dataclass(frozen=True, slots=True)
class RequestImported(Fact):
    """A request came in by a file of another system."""

    kind: ClassVar[str] = "intake.imported"
    request: Ref


@dataclass(frozen=True, slots=True)
class AskedOnWeb(Fact):
    """Somebody asked on a public page; `doubts` are why a person looks at it, `left_out` numbers of citizens."""

    kind: ClassVar[str] = "intake.asked_on_web"
    request: Ref
    doubts: tuple[Code, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class RequestLookedAt(Fact):
    """Somebody looked at a request that was doubted, and it goes on as any other."""

    kind: ClassVar[str] = "intake.looked_at"
    request: Ref


@dataclass(frozen=True, slots=True)
class ClosedAsNoRequest(Fact):
    """Somebody saw that what came in on the public page is no request of a person, and closed it."""

    kind: ClassVar[str] = "intake.closed_as_no_request"
    request: Ref
    why: Code
    doubts: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class TakenUpAgain(Fact):
    """What was closed as no request is one after all; its clock ran all the while."""

    kind: ClassVar[str] = "intake.taken_up_again"
    request: Ref


@dataclass(frozen=True, slots=True)
class LetterScanned(Fact):
    """The scan of a letter was put with its case."""

    kind: ClassVar[str] = "intake.letter_scanned"
    request: Ref
    file: UUID
    digest: Digest
    pages: int
