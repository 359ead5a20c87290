"""What others may hold of a request that was handed in."""

from dataclasses import dataclass, field
from datetime import date, datetime

from houvast.features.rights.contracts import Right, Status


@dataclass(frozen=True, slots=True)
class Request:
    """A request as a program hands it in; `keys` are pairs of a kind (`email`) and what was given for it."""

    right: Right
    received_at: datetime
    name: str = ""
    keys: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    words: str = field(default="", repr=False)
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a program gets back: the number of the case, its dates and how far it is; nothing about the person."""

    number: str
    right: Right
    status: Status
    received_on: date
    due_on: date
    answered_at: datetime | None
    is_new: bool
