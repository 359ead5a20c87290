"""What others may hold of a case."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from houvast.engines.deadlines.terms import AnswerTerm
from houvast.engines.rulepacks.representation import Need, Representation
from houvast.engines.rulepacks.representation import Relation as Relation
from houvast.engines.rulepacks.representation import SeenHow as SeenHow
from houvast.features.rights.answer.contracts import Outcome as Outcome
from houvast.features.rights.answer.contracts import Reason as Reason
from houvast.features.rights.answer.contracts import Right as Right
from houvast.features.rights.telling_contracts import NotToldWhy as NotToldWhy
from houvast.features.rights.telling_contracts import RecipientCard as RecipientCard
from houvast.features.rights.telling_contracts import ToldHow as ToldHow


class Channel(StrEnum):
    """How a request came in; every one of them is valid.

    Law: GDPR art. 12(2), recital 59.
    """

    PHONE = "phone"
    MAIL = "mail"
    WEB = "web"
    CHAT = "chat"
    LETTER = "letter"
    COUNTER = "counter"
    PRINCIPAL = "principal"
    API = "api"


class Status(StrEnum):
    """How far a case is; each step is earned by the one before."""

    REGISTERED = "registered"
    VERIFIED = "verified"
    LOCATED = "located"
    PLANNED = "planned"
    APPROVED = "approved"
    EXECUTED = "executed"
    READ_BACK = "read_back"
    ANSWERED = "answered"
    CLOSED = "closed"
    FORWARDED = "forwarded"


class Authority(StrEnum):
    """Whether it was seen that somebody may ask for another; empty where the person asks.

    Law: GDPR art. 12(2), 12(6).
    """

    NOT_NEEDED = ""
    WAITING = "waiting"
    SEEN = "seen"
    REFUSED = "refused"


class RefusalGround(StrEnum):
    """Why a request may be refused as a whole.

    Law: GDPR art. 12(5).
    """

    UNFOUNDED = "unfounded"
    EXCESSIVE = "excessive"


class JoinedWhy(StrEnum):
    """Why a request goes on in another one."""

    DUPLICATE = "duplicate"  # the same, asked twice
    FOLLOW_UP = "follow_up"  # it adds something to what was asked, or asks how far it is


class RefusedWhy(StrEnum):
    """Why an authority is not taken."""

    NOT_SHOWN = "not_shown"  # asked for, and nothing came
    NOT_VALID = "not_valid"  # it has ended, or it is of somebody else
    NOT_FOR_THIS = "not_for_this"  # it does not reach so far
    PERSON_DISAGREES = "person_disagrees"
    DOUBT = "doubt"  # it may be forged


SYSTEM_RIGHTS = (Right.ERASURE, Right.RECTIFICATION, Right.RESTRICTION, Right.OBJECTION, Right.WITHDRAWAL)
"""Rights that change something in systems, and so need a plan."""

DISCLOSING_RIGHTS = (Right.ACCESS, Right.PORTABILITY)
"""Rights that hand data over."""


@dataclass(frozen=True, slots=True)
class GivenKey:
    """An identifier as the person gave it: kind, text, and its one notation where it can be read (else empty)."""

    kind: str
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Representing:
    """Who asks for another, as it was said: `keys` are (kind, text), `able` that the person could ask alone too."""

    relation: Relation
    name: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    address: tuple[str, ...] = ()
    able: bool = False


@dataclass(frozen=True, slots=True)
class Representative:
    """Who asks for another: what they are to the person, and how they are reached. `able` as in `Representing`."""

    relation: Relation
    name: str = ""
    keys: tuple[GivenKey, ...] = ()
    address: tuple[str, ...] = ()
    able: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """What the person said: who they are, how to reach them, and what they asked, in their own words.

    All of it is about the person whose data it is; `representative` is who asks for them, if somebody does.
    """

    name: str = ""
    keys: tuple[GivenKey, ...] = ()
    words: str = ""
    address: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str, str], ...] = field(default=())
    representative: Representative | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case without the person's data: what lists and clocks need."""

    number: str
    organisation: str
    organisation_name: str
    country: str
    right: Right
    channel: Channel
    status: Status
    language: str
    received_at: datetime
    term: AnswerTerm
    due: date
    extended_on: date | None
    outcome: Outcome | None
    registered_by: str
    parent: str | None
    instruction: str
    answered_at: datetime | None
    closed_at: datetime | None
    pack: str | None
    forwarded_at: datetime | None = None
    forward_list: str | None = None
    authority: Authority = Authority.NOT_NEEDED
    joined_to: str | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether the case still waits for an answer or its end."""
        return self.status not in (Status.CLOSED, Status.FORWARDED)

    @property
    def is_answered(self) -> bool:
        """Tell whether the legal clock was met."""
        return self.answered_at is not None


@dataclass(frozen=True)
class Case:
    """A case with what the person said, and the cases that belong to it."""

    facts: CaseFacts
    person: Person
    linked: tuple[CaseFacts, ...] = ()
    similar: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """Return the receipt number."""
        return self.facts.number


@dataclass(frozen=True, slots=True)
class SeenProof:
    """A proof that was seen: for which need, which one, how, by whom (`kind:key`) and when. No copy of it is kept."""

    need: str
    proof: str
    how: SeenHow
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AuthorityCard:
    """What was seen of who asks for another, and what is still to be seen.

    `sheet` is what the law of the country says (None where no rule pack knows the relation), `level` (0-3) what the
    checks of the representative reached and `level_needed` what they must.
    """

    representative: Representative
    state: Authority
    sheet: Representation | None
    seen: tuple[SeenProof, ...]
    missing: tuple[Need, ...]
    level: int
    level_needed: int


@dataclass(frozen=True, slots=True)
class EarlierRequest:
    """A request that the same person, known as such, made before."""

    number: str
    right: Right
    received_on: date


@dataclass(frozen=True, slots=True)
class RefusalCard:
    """A refusal as unfounded or excessive: who asked for it (`kind:key`), with which reasons, and who agreed."""

    id: int
    ground: RefusalGround
    reasons: str
    asked_by: str
    asked_at: datetime
    approved_by: str
    approved_at: datetime | None

    @property
    def is_approved(self) -> bool:
        """Tell whether a second colleague agreed."""
        return bool(self.approved_by)


@dataclass(frozen=True, slots=True)
class FeeCard:
    """A fee for a request that is unfounded or excessive: `cents` of euros, what they pay for, and who agreed.

    Law: GDPR art. 12(5)(a).
    """

    id: int
    ground: RefusalGround
    cents: int
    costs: str
    reasons: str
    asked_by: str
    asked_at: datetime
    approved_by: str
    approved_at: datetime | None
    told_at: datetime | None

    @property
    def is_approved(self) -> bool:
        """Tell whether a second colleague agreed."""
        return bool(self.approved_by)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many open cases somebody may know of, and how many of them ask for something.

    `overdue` and `this_week` are of cases that were not answered.
    """

    open: int
    overdue: int
    this_week: int
    to_identify: int
    to_approve: int
    to_close: int
