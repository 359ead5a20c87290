"""Seventy-two hours are seventy-two hours, also when the clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.deadlines.breaches import AwareInTheFuture, breach_term
from houvast.engines.deadlines.local_time import MomentWithoutZone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# The generator wants its bounds bare and adds the zone itself.
FIRST, LAST = datetime(2018, 5, 25), datetime(2090, 1, 1)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("aware", "due"),
    [
        # Friday evening: the weekend counts.
        (datetime(2026, 3, 6, 17, 30, tzinfo=AMSTERDAM), datetime(2026, 3, 9, 17, 30, tzinfo=AMSTERDAM)),
        # 29 March 2026 lasts 23 hours, 25 October 2026 lasts 25.
        (datetime(2026, 3, 27, 12, 0, tzinfo=AMSTERDAM), datetime(2026, 3, 30, 13, 0, tzinfo=AMSTERDAM)),
        (datetime(2026, 10, 23, 12, 0, tzinfo=AMSTERDAM), datetime(2026, 10, 26, 11, 0, tzinfo=AMSTERDAM)),
        # Both Christmas days count.
        (datetime(2026, 12, 24, 9, 0, tzinfo=AMSTERDAM), datetime(2026, 12, 27, 9, 0, tzinfo=AMSTERDAM)),
    ],
)
def test_the_known_moments(aware: datetime, due: datetime) -> None:
    assert breach_term(aware_at=aware).due_at == due.astimezone(UTC)


def test_the_same_clock_time_twice_in_one_night_is_two_moments() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM)
    assert breach_term(aware_at=first.replace(fold=1)).due_at - breach_term(aware_at=first).due_at == timedelta(hours=1)


def test_time_left_runs_through_zero() -> None:
    term = breach_term(aware_at=datetime(2026, 3, 6, 12, 0, tzinfo=UTC))
    assert term.left(datetime(2026, 3, 9, 11, 0, tzinfo=UTC)) == timedelta(hours=1)
    assert term.left(datetime(2026, 3, 9, 13, 0, tzinfo=UTC)) == timedelta(hours=-1)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(MomentWithoutZone, match="no time zone"):
        breach_term(aware_at=datetime(2026, 3, 6, 12, 0))  # noqa: DTZ001 - the mistake itself


def test_awareness_in_the_future_is_refused() -> None:
    now = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
    assert breach_term(aware_at=now, at=now).aware_at == now
    with pytest.raises(AwareInTheFuture, match="12:01 UTC lies after"):
        breach_term(aware_at=now + timedelta(minutes=1), at=now)


@given(st.datetimes(FIRST, LAST, timezones=st.just(AMSTERDAM), allow_imaginary=False))
def test_always_72_elapsed_hours(aware: datetime) -> None:
    assert breach_term(aware_at=aware).due_at - aware.astimezone(UTC) == timedelta(hours=72)
