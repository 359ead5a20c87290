from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.finding import strengths
from houvast.features.verification.rules.checking import (
    CheckRefused,
    check_strength,
    doubt_of,
    locked_until,
    method_of,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_every_method_has_a_strength_and_reaches_no_more():
    assert set(strengths()) == set(Method)
    check_strength(Method.CALL_BACK, 2)
    for method, level in ((Method.KNOWN_CHANNEL, 2), (Method.CALL_BACK, 3), (Method.IN_PERSON, 4), (Method.EID, -1)):
        with pytest.raises(CheckRefused):
            check_strength(method, level)


def test_unknown_codes_are_one_line_with_the_choices():
    with pytest.raises(CheckRefused, match="choose one of address_match"):
        method_of("birth_date")
    with pytest.raises(CheckRefused, match="choose one of other_channel"):
        doubt_of("voice")


def after(*hours: float) -> list[datetime]:
    return [NOON + timedelta(hours=h) for h in hours]


@pytest.mark.parametrize(
    ("failures", "at", "until"),
    [
        ((), 1, None),
        ((0, 1), 2, None),
        ((0, 1, 2), 3, 26),
        ((2, 0, 1), 25.9, 26),
        ((0, 1, 2), 26, None),
        ((0, 12, 24), 25, 48),
        ((0, 12, 24.1), 25, None),
        ((0, 1, 2, 20), 21, 44),
    ],
)
def test_three_failures_within_a_day_lock_for_a_day_from_the_last(failures, at, until):
    (now,) = after(at)
    assert locked_until(after(*failures), now) == (None if until is None else after(until)[0])
