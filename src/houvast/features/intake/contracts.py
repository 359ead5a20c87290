"""What others may hold of a request that was handed in."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from houvast.features.rights.contracts import CaseFacts, Outcome, Representing, Right, Status


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
    """What a program gets back: the number of the case, its dates and how far it is; nothing about the person.

    `answer_until` tells until when the answer can be fetched; None where there is none to fetch.
    """

    number: str
    right: Right
    status: Status
    received_on: date
    due_on: date
    answered_at: datetime | None
    is_new: bool
    outcome: Outcome | None = None
    extended: bool = False
    answer_until: datetime | None = None


class Doubt(StrEnum):
    """Why a person looks at a request from the public page; it is registered all the same, and its clock runs."""

    TRAP = "trap"
    TOO_FAST = "too_fast"
    TOO_OLD = "too_old"
    NO_FORM = "no_form"
    ELSEWHERE = "elsewhere"
    MANY = "many"
    KIND_UNKNOWN = "kind_unknown"


SPAM = frozenset(Doubt) - {Doubt.KIND_UNKNOWN, Doubt.TOO_OLD}
"""Doubts whether a person sent it at all: then no mail goes to an address that it gives."""


class NoRequest(StrEnum):
    """Why something that came in on the public page is no request."""

    MACHINE = "machine"
    ADVERTISING = "advertising"
    NONSENSE = "nonsense"


@dataclass(frozen=True, slots=True)
class ClosedAsSpam:
    """A case that was closed as no request, when it came in, and why."""

    case: CaseFacts
    at: datetime
    why: NoRequest


@dataclass(frozen=True, slots=True)
class WebRequest:
    """What somebody asked on a public page: one case for each right; `language` is that of the page.

    All but `representing` is about the person whose data it is.
    """

    rights: tuple[Right, ...]
    name: str = field(default="", repr=False)
    keys: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    address: tuple[str, ...] = field(default=(), repr=False)
    words: str = field(default="", repr=False)
    language: str = "nl"
    representing: Representing | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """By which form something was asked, from which network, and what is doubted; `form` is empty without one."""

    form: str = field(default="", repr=False)
    network: str = field(default="", repr=False)
    doubts: frozenset[Doubt] = frozenset()


@dataclass(frozen=True, slots=True)
class WebReceipt:
    """The numbers that somebody got on a public page, in the order of the rights; nothing about the person.

    `left_out` tells how many numbers of citizens were left out of the words.
    """

    numbers: tuple[str, ...]
    is_new: bool
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """A request from a public page that somebody must look at."""

    case: CaseFacts
    doubts: tuple[Doubt, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """A letter that was scanned: the file of its scan and how many pages it has."""

    case: CaseFacts
    file: UUID
    pages: int
    at: datetime
