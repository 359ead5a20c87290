"""What happens on the person's own page; nothing of what was written or fetched."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from houvast.engines.ledger.facts import Code, Digest, Ref, Tally
from houvast.foundation.events.facts import Fact


@dataclass(frozen=True, slots=True)
class CodeAsked(Fact):
    """A code was sent to a contact point of the case: to come in (`enter`), or to fetch the answer (`answer`)."""

    kind: ClassVar[str] = "portal.code_asked"
    purpose: Code
    by_way_of: Code


@dataclass(frozen=True, slots=True)
class CodeFailed(Fact):
    """A wrong code was given."""

    kind: ClassVar[str] = "portal.code_failed"
    purpose: Code


@dataclass(frozen=True, slots=True)
class PageEntered(Fact):
    """Somebody came in with the code."""

    kind: ClassVar[str] = "portal.entered"
    session: UUID


@dataclass(frozen=True, slots=True)
class PageLeft(Fact):
    """Somebody signed out."""

    kind: ClassVar[str] = "portal.left"
    session: UUID


@dataclass(frozen=True, slots=True)
class MessageWritten(Fact):
    """A message was written, by the person or by the centre."""

    kind: ClassVar[str] = "portal.message_written"
    message: UUID
    author: Code
    files: int


@dataclass(frozen=True, slots=True)
class CorrectionsGiven(Fact):
    """The person said what must be put right; where the case was about something else, in a new case (`request`)."""

    kind: ClassVar[str] = "portal.corrections_given"
    request: Ref
    count: int


@dataclass(frozen=True, slots=True)
class CategoriesShown(Fact):
    """The person saw which sorts of data were found; how many by system."""

    kind: ClassVar[str] = "portal.categories_shown"
    by_system: Tally


@dataclass(frozen=True, slots=True)
class ValuesShown(Fact):
    """The person saw values that can be put right; how many by category.

    Law: GDPR art. 15, 16.
    """

    kind: ClassVar[str] = "portal.values_shown"
    by_category: Tally


@dataclass(frozen=True, slots=True)
class PackFetched(Fact):
    """The person fetched the answer, which is the file with this digest."""

    kind: ClassVar[str] = "portal.pack_fetched"
    file: UUID
    digest: Digest


@dataclass(frozen=True, slots=True)
class PackRevoked(Fact):
    """The centre stopped the answer from being fetched."""

    kind: ClassVar[str] = "portal.pack_revoked"
    file: UUID


@dataclass(frozen=True, slots=True)
class PageClosed(Fact):
    """The page was closed: by the person, whom nobody lets in any more."""

    kind: ClassVar[str] = "portal.closed"


@dataclass(frozen=True, slots=True)
class PageOpened(Fact):
    """The centre opened a closed page again, because the person asked."""

    kind: ClassVar[str] = "portal.opened_again"
