"""What others may hold of the person's own page."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from houvast.engines.matching.identifiers import Identifier
from houvast.engines.rulepacks.rules import Words
from houvast.engines.trouble import Trouble
from houvast.features.consent.contracts import Means
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
class OffersBy:
    """Whether offers may come by one means, on a contact point (None: by post), and since when that was chosen.

    `may_open` tells that they may be allowed again from this visit; `restricted` that nothing at all may be sent there
    but what the law asks. `proof` is the hash of the evidence of the choice.
    """

    contact: Identifier | None = field(repr=False)
    means: Means
    allowed: bool
    may_open: bool
    restricted: bool = False
    since: datetime | None = None
    proof: str = ""


class Basis(StrEnum):
    """How somebody decides about a purpose: by consent, or by an objection."""

    CONSENT = "consent"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True)
class PurposeChoice:
    """What the person chose about an activity of the register; `stands` is None where nothing is known here.

    Of a consent `stands` tells that it was given, of an objection that the person objects; `request` is the number of
    the request that weighs the objection. `no_offers` tells that offers are off, whatever the consent says.
    Law: GDPR art. 7, 21.
    """

    basis: Basis
    key: str
    name: Words
    text: Words
    stands: bool | None
    since: datetime | None = None
    proof: str = ""
    request: str = ""
    is_absolute: bool = False
    no_offers: bool = False


@dataclass(frozen=True, slots=True)
class PackCard:
    """The answer as the page shows it: its state, and until when it can be fetched."""

    state: PackState
    until: datetime | None = None
