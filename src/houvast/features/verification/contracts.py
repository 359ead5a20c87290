"""What others may hold of a check of identity."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from houvast.engines.matching.identifiers import Identifier


class Method(StrEnum):
    """How somebody was checked; its file in `methods` says which level each reaches at most."""

    ADDRESS_MATCH = "address_match"  # the address or number in use is the one that it is about
    KNOWN_CHANNEL = "known_channel"  # a code to the address or number on file, alone
    DYNAMIC_FACTS = "dynamic_facts"  # two facts that change and that only the customer knows
    ACCOUNT_LOGIN = "account_login"
    CHANNEL_CODE = "channel_code"  # a one-time code to a channel on file for 14 days, and one such fact
    CALL_BACK = "call_back"  # on the number on file
    LETTER_CODE = "letter_code"  # to the address on file
    SECOND_FACTOR = "second_factor"  # login with a second factor
    EID = "eid"  # an electronic means of identification
    IN_PERSON = "in_person"  # an identity document shown, not copied
    MASKED_ID = "masked_id"  # last resort: a masked copy, checked and destroyed
    OVERRIDE = "override"  # two colleagues together, with a reason


class Doubt(StrEnum):
    """Why more was asked than usual.

    Law: GDPR art. 12(6).
    """

    NONE = ""
    OTHER_CHANNEL = "other_channel"  # not the channel on file
    CONTRADICTION = "contradiction"  # what was said does not fit what is on file
    THIRD_PARTY = "third_party"  # somebody asks for another
    RECENT_CHANGE = "recent_change"  # contact data changed lately
    DISPUTED_ACCOUNT = "disputed_account"
    MINOR = "minor"


class Sensitivity(StrEnum):
    """What makes that more must be asked than for ordinary data."""

    ORDINARY = "ordinary"
    SPECIAL = "special"  # GDPR art. 9 and 10
    MINOR = "minor"
    DISPUTED = "disputed"
    RECENT_CHANGE = "recent_change"


class OverrideReason(StrEnum):
    """Why two colleagues answer for somebody whom no other way reaches."""

    NO_CHANNEL = "no_channel"  # nothing on file works any more
    VULNERABLE = "vulnerable"  # the usual ways ask too much of this person
    SYSTEM_DOWN = "system_down"  # a system is silent, and the legal date near
    KNOWN_IN_PERSON = "known_in_person"  # the principal or a guardian vouches, and was called back


class CopyReason(StrEnum):
    """Why a masked copy of a document is asked for, which is the last that may be.

    Law: GDPR art. 5(1)(c), 12(6).
    """

    NO_OTHER_WAY = "no_other_way"
    SENSITIVE = "sensitive"
    PERSON_ABROAD = "person_abroad"


class ChallengeState(StrEnum):
    """How a code ended."""

    OPEN = "open"
    RIGHT = "right"
    WRONG = "wrong"  # tried too often
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """A contact point as a system holds it: its kind (`email`, `phone_number`, `address`) and its one notation.

    `source` is the field that holds it, `since` the moment until when nothing about it changed (None: unknown, which
    counts as lately), `proves` the blind indices of the identifiers in the same row, `swapped` that the number got
    another SIM card lately. It never comes from whoever asks.
    """

    kind: str
    value: str
    source: str
    since: datetime | None = None
    proves: frozenset[str] = frozenset()
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """The case that a check is about: the right and channel, and all identifiers that failures are counted by.

    `doubt` is why more is asked than usual; the texts to the person are in `language`, in the name of `sender`.
    """

    case: str
    right: str
    channel: str
    identifiers: frozenset[Identifier]
    doubt: str = ""
    sender: str = ""
    language: str = "nl"


@dataclass(frozen=True, slots=True)
class ChallengeCard:
    """A code that was sent, as pages may show it: never the code, and only a mask of where it went.

    `printed_by` is who saw it because it went on paper (empty: nobody).
    """

    id: UUID
    case: str
    way: str
    masked: str
    made_by: str
    made_at: datetime
    ends_at: datetime
    attempts: int
    state: ChallengeState
    printed_by: str = ""


@dataclass(frozen=True, slots=True)
class RoundCard:
    """Questions that were put to somebody: which fields (`system:collection.field`), and until when they count."""

    id: UUID
    case: str
    codes: tuple[str, ...]
    made_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """What an attempt came to: right or wrong, tries `left`, and the level that it reached (0: none yet).

    `proves` are the blind indices of the identifiers that are proven by it; `locked` tells that checking stopped.
    """

    right: bool
    left: int
    level: int = 0
    proves: frozenset[str] = frozenset()
    locked: bool = False


@dataclass(frozen=True, slots=True)
class OverrideCard:
    """An override that was asked for, and by whom it was approved (empty: not yet)."""

    id: UUID
    case: str
    reason: OverrideReason
    asked_by: str
    asked_at: datetime
    approved_by: str


@dataclass(frozen=True, slots=True)
class IdentityCheckFacts:
    """One check: the level (0-3) that was asked and the one it reaches, how, and which kinds of identifiers it proved.

    It never holds an answer, a document or its number. `carried_from` is the case in which it was done, if another.
    """

    case: str
    required_level: int
    level: int
    method: Method
    proven: tuple[str, ...]
    passed: bool
    reason_of_doubt: Doubt
    by: str
    at: datetime
    carried_from: str = ""


@dataclass(frozen=True, slots=True)
class LoginChoice:
    """A way to log in elsewhere that somebody may be offered: its name, and what people call it."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class LinkCard:
    """A link to log in with that was sent to what is on file, as pages may show it."""

    case: str
    masked: str
    made_at: datetime
    ends_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class CopyCard:
    """A masked copy that was looked at: when, by when it must be gone, and when it was (None: not yet).

    `lies_here` tells that it is among the files of the case, so that Houvast destroys it by itself.
    """

    seen_at: datetime
    destroy_by: datetime
    destroyed_at: datetime | None
    lies_here: bool
