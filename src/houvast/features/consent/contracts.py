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


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """A contact point that is left alone: for which organisation (key), why, since when, and in which case."""

    organisation: str
    kind: str
    why: Why
    since: datetime
    case: str
