"""What each mail holds. Every field is a place in its text; nothing else of the person or the request gets in.

`number` is the receipt number, `contact` how the organisation is reached, `right` the kind of request.
Law: GDPR art. 5(1)(c).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from houvast.features.rights.answer.contracts import Right


class MailKind(StrEnum):
    """Which mail; the value is the name of its text, and the purpose under which it is kept."""

    RECEIPT = "receipt"
    IDENTITY_NEEDED = "identity_needed"
    IDENTITY_FAILED = "identity_failed"
    CLARIFICATION = "clarification"
    EXTENSION = "extension"
    FORWARDED = "forwarded"
    ANSWER_READY = "answer_ready"
    REMINDER = "reminder"
    RECIPIENT_NOTICE = "recipient_notice"
    JOINED = "joined"
    WITHDRAWN = "withdrawn"
    FEE_DROPPED = "fee_dropped"


class Question(StrEnum):
    """What can be asked about a request: never in words of one's own, which could give something away."""

    WHICH_DATA = "which_data"
    WHICH_PERIOD = "which_period"
    WHAT_IS_WRONG = "what_is_wrong"
    WHICH_USE = "which_use"
    WHICH_DECISION = "which_decision"


class Reason(StrEnum):
    """Why the answer takes longer; the law knows no other reasons.

    Law: GDPR art. 12(3).
    """

    COMPLEXITY = "complexity"
    NUMBER_OF_REQUESTS = "number_of_requests"


class Waiting(StrEnum):
    """What a request waits for."""

    IDENTITY = "identity"
    ANSWER = "answer"


class Done(StrEnum):
    """What a recipient is told that was done.

    Law: GDPR art. 19.
    """

    ERASED = "erased"
    CORRECTED = "corrected"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class Greeting:
    """Whom a mail greets; without a name where nobody proved yet whose the address is."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """The way to complain, in the country of who speaks.

    Law: GDPR art. 12(4), 77.
    """

    country: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Where the person follows the request, and how they come in; empty where that page is not open.

    The address is the same for everybody: it holds no number, no key and nothing of the person.
    """

    address: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """We have your request, and you hear from us by then."""

    greeting: Greeting
    right: Right
    number: str
    received: date
    due: date
    own_page: OwnPage
    organisation: str
    contact: str


@dataclass(frozen=True, slots=True)
class IdentityNeeded:
    """We must know that it is you."""

    greeting: Greeting
    right: Right
    number: str
    due: date
    organisation: str
    contact: str


@dataclass(frozen=True, slots=True)
class IdentityFailed:
    """We could not establish that it is you."""

    greeting: Greeting
    right: Right
    number: str
    complaint: Complaint
    organisation: str
    contact: str


@dataclass(frozen=True, slots=True)
class Clarification:
    """We have a question about what you ask."""

    greeting: Greeting
    right: Right
    number: str
    questions: tuple[Question, ...]
    due: date
    organisation: str
    contact: str


@dataclass(frozen=True, slots=True)
class Extension:
    """We need more time, and why.

    Law: GDPR art. 12(3).
    """

    greeting: Greeting
    right: Right
    number: str
    reasons: tuple[Reason, ...]
    due: date
    extended_due: date
    complaint: Complaint
    organisation: str
    contact: str


@dataclass(frozen=True, slots=True)
class Forwarded:
    """Another organisation decides on this, and has your request now."""

    greeting: Greeting
    right: Right
    number: str
    principal: str
    received: date
    forwarded: date
    due: date
    organisation: str
    contact: str


@dataclass(frozen=True, slots=True)
class AnswerReady:
    """Our answer is there."""

    greeting: Greeting
    right: Right
    number: str
    kept_until: date
    organisation: str
    contact: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """We wait for you."""

    greeting: Greeting
    right: Right
    number: str
    waiting: Waiting
    due: date
    organisation: str
    contact: str


@dataclass(frozen=True, slots=True)
class RecipientNotice:
    """An organisation that got data from us hears what we did since; about whom is told in another way.

    Law: GDPR art. 19.
    """

    greeting: Greeting
    number: str
    done: Done
    done_on: date
    organisation: str
    contact: str


@dataclass(frozen=True, slots=True)
class Joined:
    """What you asked goes on in one request; `number` is the one that goes on, `joined` those that do no more."""

    greeting: Greeting
    right: Right
    number: str
    joined: str
    due: date
    organisation: str
    contact: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """You took your request back, and it is easily taken up again."""

    greeting: Greeting
    right: Right
    number: str
    withdrawn: date
    organisation: str
    contact: str


@dataclass(frozen=True, slots=True)
class FeeDropped:
    """We asked a fee, and ask it no more.

    Law: GDPR art. 12(5).
    """

    greeting: Greeting
    right: Right
    number: str
    due: date
    organisation: str
    contact: str


Mail = (
    Receipt
    | IdentityNeeded
    | IdentityFailed
    | Clarification
    | Extension
    | Forwarded
    | AnswerReady
    | Reminder
    | RecipientNotice
    | Joined
    | Withdrawn
    | FeeDropped
)
FIELDS: dict[MailKind, type[Mail]] = {
    MailKind.RECEIPT: Receipt,
    MailKind.IDENTITY_NEEDED: IdentityNeeded,
    MailKind.IDENTITY_FAILED: IdentityFailed,
    MailKind.CLARIFICATION: Clarification,
    MailKind.EXTENSION: Extension,
    MailKind.FORWARDED: Forwarded,
    MailKind.ANSWER_READY: AnswerReady,
    MailKind.REMINDER: Reminder,
    MailKind.RECIPIENT_NOTICE: RecipientNotice,
    MailKind.JOINED: Joined,
    MailKind.WITHDRAWN: Withdrawn,
    MailKind.FEE_DROPPED: FeeDropped,
}
