"""What others may hold of a text."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from houvast.engines.trouble import Trouble
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.contracts import OrganisationFacts

LONGEST = 20_000
PLACE = re.compile(r"\{(\w+)\}")
"""A field in a text, which is filled in for each person."""


class TextRefused(Trouble):
    """A text does not hold what it must, or holds what it may not."""


class State(StrEnum):
    """Where a version stands."""

    WAITING = "waiting"  # for a second person
    LIVE = "live"
    REPLACED = "replaced"
    DROPPED = "dropped"  # never came in force


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text reads with everything filled in: `title` is a subject or heading, and may be empty."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a text; an empty `text` means that ours is used again.

    `written_by` and `approved_by` are names as people see them; `writer` says which actor wrote it.
    """

    id: UUID
    organisation: str
    kind: str
    name: str
    language: str
    number: int
    text: str
    state: State
    written_by: str
    writer: str
    written_at: datetime
    approved_by: str
    approved_at: datetime | None
    review_by: date | None

    def is_stale(self, on: date) -> bool:
        """Tell whether it should have been looked at again before this day."""
        return self.review_by is not None and self.review_by < on


@dataclass(frozen=True, slots=True)
class Approved:
    """What who puts a text in force needs to know: the version, its organisation, and who approved it when."""

    version: Version
    organisation: OrganisationFacts
    approver: str
    by: Actor
    at: datetime


def nothing_more(_approved: Approved) -> None:
    """Do nothing when a text comes in force: it is asked for when it is needed."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text, as the feature that uses it offers it.

    `titles` gives the names of the texts, with how people call each; `ours` the text that comes with Houvast (empty for
    what organisations write from nothing); `check` raises `TextRefused`; `read` fills in an example; `holds` names the
    places that a text must have; `enacted` is called inside the transaction that puts a text in force.
    """

    key: str
    languages: tuple[str, ...]
    titles: Callable[[], Mapping[str, str]]
    ours: Callable[[str, str], str]
    check: Callable[[str, str, str], None]
    read: Callable[[str, str, str], Reading]
    holds: Callable[[str], tuple[str, ...]]
    enacted: Callable[[Approved], None] = field(default=nothing_more)
    is_open: bool = False
    """Whether there may be texts under names of one's own."""


def tidy(text: str) -> str:
    """Write a text as it is kept: one kind of line end, nothing hanging at the end of a line."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n"))


def check_places(text: str, wanted: Collection[str], *, what: str) -> None:
    """Hold the places of a text against those that it must have.

    :raises TextRefused: one is absent, or one is not known.
    """
    there = set(PLACE.findall(text))
    if absent := sorted(set(wanted) - there):
        raise TextRefused(f"{what} must hold {_named(absent)}: put it back.")
    if unknown := sorted(there - set(wanted)):
        raise TextRefused(f"{what} holds {_named(unknown)}, which nothing fills in: take it out.")
    if "{" in PLACE.sub("", text) or "}" in PLACE.sub("", text):
        raise TextRefused(f"{what} has a brace that belongs to no field: write fields as {{name}}.")


def _named(places: list[str]) -> str:
    return ", ".join(f"{{{place}}}" for place in places)
