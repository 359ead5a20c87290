"""Which check may count in another case."""

from datetime import timedelta

import pytest

from houvast.features.verification.actions.carrying import check_to_carry, is_enough_for
from houvast.features.verification.actions.checking import note_check
from houvast.features.verification.contracts import Method
from tests.features.verification.stage import AMIRA, CASE, NOON, THIJS

pytestmark = pytest.mark.django_db


def checked(method=Method.CALL_BACK, *, level=2, proven=("phone_number",), passed=True, doubt=""):
    note_check(
        case=CASE, right="access", channel="phone", level=level, method=method, proven=proven, passed=passed,
        reason_of_doubt=doubt, by=AMIRA, at=NOON,
    )  # fmt: skip
    return check_to_carry(case=CASE, by=AMIRA, at=NOON)


def test_one_of_this_hour_and_this_colleague():
    assert checked().method is Method.CALL_BACK
    assert check_to_carry(case=CASE, by=AMIRA, at=NOON + timedelta(minutes=59)) is not None
    assert check_to_carry(case=CASE, by=AMIRA, at=NOON + timedelta(hours=1)) is None
    assert check_to_carry(case=CASE, by=THIJS, at=NOON) is None


@pytest.mark.parametrize(
    "more",
    [
        {"passed": False},
        {"method": Method.OVERRIDE},
        {"method": Method.ADDRESS_MATCH, "level": 0},
        {"proven": ("customer_number",)},
    ],
    ids=["failed", "override", "address", "no contact point"],
)
def test_what_proves_no_contact_point_or_is_for_one_case_counts_nowhere_else(more):
    assert checked(**more) is None


def test_it_must_reach_what_the_other_asks_with_the_doubt_of_its_own():
    check = checked()
    assert is_enough_for(check, case="2026-0008", right="access", channel="phone")
    check = checked(level=1)
    assert is_enough_for(check, case="2026-0008", right="access", channel="phone")  # the stronger one still counts


def test_a_doubt_comes_along():
    check = checked(doubt="recent_change")
    assert not is_enough_for(check, case="2026-0008", right="access", channel="phone")
