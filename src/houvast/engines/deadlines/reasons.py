"""Why this date: the steps of the computation as data; the words for them belong to a page."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from houvast.engines.deadlines.terms import AnswerTerm


class ReasonCode(StrEnum):
    """One step of the computation; `on` and `why` of the reason are named behind it."""

    MONTH_FROM = "month_from"  # on: the day of receipt, itself not counted
    THREE_MONTHS_FROM = "three_months_from"  # on: the day of receipt, itself not counted
    SAME_DAY = "same_day"  # on: the same day of the month, later
    NO_SUCH_DAY = "no_such_day"  # on: the last day of a month that lacks that day
    ROLLED = "rolled"  # on: a day passed over; why: "saturday", "sunday", "added" or a holiday's code
    DUE = "due"  # on: the legal end of the month
    EXTENDED = "extended"  # on: the legal end with two further months


@dataclass(frozen=True, slots=True)
class Reason:
    """One step: what was done (`code`), with which day, and for a day passed over why it does not count."""

    code: ReasonCode
    on: date
    why: str = ""


def explain(term: AnswerTerm) -> tuple[Reason, ...]:
    """Explain the due date of the first month, in the order of computation.

    Law: Regulation 1182/71 art. 3(1), 3(2)(c), 3(4).
    """
    return _steps(ReasonCode.MONTH_FROM, term, term.raw_due, term.holidays_rolled, Reason(ReasonCode.DUE, term.due))


def explain_extended(term: AnswerTerm) -> tuple[Reason, ...]:
    """Explain the date with two further months, in the order of computation.

    Law: GDPR art. 12(3); Regulation 1182/71 art. 3(1), 3(2)(c), 3(4).
    """
    end = Reason(ReasonCode.EXTENDED, term.extended)
    return _steps(ReasonCode.THREE_MONTHS_FROM, term, term.raw_extended, term.extended_rolled, end)


def _steps(
    first: ReasonCode, term: AnswerTerm, raw: date, rolled: tuple[tuple[date, str], ...], end: Reason
) -> tuple[Reason, ...]:
    landed = ReasonCode.SAME_DAY if raw.day == term.received_on.day else ReasonCode.NO_SUCH_DAY
    return (
        Reason(first, term.received_on),
        Reason(landed, raw),
        *(Reason(ReasonCode.ROLLED, day, why) for day, why in rolled),
        end,
    )
