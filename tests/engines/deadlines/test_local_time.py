"""The day of receipt is the day on the wall where the controller is."""

from datetime import UTC, date, datetime

import pytest

from houvast.engines.deadlines.calendars import COUNTRIES, CountryUnknown, YearOutsideCalendar
from houvast.engines.deadlines.local_time import MomentWithoutZone, local_date


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),  # winter: one hour ahead
        (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1)),  # summer: two hours ahead
    ],
)
def test_the_day_changes_at_local_midnight(country: str, at: datetime, day: date) -> None:
    assert local_date(at, country) == day


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(MomentWithoutZone):
        local_date(datetime(2026, 1, 31, 12, 0), "NL")  # noqa: DTZ001 - the mistake itself


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(CountryUnknown):
        local_date(datetime(2026, 1, 31, 12, 0, tzinfo=UTC), "LU")


@pytest.mark.parametrize("at", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
def test_a_moment_beyond_the_calendar_is_refused(at: datetime) -> None:
    with pytest.raises(YearOutsideCalendar):
        local_date(at, "NL")
