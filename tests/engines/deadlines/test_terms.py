"""The month and the two further months, by example and by property."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.deadlines.calendars import COUNTRIES, CountryUnknown, YearOutsideCalendar, calendar_for
from houvast.engines.deadlines.terms import ReceivedInTheFuture, after_months, answer_term

# received, raw month, due NL, due BE, raw three months, extended NL, extended BE
VECTORS = [
    "2026-03-05 2026-04-05 2026-04-07 2026-04-07 2026-06-05 2026-06-05 2026-06-05",
    "2026-08-31 2026-09-30 2026-09-30 2026-09-30 2026-11-30 2026-11-30 2026-11-30",
    "2026-01-31 2026-02-28 2026-03-02 2026-03-02 2026-04-30 2026-04-30 2026-04-30",
    "2024-01-31 2024-02-29 2024-02-29 2024-02-29 2024-04-30 2024-04-30 2024-04-30",
    "2026-03-03 2026-04-03 2026-04-07 2026-04-03 2026-06-03 2026-06-03 2026-06-03",
    "2026-03-27 2026-04-27 2026-04-28 2026-04-27 2026-06-27 2026-06-29 2026-06-29",
    "2026-04-05 2026-05-05 2026-05-06 2026-05-05 2026-07-05 2026-07-06 2026-07-06",
    "2026-04-14 2026-05-14 2026-05-15 2026-05-15 2026-07-14 2026-07-14 2026-07-14",
    "2026-06-21 2026-07-21 2026-07-21 2026-07-22 2026-09-21 2026-09-21 2026-09-21",
    "2026-07-15 2026-08-15 2026-08-17 2026-08-17 2026-10-15 2026-10-15 2026-10-15",
    "2026-10-11 2026-11-11 2026-11-11 2026-11-12 2027-01-11 2027-01-11 2027-01-11",
    "2026-11-25 2026-12-25 2026-12-28 2026-12-28 2027-02-25 2027-02-25 2027-02-25",
    "2026-12-01 2027-01-01 2027-01-04 2027-01-04 2027-03-01 2027-03-01 2027-03-01",
    "2026-11-30 2026-12-30 2026-12-30 2026-12-30 2027-02-28 2027-03-01 2027-03-01",
]
days = st.dates(date(2000, 1, 1), date(2099, 8, 31))
countries = st.sampled_from(COUNTRIES)


@pytest.mark.parametrize("row", VECTORS)
@pytest.mark.parametrize("country", COUNTRIES)
def test_the_known_dates(row: str, country: str) -> None:
    received, raw, due_nl, due_be, raw_extended, extended_nl, extended_be = map(date.fromisoformat, row.split())
    term = answer_term(received_on=received, country=country)
    assert (term.raw_due, term.raw_extended) == (raw, raw_extended)
    assert (term.due, term.extended) == ((due_nl, extended_nl) if country == "NL" else (due_be, extended_be))


def test_each_day_passed_over_is_named() -> None:
    term = answer_term(received_on=date(2026, 3, 3), country="NL")
    assert term.holidays_rolled == (
        (date(2026, 4, 3), "good_friday"),
        (date(2026, 4, 4), "saturday"),
        (date(2026, 4, 5), "sunday"),
        (date(2026, 4, 6), "easter_monday"),
    )
    assert term.extended_rolled == ()


def test_the_safe_date_is_the_earlier_reading() -> None:
    term = answer_term(received_on=date(2026, 1, 31), country="NL")
    assert (term.safe_extended, term.raw_extended) == (date(2026, 4, 28), date(2026, 4, 30))
    same = answer_term(received_on=date(2026, 3, 27), country="NL")
    assert same.safe_extended == same.raw_extended == date(2026, 6, 27)


def test_the_internal_target_is_28_days() -> None:
    assert answer_term(received_on=date(2026, 3, 5), country="NL").internal_target == date(2026, 4, 2)


def test_an_added_holiday_moves_the_end() -> None:
    term = answer_term(received_on=date(2026, 3, 5), country="NL", extra_holidays=[date(2026, 4, 7)])
    assert term.due == date(2026, 4, 8)
    assert term.holidays_rolled[-1] == (date(2026, 4, 7), "added")


def test_received_today_is_fine_and_tomorrow_is_not() -> None:
    today = date(2026, 3, 5)
    assert answer_term(received_on=today, country="NL", on=today).received_on == today
    with pytest.raises(ReceivedInTheFuture, match="2026-03-06 lies after 2026-03-05"):
        answer_term(received_on=today + timedelta(days=1), country="NL", on=today)


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(CountryUnknown):
        answer_term(received_on=date(2026, 3, 5), country="XX")


@pytest.mark.parametrize("received", [date.min, date(1999, 1, 1), date(2099, 12, 24), date(9998, 12, 31), date.max])
def test_a_date_beyond_the_calendar_is_refused(received: date) -> None:
    with pytest.raises(YearOutsideCalendar):
        answer_term(received_on=received, country="NL")


@given(received=days, country=countries)
def test_the_end_is_the_first_working_day_from_the_raw_date(received: date, country: str) -> None:
    term, calendar = answer_term(received_on=received, country=country), calendar_for(country)
    for raw, end, rolled in (
        (term.raw_due, term.due, term.holidays_rolled),
        (term.raw_extended, term.extended, term.extended_rolled),
    ):
        assert end >= raw
        assert calendar.why_closed(end) is None
        assert [day for day, _ in rolled] == [raw + timedelta(days=n) for n in range((end - raw).days)]
        assert all(calendar.why_closed(day) == why for day, why in rolled)


@given(received=days, country=countries)
def test_the_dates_stand_in_order(received: date, country: str) -> None:
    term = answer_term(received_on=received, country=country)
    assert received < term.internal_target <= term.due < term.safe_extended <= term.raw_extended <= term.extended
    assert (term.raw_extended - term.safe_extended).days <= 2
    assert (term.due - term.raw_due).days <= 4


@given(received=days, country=countries)
def test_a_later_receipt_never_ends_earlier(received: date, country: str) -> None:
    first = answer_term(received_on=received, country=country)
    second = answer_term(received_on=received + timedelta(days=1), country=country)
    assert second.due >= first.due
    assert second.extended >= first.extended


@given(start=st.dates(date(1, 1, 1), date(9900, 1, 1)), months=st.integers(1, 120))
def test_months_keep_the_day_or_take_the_last(start: date, months: int) -> None:
    end = after_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)
