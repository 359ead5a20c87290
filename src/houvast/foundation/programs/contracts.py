"""What others may hold of a program."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Scope(StrEnum):
    """What a program may do, for its own organisation only."""

    CONTACT_CHECK = "contact-check"  # ask whether somebody may be called or mailed
    OPENDSR = "opendsr"  # send requests of a principal, ask how far those are, and take them back
    INTAKE = "intake"  # hand in requests, and ask how those are doing
    ANSWERS = "answers"  # fetch the answers to the requests that it handed in
    IDENTITY = "identity"  # vouch for who is logged in at its own portal


@dataclass(frozen=True, slots=True)
class ProgramFacts:
    """A program: for which organisation (key, id and country), what it may do, and how often in a minute."""

    id: UUID
    name: str
    organisation: str
    organisation_id: UUID
    country: str
    scopes: frozenset[Scope]
    a_minute: int
    made_at: datetime
    revoked_at: datetime | None = None
