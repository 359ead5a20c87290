"""What others may hold of who got data, and of a fee."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from houvast.features.activities.contracts import Recipient


class ToldHow(StrEnum):
    """How a recipient was told what was done with data that it got."""

    MAIL = "mail"
    PHONE = "phone"
    LETTER = "letter"
    OTHERWISE = "otherwise"


class NotToldWhy(StrEnum):
    """Why a recipient is not told.

    Law: GDPR art. 19: impossible, or a disproportionate effort; art. 28: what a principal tells itself.
    """

    IMPOSSIBLE = "impossible"
    DISPROPORTIONATE = "disproportionate"
    PRINCIPAL_TELLS = "principal_tells"


class RecipientNeed(StrEnum):
    """Whether a recipient must hear of what was done."""

    MUST_HEAR = "must_hear"
    DONE_BY_US = "done_by_us"  # it only keeps systems that we changed and read back ourselves, or is we


class FeeEnd(StrEnum):
    """How the wait for a fee ended."""

    PAID = "paid"
    DROPPED = "dropped"  # the request is done for nothing after all
    WITHDRAWN = "withdrawn"  # the person took the request back


@dataclass(frozen=True, slots=True)
class RecipientCard:
    """Who got data that a request changed, and whether they were told of it, or why not, in words and by whom.

    `is_lost` tells that the mail to them did not arrive. Law: GDPR art. 19.
    """

    recipient: Recipient
    need: RecipientNeed
    notified: ToldHow | None = None
    not_told: NotToldWhy | None = None
    words: str = ""
    by: str = ""
    at: datetime | None = None
    message: UUID | None = None
    is_lost: bool = False

    @property
    def name(self) -> str:
        """Return what the recipient is called."""
        return self.recipient.name

    @property
    def is_settled(self) -> bool:
        """Tell whether they were told, or left out with a reason."""
        return self.not_told is not None or (self.notified is not None and not self.is_lost)

    @property
    def waits(self) -> bool:
        """Tell whether somebody must still tell them, or say why not."""
        return self.need is RecipientNeed.MUST_HEAR and not self.is_settled
