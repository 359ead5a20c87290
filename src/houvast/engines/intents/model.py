"""What a caller may want, and what in the text says so."""

from dataclasses import dataclass
from enum import StrEnum


class Wanted(StrEnum):
    """What a caller may want: a right, under the code that cases know it by, or what is no case."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    WITHDRAWAL = "withdrawal"
    HUMAN_REVIEW = "human_review"
    COMPLAINT = "complaint"
    INFORMATION = "information"
    BREACH = "breach"
    THIRD_PARTY = "third_party"
    NONE = "none"


RIGHTS = frozenset(Wanted) - {Wanted.INFORMATION, Wanted.BREACH, Wanted.THIRD_PARTY, Wanted.NONE}
"""What becomes a case."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of the text: first character, and just past the last, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the caller seems to want, how sure that is (0..1), and the words that say so."""

    wanted: Wanted
    confidence: float
    spans: tuple[Span, ...]

    def words(self, text: str) -> tuple[str, ...]:
        """Return the words of the text that say so."""
        return tuple(text[one.start : one.end] for one in self.spans)
