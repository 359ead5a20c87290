"""What others may hold of a contact block."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Why(StrEnum):
    """Why a contact point is blocked.

    Law: GDPR art. 21, 18, 7(3).
    """

    OBJECTION = "objection"
    RESTRICTION = "restriction"
    WITHDRAWAL = "withdrawal"


class Purpose(StrEnum):
    """What somebody would be called or mailed for."""

    MARKETING = "marketing"
    SERVICE = "service"  # about a contract, an order, a complaint
    LEGAL = "legal"  # what the law asks to be told, such as a data breach


class Means(StrEnum):
    """By what somebody is approached."""

    MAIL = "mail"
    PHONE = "phone"
    SMS = "sms"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Closed:
    """What a block closes: all that its reason closes, or one purpose by one means.

    `purpose` is empty, a `Purpose`, or the key of an activity; `means` is empty where it is about every means.
    """

    why: Why
    purpose: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose: what stands closed or open, since when, and in which case.

    `proof` is the hash of the entry in the evidence that tells so.
    """

    closed: Closed
    stands: bool
    since: datetime
    case: str
    proof: str


@dataclass(frozen=True, slots=True)
class Given:
    """A consent for a purpose, as it was given: when, in which case, to which words (their digest), with its proof.

    Law: GDPR art. 7(1).
    """

    purpose: str
    at: datetime
    case: str
    words: str
    proof: str


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """A contact point that is left alone: for which organisation (key), why, since when, and in which case."""

    organisation: str
    kind: str
    why: Why
    since: datetime
    case: str
