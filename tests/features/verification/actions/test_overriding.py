"""Two colleagues answer for somebody together."""

from datetime import timedelta

import pytest

from houvast.features.verification.actions.checking import record_check
from houvast.features.verification.actions.overriding import OverrideRefused, approve_override, ask_override
from houvast.features.verification.contracts import Method
from houvast.features.verification.queries import achieved_level, checks_of, open_override, proven_kinds
from houvast.features.verification.rules.checking import CheckLocked, CheckRefused
from houvast.foundation.evidence.queries import timeline
from tests.features.verification.stage import AMIRA, CASE, EMAIL, NOON, NUMBER, THIJS, about

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


def wish(**more):
    told = {"reason": "vulnerable", "proves": [EMAIL], "by": AMIRA, "at": NOON} | more
    return ask_override(case=CASE, **told)


def agree(asked, by=THIJS):
    at = NOON + timedelta(minutes=5)
    return approve_override(about=about(), override=asked.id, by=by, at=at)


def test_two_people_with_a_reason_reach_what_is_asked():
    asked = wish()
    assert open_override(CASE) == asked
    assert achieved_level(CASE) == 0
    check, _proves = agree(asked)
    assert (check.method, check.level, check.proven, check.by) == (Method.OVERRIDE, 2, ("email",), "account:thijs")
    assert proven_kinds(CASE) == {"email"}
    assert open_override(CASE) is None
    told = {entry.kind: dict(entry.facts) for entry in timeline(CASE)}
    assert told["verification.override_asked"] == {"reason": "vulnerable"}
    assert told["verification.override_approved"] == {"reason": "vulnerable", "asked_by": "account:amira"}


def test_nobody_agrees_with_oneself():
    asked = wish()
    with pytest.raises(OverrideRefused, match="let a colleague"):
        agree(asked, by=AMIRA)
    assert checks_of(CASE) == ()


def test_it_counts_once():
    asked = wish()
    agree(asked)
    with pytest.raises(OverrideRefused, match="no override waits"):
        agree(asked)


@pytest.mark.parametrize("more", [{"reason": "in a hurry"}, {"reason": ""}, {"proves": []}])
def test_without_a_reason_from_the_list_or_without_an_identifier_there_is_none(more):
    with pytest.raises(OverrideRefused):
        wish(**more)


def test_one_alone_can_not_state_it():
    with pytest.raises(CheckRefused, match="second colleague"):
        record_check(
            case=CASE, right="access", level=3, method="override", proven=("email",), passed=True, by=AMIRA, at=NOON
        )


def test_a_later_wish_takes_the_place_of_an_earlier_one():
    first, second = wish(), wish(proves=[NUMBER])
    with pytest.raises(OverrideRefused):
        agree(first)
    assert agree(second)[0].proven == ("customer_number",)


def test_it_does_not_open_what_is_locked():
    for _ in range(3):
        record_check(case=CASE, right="access", level=2, method="call_back", proven=(), passed=False, by=AMIRA, at=NOON)
    with pytest.raises(CheckLocked):
        agree(wish())
    assert open_override(CASE) is not None
