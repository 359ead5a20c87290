"""Why a legal date is what it is."""

from datetime import UTC, datetime

from django.utils.translation import override

from houvast.engines.deadlines.calendars import HOLIDAY_CODES
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.desk.dates import CLOSED_DAYS, in_full, why
from tests.cast import SETUP, Cast


def test_every_reason_for_a_closed_day_has_words():
    assert set(CLOSED_DAYS) == HOLIDAY_CODES | {"saturday", "sunday", "added"}


def test_each_day_passed_over_is_named(cast: Cast):
    at = datetime(2026, 3, 5, 10, 0, tzinfo=UTC)
    case = register_case(organisation="own", right=Right.ACCESS, channel=Channel.MAIL, received_at=at, by=SETUP, at=at)
    with override("en"):
        told = [f"{fact.label}: {fact.value}" for fact in why(case)]
        assert in_full(case.due) == "Tuesday 7 April 2026"
    assert "Sunday 5 April 2026: Does not count as an end: Sunday" in told
    assert "Monday 6 April 2026: Does not count as an end: Easter Monday" in told
    assert any("1182/71" in line for line in told)
