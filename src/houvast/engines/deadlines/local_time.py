"""From a moment to the calendar day that the law counts."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from houvast.engines.deadlines.calendars import FIRST_YEAR, LAST_YEAR, CountryUnknown, YearOutsideCalendar
from houvast.engines.trouble import Trouble

_ZONES = {"NL": "Europe/Amsterdam", "BE": "Europe/Brussels"}


class MomentWithoutZone(Trouble):
    """A moment came without a time zone, so that its day is unknown."""

    def __init__(self) -> None:
        super().__init__(
            "The moment has no time zone, so its day is unknown: give it with one, such as +00:00 for UTC."
        )


def local_date(at: datetime, country: str) -> date:
    """Give the calendar day of a moment where the controller is established.

    :raises MomentWithoutZone: `at` is naive.
    :raises CountryUnknown: no time zone for this country.
    Law: Regulation 1182/71 art. 3(2) (terms run by whole days).
    """
    return in_utc(at).astimezone(ZoneInfo(zone_of(country))).date()


def zone_of(country: str) -> str:
    """Give the name of the time zone of a country.

    :raises CountryUnknown: no time zone for this country.
    """
    if country not in _ZONES:
        raise CountryUnknown(country)
    return _ZONES[country]


def in_utc(at: datetime) -> datetime:
    """Give the same moment in UTC.

    :raises MomentWithoutZone: `at` is naive.
    :raises YearOutsideCalendar: the year is not covered.
    """
    if at.utcoffset() is None:
        raise MomentWithoutZone
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise YearOutsideCalendar(at.year)
    return at.astimezone(UTC)
