"""What others may hold of the person's own page."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from houvast.engines.matching.identifiers import Identifier
from houvast.engines.trouble import Trouble
from houvast.foundation.events.facts import Actor

CODE_LASTS = timedelta(minutes=10)
TRIES = 3
KNOCKS_SPAN = timedelta(minutes=15)
IDLE = timedelta(minutes=20)
VISIT_LASTS = timedelta(hours=1)
"""A visit ends when nothing was done for `IDLE`, and in any case after this."""
LONGEST_WORDS = 5000
LARGEST_FILE = 10 * 2**20
MOST_FILES = 5


class FileNotTaken(Trouble):
    """A file is not what may be sent: too large, too many, or of another form."""


class Author(StrEnum):
    """Who wrote a message."""

    PERSON = "person"
    CENTRE = "centre"


class PackState(StrEnum):
    """What can be done with the answer."""

    NONE = "none"  # there is no answer with a pack
    HIDDEN = "hidden"  # there may be one, but it is not known who looks
    THERE = "there"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody on the page of one case: through which contact point they came, and the level that they proved here."""

    session: UUID
    case: str
    contact: Identifier = field(repr=False)
    level: int
    entered_at: datetime

    @property
    def actor(self) -> Actor:
        """Who acts: whoever has this case's page open."""
        return Actor(kind="subject", key=self.case)


@dataclass(frozen=True, slots=True)
class PageMessage:
    """A message between the person and the centre; `files` are ids of what came with it."""

    id: UUID
    author: Author
    words: str = field(repr=False)
    files: tuple[UUID, ...]
    at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Preference:
    """Whether a contact point may be used for offers; `is_own` when it may be allowed again from this visit.

    `restricted` tells that nothing at all may be sent there but what the law asks.
    """

    contact: Identifier = field(repr=False)
    allowed: bool
    is_own: bool
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class PackCard:
    """The answer as the page shows it: its state, and until when it can be fetched."""

    state: PackState
    until: datetime | None = None
