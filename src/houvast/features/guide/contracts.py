"""What others may hold of the guide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

LANGUAGES = ("nl", "en")


class StepKey(StrEnum):
    """The five steps of a conversation, in their order."""

    TRUST = "trust"
    CONTEXT = "context"  # understand, and register before anything is asked
    KNOWLEDGE = "knowledge"
    REFERRAL = "referral"
    FOLLOW_UP = "follow_up"


class Theme(StrEnum):
    """What a card is about, to find it without searching."""

    STOP = "stop"
    DATA = "data"
    CALL = "call"
    SHARING = "sharing"
    OTHERS = "others"
    INCIDENT = "incident"
    AFTER = "after"


INFORMATION = "information"
"""The right of a card on which nothing needs to be registered: the caller asks a question.

Law: GDPR art. 13, 14.
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five steps as it is for every question.

    `say` is for who makes a request, `question` for who asks something; `next` is what the agent does, `never` what
    the agent leaves.
    """

    key: StepKey
    title: str
    say: str
    question: str
    why: str
    next: str
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What to say when a caller comes with this; places such as `{organisation}` are still to be filled.

    `keys` are words that callers use, `right` a kind of request or `information`, `said` the words per step where they
    differ from those of every question, `approver` who approved this version on `reviewed_on`.
    """

    key: str
    language: str
    title: str
    keys: tuple[str, ...]
    theme: Theme
    right: str
    law: str
    said: Mapping[StepKey, str]
    why: str
    never: tuple[str, ...]
    reviewed_on: date
    approver: str
    version: int

    @property
    def is_request(self) -> bool:
        """Whether the caller makes a request, which is registered before anything else is asked."""
        return self.right != INFORMATION


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the companion beside a call, filled in: what to say now, why, what to do then, and the red lines.

    `is_own` tells that the words are those of the card, not those of every question.
    """

    key: StepKey
    title: str
    say: str
    why: str
    next: str
    never: tuple[str, ...]
    is_own: bool


class Source(StrEnum):
    """Where the words of an answer come from."""

    ANSWER = "answer"  # approved for the people who answer customers
    STATEMENT = "statement"  # a passage of the privacy statement, which the customer can read as well


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """One version of an answer: whose (key of the organisation), and who approved it when.

    `place` is the heading of the passage and `edition` the version of the statement; `url` is where the customer reads
    it. `card` names the card at which it is shown, and may be empty. `review_by` is the day on which it is looked at
    again.
    """

    id: UUID
    key: str
    organisation: str
    language: str
    version: int
    source: Source
    title: str
    text: str
    place: str
    edition: str
    url: str
    card: str
    approved_by: str
    approved_at: datetime
    review_by: date

    def is_stale(self, on: date) -> bool:
        """Tell whether it should have been looked at again before this day."""
        return self.review_by < on


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer that was found, and how well it fits: 1 is the best of this search."""

    answer: AnswerFacts
    score: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that an agent passed on: its task, the card it came from, until when, and the answer once there."""

    task: UUID
    organisation: str
    card: str
    asked_at: datetime
    due_on: date
    question: str
    answer: str
    is_answered: bool
    seen: bool


@dataclass(frozen=True, slots=True)
class Unanswered:
    """How often callers asked something at a card that nobody could answer, and how many of those still wait."""

    card: str
    asked: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer that somebody wants to be read out; the fields are those of `AnswerFacts`."""

    key: str
    language: str
    title: str
    text: str
    review_by: date
    source: Source = Source.ANSWER
    place: str = ""
    edition: str = ""
    url: str = ""
    card: str = ""
