from datetime import UTC, datetime, timedelta

import pytest

from houvast.engines.matching.identifiers import Identifier
from houvast.features.verification.actions.checking import inherit_checks, record_check
from houvast.features.verification.models import FailedAttempt, IdentityCheck
from houvast.features.verification.queries import (
    achieved_level,
    check_locked_until,
    checks_of,
    level_asked,
    proven_kinds,
)
from houvast.features.verification.rules.checking import CheckLocked, CheckRefused
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.models import Entry
from houvast.foundation.evidence.queries import timeline

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

AMIRA = Actor(kind="account", key="amira")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
JIP = Identifier("email", "jip@example.org")


def check(case: str = "2026-0007", *, hours: float = 0, **more):
    given = {"right": "access", "channel": "phone", "level": 2, "method": "call_back", "proven": ("email",)}
    given |= {"passed": True, **more}
    return record_check(case=case, by=AMIRA, at=NOON + timedelta(hours=hours), **given)


def fail(case: str, hours: float, **more):
    return check(case, hours=hours, passed=False, identifiers=[JIP], **more)


def test_a_check_says_how_and_what_it_proved():
    found = check()
    assert checks_of("2026-0007") == (found,)
    assert (found.required_level, found.level, found.method, found.by) == (2, 2, "call_back", "account:amira")
    assert achieved_level("2026-0007") == 2
    assert proven_kinds("2026-0007") == {"email"}
    (told,) = timeline("2026-0007")
    assert told.kind == "verification.checked"
    assert told.facts["proven"] == ["email"]


def test_without_a_check_nothing_is_proven():
    assert (achieved_level("2026-0007"), proven_kinds("2026-0007"), checks_of("2026-0007")) == (0, frozenset(), ())


def test_a_failed_check_proves_nothing():
    assert fail("2026-0007", 0).proven == ()
    assert (achieved_level("2026-0007"), proven_kinds("2026-0007")) == (0, frozenset())


def test_each_identifier_needs_its_own_proof_at_the_level_asked():
    check()
    check(level=1, method="call_back", proven=("phone_number",))
    assert proven_kinds("2026-0007") == {"email"}


def test_a_doubt_asks_for_a_stronger_check_from_then_on():
    check()
    check(reason_of_doubt="recent_change", passed=False)
    assert level_asked("2026-0007", "access", "phone") == 3
    assert proven_kinds("2026-0007") == frozenset()
    check(level=3, method="in_person", hours=1)
    assert (achieved_level("2026-0007"), proven_kinds("2026-0007")) == (3, {"email"})


def test_a_method_cannot_reach_more_than_it_does():
    with pytest.raises(CheckRefused, match="call_back reaches level 2, not 3"):
        check(level=3)
    assert not IdentityCheck.objects.exists()
    assert not Entry.objects.exists()


def test_three_failures_over_all_cases_of_a_person_lock_checking_but_not_other_people():
    for hour, case in enumerate(("2026-0001", "2026-0002", "2026-0003")):
        fail(case, hour)
    with pytest.raises(CheckLocked, match="2026-03-03 14:00") as locked:
        fail("2026-0004", 3)
    assert "jip" not in str(locked.value)
    assert check_locked_until(case="2026-0004", identifiers=[JIP], at=NOON + timedelta(hours=3))
    check("2026-0005", hours=3, identifiers=[Identifier("email", "noor@example.org")])
    check("2026-0004", hours=26, identifiers=[JIP])


def test_failures_in_one_case_count_without_identifiers():
    for hour in range(3):
        check(hours=hour, passed=False)
    with pytest.raises(CheckLocked):
        check(hours=3)


def test_coming_in_person_stays_possible_when_locked_and_a_letter_is_stated_by_nobody():
    for hour in range(3):
        fail("2026-0001", hour)
    with pytest.raises(CheckRefused, match="judged where it is done"):
        check("2026-0001", hours=3, method="letter_code", identifiers=[JIP])
    check("2026-0001", hours=3, method="in_person", level=2, identifiers=[JIP])
    check("2026-0001", hours=3, method="in_person", level=3, identifiers=[JIP])
    assert achieved_level("2026-0001") == 3


@pytest.mark.parametrize("method", ["channel_code", "letter_code", "account_login", "second_factor", "eid", "override"])
@pytest.mark.parametrize("passed", [True, False])
def test_what_has_its_own_check_is_stated_by_nobody(method, passed):
    with pytest.raises(CheckRefused):
        check(method=method, level=2, passed=passed)
    assert not IdentityCheck.objects.exists()


def test_what_counts_failures_is_no_address_and_goes_when_no_lock_can_follow():
    fail("2026-0001", 0)
    assert "jip" not in str(list(FailedAttempt.objects.values_list()))
    check("2026-0009", hours=49)
    assert not FailedAttempt.objects.exists()
    assert IdentityCheck.objects.count() == 2


def test_what_was_proven_holds_in_the_case_that_was_split_off():
    check()
    fail("2026-0007", 1)
    inherit_checks(of="2026-0007", by_case="2026-0008")
    (inherited,) = checks_of("2026-0008")
    assert (inherited.level, inherited.at) == (2, NOON)
    assert proven_kinds("2026-0008") == {"email"}
    assert len(checks_of("2026-0007")) == 2
