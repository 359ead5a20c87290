"""The month for an answer to a data subject, and the two further months.

Law: GDPR art. 12(3); Regulation (EEC, Euratom) 1182/71 art. 3.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from dateutil.relativedelta import relativedelta

from houvast.engines.deadlines.calendars import WorkingCalendar, YearOutsideCalendar, calendar_for
from houvast.engines.trouble import Trouble

INTERNAL_TARGET = timedelta(days=28)


class ReceivedInTheFuture(Trouble):
    """A request was said to arrive after today."""

    def __init__(self, received_on: date, on: date) -> None:
        super().__init__(f"Received on {received_on} lies after {on}: correct the date of receipt.")


@dataclass(frozen=True, slots=True)
class AnswerTerm:
    """The dates of one request; every `date` is inclusive, to the last hour of that day.

    `raw_*` is the date before weekends and holidays, `due` and `extended` are the legal ends. `safe_extended` is the
    earlier of the two readings of "two further months" (from receipt, or from the unrolled end of the first month).
    `holidays_rolled` and `extended_rolled` list each day passed over, with "saturday", "sunday" or a holiday's code.
    """

    received_on: date
    country: str
    raw_due: date
    due: date
    raw_extended: date
    extended: date
    safe_extended: date
    internal_target: date
    holidays_rolled: tuple[tuple[date, str], ...]
    extended_rolled: tuple[tuple[date, str], ...]


def answer_term(
    *, received_on: date, country: str, extra_holidays: Iterable[date] = (), on: date | None = None
) -> AnswerTerm:
    """Compute the dates for a request received on a local calendar day.

    With `on` (today) a later day of receipt is refused.

    :raises ReceivedInTheFuture: received after `on`.
    :raises CountryUnknown: no calendar for this country.
    :raises YearOutsideCalendar: the year is not covered.
    Law: GDPR art. 12(3); Regulation 1182/71 art. 3(1), 3(2)(c), 3(3), 3(4).
    """
    if on is not None and received_on > on:
        raise ReceivedInTheFuture(received_on, on)
    calendar = calendar_for(country, extra_holidays)
    raw_due, raw_extended = after_months(received_on, 1), after_months(received_on, 3)
    due, rolled = next_working_day(raw_due, calendar)
    extended, extended_rolled = next_working_day(raw_extended, calendar)
    return AnswerTerm(
        received_on=received_on,
        country=country,
        raw_due=raw_due,
        due=due,
        raw_extended=raw_extended,
        extended=extended,
        safe_extended=min(raw_extended, after_months(raw_due, 2)),
        internal_target=min(received_on + INTERNAL_TARGET, due),
        holidays_rolled=rolled,
        extended_rolled=extended_rolled,
    )


def after_months(start: date, months: int) -> date:
    """Give the same day of the month, `months` later, or else that month's last day.

    :raises YearOutsideCalendar: beyond the last year that a date can have.
    Law: Regulation 1182/71 art. 3(2)(c).
    """
    # Checked here because the library fails with an error of its own beyond the last year.
    if start.year + months // 12 + 1 > MAXYEAR:
        raise YearOutsideCalendar(start.year)
    return start + relativedelta(months=months)


def next_working_day(day: date, calendar: WorkingCalendar) -> tuple[date, tuple[tuple[date, str], ...]]:
    """Give the first working day from `day` on, and each day passed over with why.

    Law: Regulation 1182/71 art. 3(4).
    """
    passed: list[tuple[date, str]] = []
    while why := calendar.why_closed(day):
        passed.append((day, why))
        day += timedelta(days=1)
    return day, tuple(passed)
