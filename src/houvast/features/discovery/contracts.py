"""What others may hold of a proposal, of drift and of a gap."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Progress = Callable[[int, int, str], None]
"""Called with collections done, collections in all, and the collection at hand."""


class Status(StrEnum):
    """Where a proposal stands; `mapped` says the same as the map does, so there is nothing to decide."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    REJECTED = "rejected"
    MAPPED = "mapped"


class Verdict(StrEnum):
    """What a person decides about a proposal."""

    ACCEPT = "accept"
    CHANGE = "change"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class ProposedReference:
    """A field that holds the key of other rows; `found` of `tested` sampled values occur there when not declared."""

    target: str
    target_field: str
    declared: bool
    confidence: float
    found: int = 0
    tested: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one field seems to hold, and what was decided about that; never a value.

    `category` is what counts now: proposed, or decided where `status` is changed. Empty: nothing about a person.
    `reasons` are codes as `name:email:95`, `values:email:98`, `veto:…`, `neighbours:person`.
    """

    id: int
    system: str
    collection: str
    field: str
    kind: str
    category: str
    proposed_category: str
    confidence: float
    reasons: tuple[str, ...]
    status: Status
    identity: str
    special: str
    age: bool
    free_text: bool
    primary_key: bool
    subject: str
    data_type: str
    length: int | None
    references: tuple[ProposedReference, ...]
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    applied: bool

    @property
    def name(self) -> str:
        """Return the field with its collection."""
        return f"{self.collection}.{self.field}"

    @property
    def rule(self) -> str:
        """Return what the proposal rests on, to decide alike about those that rest on the same."""
        return f"{self.kind or 'none'}/{'+'.join(sorted({reason.partition(':')[0] for reason in self.reasons}))}"


@dataclass(frozen=True, slots=True)
class Discovered:
    """What a run of discovery found; `unsampled` are collections of which no values could be seen."""

    system: str
    collections: int
    fields: int
    personal: int
    reopened: int
    unsampled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Open proposals that can be decided together."""

    key: str
    count: int
    lowest: float


@dataclass(frozen=True, slots=True)
class MapChange:
    """What applying would do to a file of the map: its new text, and the difference as lines."""

    file: str
    text: str
    difference: tuple[str, ...]
    fields: int


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference between what a system says of itself and what was reviewed last.

    `code` is collection_new, collection_gone, column_new, column_gone, column_changed, key_changed,
    foreign_key_new or foreign_key_gone.
    """

    system: str
    collection: str
    code: str
    field: str = ""
    was: str = ""
    now: str = ""
    found_at: datetime | None = None

    def __str__(self) -> str:
        at = f"{self.system}:{self.collection}" + (f".{self.field}" if self.field else "")
        change = f" ({self.was or '-'} -> {self.now or '-'})" if self.was or self.now else ""
        return f"{at}: {self.code.replace('_', ' ')}{change}"


@dataclass(frozen=True, slots=True)
class Gap:
    """Data that is held without need or ground, by the map and the activities.

    `code` is no_activity, no_special_ground, national_id_without_law, identity_copied or free_text. `about` names the
    activity or the collection that `detail` speaks of.
    """

    code: str
    system: str
    collection: str
    field: str
    detail: str
    about: str = ""

    @property
    def where(self) -> str:
        """Return the field in full."""
        return f"{self.system}:{self.collection}.{self.field}"
