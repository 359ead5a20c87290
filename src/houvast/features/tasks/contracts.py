"""What others may hold of a task."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class TaskKind(StrEnum):
    """What is asked of somebody."""

    LOCATE = "locate"  # say what you hold, and give copies
    ERASE = "erase"
    RECTIFY = "rectify"
    RESTRICT = "restrict"
    STOP = "stop"  # use the data no longer for what the person objects to
    REVIEW = "review"  # look at what changed in a system
    GENERAL = "general"


CARRIES_OUT = (TaskKind.ERASE, TaskKind.RECTIFY, TaskKind.RESTRICT, TaskKind.STOP)
"""Kinds that change something in a system."""


class TaskState(StrEnum):
    """Where a task stands: open, answered in one of three ways, or withdrawn."""

    OPEN = "open"
    DONE = "done"
    NOT_FOUND = "not_found"
    EXCEPTION = "exception"
    WITHDRAWN = "withdrawn"


ANSWERS = (TaskState.DONE, TaskState.NOT_FOUND, TaskState.EXCEPTION)

OTHER_GROUND = "other"
"""The ground of an exception that no rule pack knows: the words beside it say what it is."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who a task is for: an account, everybody in a role, or an external party (name and e-mail address)."""

    account: UUID | None = None
    role: str = ""
    party: str = ""
    email: str = ""
    language: str = "nl"

    @property
    def is_outside(self) -> bool:
        """Whether it is somebody without an account."""
        return bool(self.party)


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """A task without anybody's data: what lists and clocks need.

    `system` and `case` are empty where it is about none; `organisation` is the key of whose data it is about. `ground`
    and `until` belong to an exception. `reminded_at` is the last reminder, `told_at` the mail with the first link.
    """

    id: UUID
    kind: TaskKind
    state: TaskState
    system: str
    case: str
    organisation: str
    account: UUID | None
    role: str
    is_outside: bool
    language: str
    opened_at: datetime
    due_on: date
    told_at: datetime | None
    reminded_at: datetime | None
    answered_at: datetime | None
    answered_by: str
    ground: str
    until: date | None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its answer."""
        return self.state is TaskState.OPEN

    @property
    def is_answered(self) -> bool:
        """Whether somebody answered it."""
        return self.state in ANSWERS


@dataclass(frozen=True, slots=True)
class Asked:
    """What a task asks, opened: whom to look for (kind and text), where, what to change (what, old, new), in words."""

    look_for: tuple[tuple[str, str], ...] = ()
    where: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    words: str = ""
    party: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with an answer."""

    file: UUID
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answered, opened: their words (the reason of an exception too), and their name where they gave it.

    `on_behalf` tells that a colleague wrote the answer down for who was asked.
    """

    words: str
    name: str
    on_behalf: bool
    files: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A file that somebody hands in with an answer."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ByHand:
    """A system without an interface: where it is, who looks after it, for whom it holds data, and how long before.

    `days` is how many days before the internal date its tasks are due. `owner` is a user name or a role.
    """

    system: str
    where: str
    owner: str
    party: str
    email: str
    language: str
    days: int
    organisations: frozenset[str]
    activity: str
    retention: str
