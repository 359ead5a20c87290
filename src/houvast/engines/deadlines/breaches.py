"""Seventy-two hours to tell the authority of a personal data breach.

Law: GDPR art. 33(1).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from houvast.engines.deadlines.local_time import in_utc
from houvast.engines.trouble import Trouble

NOTIFY_WITHIN = timedelta(hours=72)


class AwareInTheFuture(Trouble):
    """Someone was said to become aware of a breach after now."""

    def __init__(self, aware_at: datetime, at: datetime) -> None:
        super().__init__(
            f"Aware at {aware_at:%Y-%m-%d %H:%M} UTC lies after {at:%Y-%m-%d %H:%M} UTC: correct the moment."
        )


@dataclass(frozen=True, slots=True)
class BreachTerm:
    """The clock of one breach; both moments in UTC."""

    aware_at: datetime
    due_at: datetime

    def left(self, at: datetime) -> timedelta:
        """Give the time that is left; negative when it has run out."""
        return self.due_at - in_utc(at)


def breach_term(*, aware_at: datetime, at: datetime | None = None) -> BreachTerm:
    """Compute the end of 72 elapsed hours, through weekends, holidays and clock changes.

    The earliest reading: from the very moment of awareness, not from the next full hour. With `at` (now) a later
    moment of awareness is refused.

    :raises MomentWithoutZone: a moment is naive.
    :raises AwareInTheFuture: aware after `at`.
    Law: GDPR art. 33(1); Regulation 1182/71 art. 3(1), 3(3), 3(4) (hours do not roll).
    """
    # In UTC, since adding hours to a local moment would follow the wall clock through a clock change.
    start = in_utc(aware_at)
    if at is not None and start > in_utc(at):
        raise AwareInTheFuture(start, in_utc(at))
    return BreachTerm(aware_at=start, due_at=start + NOTIFY_WITHIN)
