"""What happens to cases."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Code, Digest, Personal, Ref, Tally
from houvast.features.rights.release_events import ReleaseApproved, ReleaseAsked  # noqa: F401
from houvast.features.rights.window_events import ErasureRevoked, RevocationOpened, RevocationShortened  # noqa: F401
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class CaseRegistered(Fact):
    """A request was registered; its clock runs from receipt."""

    kind: ClassVar[str] = "rights.case_registered"
    organisation: Ref
    right: Code
    channel: Code
    received_on: date
    due_on: date
    name: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class CaseLinked(Fact):
    """Data for another controller were found: its part of the request is a case of its own, with the same receipt."""

    kind: ClassVar[str] = "rights.case_linked"
    linked: Ref
    organisation: Ref


@dataclass(frozen=True, slots=True)
class CaseForwarded(Fact):
    """The request was passed on to the controller, with the time of receipt."""

    kind: ClassVar[str] = "rights.case_forwarded"
    organisation: Ref


@dataclass(frozen=True, slots=True)
class RowsForwarded(Fact):
    """The part of a request on which the controller decides was passed on, with the time of receipt and legal date."""

    kind: ClassVar[str] = "rights.rows_forwarded"
    organisation: Ref
    plan: Digest
    rows: Tally
    received_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class InstructionRecorded(Fact):
    """The controller instructed the centre to carry the request out."""

    kind: ClassVar[str] = "rights.instruction_recorded"
    reference: Ref


@dataclass(frozen=True, slots=True)
class KeysGiven(Fact):
    """The person gave identifiers, or they were written down better."""

    kind: ClassVar[str] = "rights.keys_given"
    kinds: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class PersonCompleted(Fact):
    """The person gave an address to write to, or said what must be put right."""

    kind: ClassVar[str] = "rights.person_completed"
    with_address: bool
    corrected: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class RepresentativeNamed(Fact):
    """Somebody asks for another; or, without a relation, the person asks after all."""

    kind: ClassVar[str] = "rights.representative_named"
    relation: Code | None
    able: bool
    name: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class RepresentativeChecked(Fact):
    """It was checked who a representative is."""

    kind: ClassVar[str] = "rights.representative_checked"
    method: Code
    level: int
    level_needed: int
    passed: bool
    proven: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class AuthorityProofSeen(Fact):
    """A proof that somebody may ask for another was seen, and not kept."""

    kind: ClassVar[str] = "rights.authority_proof_seen"
    need: Code
    proof: Code
    how: Code


@dataclass(frozen=True, slots=True)
class AuthoritySettled(Fact):
    """Everything was seen that the law of the country asks of who asks for another."""

    kind: ClassVar[str] = "rights.authority_settled"


@dataclass(frozen=True, slots=True)
class AuthorityRefused(Fact):
    """The authority was not taken; the request stays registered and its clock runs."""

    kind: ClassVar[str] = "rights.authority_refused"
    why: Code
    reason: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class CaseJoined(Fact):
    """The request goes on in another one of the same person, and closes here."""

    kind: ClassVar[str] = "rights.case_joined"
    to: Ref
    why: Code
    reason: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class CaseTakenUp(Fact):
    """Another request of the same person goes on in this one; the clock runs from the first receipt of the two."""

    kind: ClassVar[str] = "rights.case_taken_up"
    joined: Ref
    received_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class CaseParted(Fact):
    """The joining was undone: the request is one of its own again."""

    kind: ClassVar[str] = "rights.case_parted"
    of: Ref
    reason: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class CasesKeptApart(Fact):
    """Somebody looked, and the other request is not of this person, or not the same."""

    kind: ClassVar[str] = "rights.cases_kept_apart"
    other: Ref
    reason: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class RefusalAsked(Fact):
    """Somebody wishes to refuse the request as unfounded or excessive; `earlier` counts the person's requests before.

    Law: GDPR art. 12(5).
    """

    kind: ClassVar[str] = "rights.refusal_asked"
    ground: Code
    earlier: int
    reasons: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class RefusalApproved(Fact):
    """A second colleague agreed that the request is refused."""

    kind: ClassVar[str] = "rights.refusal_approved"
    ground: Code


@dataclass(frozen=True, slots=True)
class RefusalWithdrawn(Fact):
    """The wish to refuse the request was taken back."""

    kind: ClassVar[str] = "rights.refusal_withdrawn"


@dataclass(frozen=True, slots=True)
class FeeAsked(Fact):
    """Somebody wishes to ask a fee (GDPR art. 12(5)(a)); `earlier` counts the person's requests before."""

    kind: ClassVar[str] = "rights.fee_asked"
    ground: Code
    cents: int
    earlier: int
    reasons: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class FeeApproved(Fact):
    """A second colleague agreed that a fee is asked."""

    kind: ClassVar[str] = "rights.fee_approved"
    ground: Code
    cents: int


@dataclass(frozen=True, slots=True)
class FeeTold(Fact):
    """The person was told of the fee before it is asked, and that they can take the request back."""

    kind: ClassVar[str] = "rights.fee_told"
    cents: int
    how: Code


@dataclass(frozen=True, slots=True)
class FeeEnded(Fact):
    """The wait for a fee ended: it was paid, it is not asked after all, or the person took the request back."""

    kind: ClassVar[str] = "rights.fee_ended"
    end: Code
    words: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class RecipientTold(Fact):
    """Somebody who got data was told what was done with it. Law: GDPR art. 19."""

    kind: ClassVar[str] = "rights.recipient_told"
    recipient: Annotated[str, Personal]
    how: Code
    identifiers: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class RecipientNotTold(Fact):
    """Somebody who got data is not told, and why. Law: GDPR art. 19."""

    kind: ClassVar[str] = "rights.recipient_not_told"
    recipient: Annotated[str, Personal]
    why: Code
    reason: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class TermExtended(Fact):
    """The term was extended by two months, with a letter in the first month."""

    kind: ClassVar[str] = "rights.term_extended"
    due_on: date
    reasons: tuple[Code, ...]
    letter_sent_on: date


@dataclass(frozen=True, slots=True)
class CaseAnswered(Fact):
    """The person got an answer."""

    kind: ClassVar[str] = "rights.case_answered"
    outcome: Code
    in_time: bool


@dataclass(frozen=True, slots=True)
class CaseClosed(Fact):
    """The case is done."""

    kind: ClassVar[str] = "rights.case_closed"


@dataclass(frozen=True, slots=True)
class CaseWithdrawn(Fact):
    """Who asked for it took the request back before anything was done."""

    kind: ClassVar[str] = "rights.case_withdrawn"


@dataclass(frozen=True, slots=True)
class CaseShredded(Fact):
    """The key of the case was destroyed: what the person said, what was found and the plan can't be read any more."""

    kind: ClassVar[str] = "rights.case_shredded"


@dataclass(frozen=True, slots=True)
class MailQueued(Fact):
    """A mail about the case is on its way; `to_proven` tells whether its address was proven to be the person's own."""

    kind: ClassVar[str] = "rights.mail_queued"
    message: UUID
    purpose: Code
    to_proven: bool
