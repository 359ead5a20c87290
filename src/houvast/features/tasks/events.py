"""What happens to tasks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Code, Personal, Ref
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class TaskOpened(Fact):
    """Somebody was asked to do something by hand; `party` is who, where it is an external party."""

    kind: ClassVar[str] = "tasks.opened"
    task: UUID
    sort: Code
    system: Ref | None
    due_on: date
    outside: bool
    party: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class LinkMade(Fact):
    """A link was made with which an external party opens its task; `mailed` when Houvast sent it."""

    kind: ClassVar[str] = "tasks.link_made"
    task: UUID
    expires: datetime
    mailed: bool


@dataclass(frozen=True, slots=True)
class LinksRevoked(Fact):
    """No link opens this task any more."""

    kind: ClassVar[str] = "tasks.links_revoked"
    task: UUID


@dataclass(frozen=True, slots=True)
class TaskShown(Fact):
    """What to look for was shown to who came through a link."""

    kind: ClassVar[str] = "tasks.shown"
    task: UUID


@dataclass(frozen=True, slots=True)
class TaskReminded(Fact):
    """Who was asked was reminded; `mailed` when that was by mail."""

    kind: ClassVar[str] = "tasks.reminded"
    task: UUID
    due_on: date
    mailed: bool


@dataclass(frozen=True, slots=True)
class TaskAnswered(Fact):
    """Somebody answered; `on_behalf` when a colleague wrote it down for them."""

    kind: ClassVar[str] = "tasks.answered"
    task: UUID
    system: Ref | None
    sort: Code
    answer: Code
    ground: Code | None
    until: date | None
    files: int
    on_behalf: bool
    words: Annotated[str, Personal]
    name: Annotated[str, Personal]


@dataclass(frozen=True, slots=True)
class TaskWithdrawn(Fact):
    """A task needs no answer any more."""

    kind: ClassVar[str] = "tasks.withdrawn"
    task: UUID
    system: Ref | None
