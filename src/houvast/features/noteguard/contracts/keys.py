"""Keys with which pages of other programs have text checked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """A key with which pages of other programs have text checked.

    `block_from` is the severity from which such a page keeps an agent from saving; None: it only warns.
    """

    id: UUID
    organisation: str
    name: str
    origins: tuple[str, ...]
    block_from: int | None
    made_at: datetime
    revoked_at: datetime | None
