"""The calendars against tables written out by hand from the two Acts."""

from datetime import date

import pytest

from houvast.engines.deadlines.calendars import (
    HOLIDAY_CODES,
    CountryUnknown,
    YearOutsideCalendar,
    calendar_for,
    holidays_of,
)

# Month-day, in order: New Year, Good Friday, Easter Sunday and Monday, King's Day, 5 May, Ascension, Whit Sunday and
# Monday, both days of Christmas.
NETHERLANDS = {
    2019: "01-01 04-19 04-21 04-22 04-27 05-05 05-30 06-09 06-10 12-25 12-26",
    2024: "01-01 03-29 03-31 04-01 04-27 05-05 05-09 05-19 05-20 12-25 12-26",
    2025: "01-01 04-18 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26",  # King's Day on Saturday: 27 is a Sunday
    2026: "01-01 04-03 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26",
    2027: "01-01 03-26 03-28 03-29 04-27 05-05 05-06 05-16 05-17 12-25 12-26",
    2028: "01-01 04-14 04-16 04-17 04-27 05-05 05-25 06-04 06-05 12-25 12-26",
}
# New Year, Easter Sunday and Monday, 1 May, Ascension, Whit Sunday and Monday, 21 July, 15 August, 1 and 11 November,
# Christmas.
BELGIUM = {
    2019: "01-01 04-21 04-22 05-01 05-30 06-09 06-10 07-21 08-15 11-01 11-11 12-25",
    2024: "01-01 03-31 04-01 05-01 05-09 05-19 05-20 07-21 08-15 11-01 11-11 12-25",
    2025: "01-01 04-20 04-21 05-01 05-29 06-08 06-09 07-21 08-15 11-01 11-11 12-25",
    2026: "01-01 04-05 04-06 05-01 05-14 05-24 05-25 07-21 08-15 11-01 11-11 12-25",
    2027: "01-01 03-28 03-29 05-01 05-06 05-16 05-17 07-21 08-15 11-01 11-11 12-25",
}
TABLE = [("NL", *row) for row in NETHERLANDS.items()] + [("BE", *row) for row in BELGIUM.items()]


@pytest.mark.parametrize(("country", "year", "days"), TABLE)
def test_the_calendar_is_the_one_in_the_act(country: str, year: int, days: str) -> None:
    assert [f"{day:%m-%d}" for day in holidays_of(country, year)] == days.split()


@pytest.mark.parametrize("country", ["NL", "BE"])
@pytest.mark.parametrize("year", range(2000, 2100))
def test_every_holiday_of_the_century_has_a_code(country: str, year: int) -> None:
    assert set(holidays_of(country, year).values()) <= HOLIDAY_CODES


def test_two_holidays_on_one_day_are_one_day() -> None:
    assert holidays_of("NL", 2016)[date(2016, 5, 5)] == "ascension_day"
    assert holidays_of("BE", 2008)[date(2008, 5, 1)] == "ascension_day"


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 4, 3), "good_friday"),
        (date(2026, 4, 4), "saturday"),
        (date(2026, 4, 5), "sunday"),
        (date(2026, 4, 6), "easter_monday"),
        (date(2026, 4, 7), None),
        (date(2026, 12, 26), "second_christmas_day"),  # a Saturday too: the holiday is the better explanation
    ],
)
def test_a_day_tells_why_nobody_works(day: date, why: str | None) -> None:
    assert calendar_for("NL").why_closed(day) == why


def test_an_added_day_counts_as_closed() -> None:
    assert calendar_for("BE", [date(2026, 3, 4)]).why_closed(date(2026, 3, 4)) == "added"
    assert calendar_for("BE").why_closed(date(2026, 3, 4)) is None


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 3, 5), 3, date(2026, 3, 10)),  # Thursday: Friday, Monday, Tuesday
        (date(2026, 3, 7), 3, date(2026, 3, 11)),  # Saturday: Monday, Tuesday, Wednesday
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # the Thursday before Good Friday
        (date(2026, 3, 5), 0, date(2026, 3, 5)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start: date, count: int, expected: date) -> None:
    assert calendar_for("NL").add_working_days(start, count) == expected


@pytest.mark.parametrize("country", ["DE", "nl", ""])
def test_an_unknown_country_is_refused_in_one_line(country: str) -> None:
    with pytest.raises(CountryUnknown, match=r"choose one of NL, BE\.$"):
        calendar_for(country)
    with pytest.raises(CountryUnknown):
        holidays_of(country, 2026)


@pytest.mark.parametrize("year", [1999, 2100])
def test_a_year_without_calendar_is_refused(year: int) -> None:
    with pytest.raises(YearOutsideCalendar, match="from 2000 to 2099"):
        holidays_of("NL", year)
