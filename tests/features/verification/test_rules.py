from datetime import UTC, datetime, timedelta

import pytest

from houvast.features.verification.contracts import Method
from houvast.features.verification.rules import (
    STRENGTH,
    CheckRefused,
    UnknownRight,
    check_strength,
    doubt_of,
    locked_until,
    method_of,
    required_level,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("right", "channel", "special", "level"),
    [
        ("access", "phone", False, 2),
        ("access", "phone", True, 3),
        ("portability", "web", False, 2),
        ("erasure", "letter", False, 2),
        ("erasure", "letter", True, 3),
        ("rectification", "mail", False, 2),
        ("restriction", "chat", False, 2),
        ("human_review", "phone", False, 2),
        ("objection", "phone", False, 0),
        ("objection", "phone", True, 0),
        ("objection", "web", False, 1),
        ("withdrawal", "mail", False, 0),
        ("withdrawal", "chat", True, 1),
        ("complaint", "web", True, 0),
    ],
)
def test_the_level_follows_from_right_channel_and_data(right, channel, special, level):
    assert required_level(right, channel, special) == level


def test_an_unknown_right_is_one_line():
    with pytest.raises(UnknownRight, match="“forgetting”"):
        required_level("forgetting", "phone")


def test_every_method_has_a_strength_and_reaches_no_more():
    assert set(STRENGTH) == set(Method)
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
