"""Which days are no working days, per country.

Law: Regulation (EEC, Euratom) 1182/71 art. 2 (public holidays are those of the state where the act is due).
Law: NL Algemene termijnenwet art. 3; BE Act of 4 January 1974 on public holidays with KB of 18 April 1974.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from houvast.engines.trouble import Trouble

FIRST_YEAR, LAST_YEAR = 2000, 2099

# The library calls 5 May "optional" in the Netherlands (a day off by contract only once in five years), while the
# Algemene termijnenwet counts it every year. Its Belgian "bank" days are no public holidays and stay out.
_CATEGORIES: dict[str, tuple[str, ...]] = {"NL": ("public", "optional"), "BE": ("public",)}

_CODES = {
    "New Year's Day": "new_year",
    "Good Friday": "good_friday",
    "Easter Sunday": "easter_sunday",
    "Easter Monday": "easter_monday",
    "King's Day": "kings_day",
    "Queen's Day": "queens_day",
    "Liberation Day": "liberation_day",
    "Labor Day": "labour_day",
    "Ascension Day": "ascension_day",
    "Pentecost": "whit_sunday",
    "Pentecost Monday": "whit_monday",
    "National Day": "national_day",
    "Assumption Day": "assumption_day",
    "All Saints' Day": "all_saints",
    "Armistice Day": "armistice_day",
    "Christmas Day": "christmas_day",
    "Second Day of Christmas": "second_christmas_day",
}

COUNTRIES = tuple(_CATEGORIES)
HOLIDAY_CODES = frozenset(_CODES.values())


class CountryUnknown(Trouble):
    """A country without a calendar was named."""

    def __init__(self, country: str) -> None:
        super().__init__(f"No calendar for country {country!r}: choose one of {', '.join(COUNTRIES)}.")


class YearOutsideCalendar(Trouble):
    """A date lies in a year for which no public holidays are known."""

    def __init__(self, year: int) -> None:
        super().__init__(f"No public holidays known for {year}: give a date from {FIRST_YEAR} to {LAST_YEAR}.")


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working days of one country, with the days that an organisation added.

    `added` is for public holidays that the state designates once; a firm's own day off does not move a legal term.
    """

    country: str
    added: frozenset[date] = frozenset()

    def why_closed(self, day: date) -> str | None:
        """Say why `day` is no working day (a holiday's code, "added", "saturday", "sunday"), or None.

        :raises YearOutsideCalendar: the year is not covered.
        Law: Regulation 1182/71 art. 2(2), 3(4).
        """
        if day.isoweekday() == 7:
            return "sunday"
        if holiday := holidays_of(self.country, day.year).get(day):
            return holiday
        if day in self.added:
            return "added"
        return "saturday" if day.isoweekday() == 6 else None

    def add_working_days(self, day: date, count: int) -> date:
        """Give the `count`-th working day after `day`; `day` itself is not counted.

        Law: Regulation 1182/71 art. 3(1).
        """
        while count > 0:
            day += timedelta(days=1)
            count -= self.why_closed(day) is None
        return day


def calendar_for(country: str, extra_holidays: Iterable[date] = ()) -> WorkingCalendar:
    """Give the calendar of a country.

    :raises CountryUnknown: no calendar for this country.
    """
    if country not in _CATEGORIES:
        raise CountryUnknown(country)
    return WorkingCalendar(country=country, added=frozenset(extra_holidays))


@cache
def holidays_of(country: str, year: int) -> dict[date, str]:
    """Give the public holidays of a year with their codes; do not change the answer, it is kept.

    :raises CountryUnknown: no calendar for this country.
    :raises YearOutsideCalendar: the year is not covered.
    Law: Regulation 1182/71 art. 2(1).
    """
    if country not in _CATEGORIES:
        raise CountryUnknown(country)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearOutsideCalendar(year)
    found = holidays.country_holidays(country, years=year, categories=_CATEGORIES[country], language="en_US")
    # Two holidays on one day are joined with "; ": the first names the day.
    return {day: _CODES[names.split("; ")[0]] for day, names in sorted(found.items())}
