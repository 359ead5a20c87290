"""The pause while a person is asked to prove who they are.

The Regulation does not speak of a pause; the European guidelines accept one when there is reasonable doubt and the
question was put without delay. So the clock runs from receipt, and both dates are given: warn on the unpaused one.
Law: GDPR art. 12(6), 12(2), 11(2); EDPB Guidelines 01/2022 on the right of access.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from houvast.engines.deadlines.calendars import LAST_YEAR, YearOutsideCalendar, calendar_for
from houvast.engines.deadlines.extensions import BeforeReceipt
from houvast.engines.deadlines.terms import AnswerTerm, next_working_day
from houvast.engines.trouble import Trouble

ASK_WITHIN_WORKING_DAYS = 3


class PauseWithoutReason(Trouble):
    """No reason for doubt about the identity was written down."""

    def __init__(self) -> None:
        super().__init__("A pause needs the reason for doubting who asks: write it down, or let the clock run.")


class PauseForKnownPerson(Trouble):
    """The person's identity is already established."""

    def __init__(self) -> None:
        super().__init__("The identity of this person is already established: the clock cannot be paused.")


class AskedTooLate(Trouble):
    """The question who the person is was not put without delay."""

    def __init__(self, asked_on: date, last_day: date) -> None:
        super().__init__(f"Identity asked on {asked_on}, later than {last_day}: the clock cannot be paused.")


class AnsweredBeforeAsked(Trouble):
    """The answer is dated before the question."""

    def __init__(self, answered_on: date, asked_on: date) -> None:
        super().__init__(f"Answered on {answered_on}, before the question on {asked_on}: correct the date.")


@dataclass(frozen=True, slots=True)
class PausedTerm:
    """A term with a recorded pause: `due` and `extended` unpaused, beside what they become with the pause.

    The paused dates are None as long as the person has not answered.
    """

    reason: str
    asked_on: date
    answered_on: date | None
    due: date
    extended: date
    paused_due: date | None
    paused_extended: date | None

    @property
    def warn_on(self) -> date:
        """The date to plan and warn by: always the unpaused one."""
        return self.due


def paused_term(
    *,
    term: AnswerTerm,
    reason: str,
    asked_on: date,
    answered_on: date | None,
    authenticated: bool,
    ask_within: int = ASK_WITHIN_WORKING_DAYS,
    extra_holidays: Iterable[date] = (),
) -> PausedTerm:
    """Record a pause from the question until the answer, and give the dates with and without it.

    The days between question and answer are added to the unrolled date; weekends and holidays come after that.

    :raises PauseForKnownPerson: the person is already authenticated.
    :raises PauseWithoutReason: no reason for doubt.
    :raises BeforeReceipt: asked before the request came in.
    :raises AskedTooLate: asked more than `ask_within` working days after receipt.
    :raises AnsweredBeforeAsked: the answer precedes the question.
    :raises YearOutsideCalendar: the year is not covered.
    Law: GDPR art. 12(6).
    """
    if authenticated:
        raise PauseForKnownPerson
    if not reason.strip():
        raise PauseWithoutReason
    calendar = calendar_for(term.country, extra_holidays)
    _refuse_late_question(term, asked_on, calendar.add_working_days(term.received_on, ask_within))
    paused = None if answered_on is None else _pause(asked_on, answered_on)
    return PausedTerm(
        reason=reason.strip(),
        asked_on=asked_on,
        answered_on=answered_on,
        due=term.due,
        extended=term.extended,
        paused_due=None if paused is None else next_working_day(term.raw_due + paused, calendar)[0],
        paused_extended=None if paused is None else next_working_day(term.raw_extended + paused, calendar)[0],
    )


def _refuse_late_question(term: AnswerTerm, asked_on: date, last_day: date) -> None:
    if asked_on < term.received_on:
        raise BeforeReceipt("Identity asked", asked_on, term.received_on)
    if asked_on > last_day:
        raise AskedTooLate(asked_on, last_day)


def _pause(asked_on: date, answered_on: date) -> timedelta:
    if answered_on < asked_on:
        raise AnsweredBeforeAsked(answered_on, asked_on)
    if answered_on.year > LAST_YEAR:
        raise YearOutsideCalendar(answered_on.year)
    return answered_on - asked_on
