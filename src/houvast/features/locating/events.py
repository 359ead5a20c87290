"""What happens in searching."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from houvast.engines.ledger.facts import Personal, Ref, Tally
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class PersonLocated(Fact):
    """The systems were searched for a person in a case."""

    kind: ClassVar[str] = "locating.person_located"
    organisation: Ref
    own: Tally
    candidates: int
    mentions: int
    shared: int
    unread: int
    unanswered: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateDecided(Fact):
    """A human said of a candidate whether it is the person."""

    kind: ClassVar[str] = "locating.candidate_decided"
    collection: Ref
    accepted: bool
    row: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class PersonLookedUp(Fact):
    """Somebody searched the systems for a person outside a case."""

    kind: ClassVar[str] = "locating.person_looked_up"
    organisation: Ref
    own: Tally
