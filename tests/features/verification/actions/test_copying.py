"""A masked copy is asked for with a reason, and destroyed."""

from datetime import timedelta

import pytest

from houvast.features.verification.actions.copying import CopyRefused, note_copy, note_destroyed
from houvast.features.verification.queries import copy_to_destroy
from houvast.foundation.evidence.queries import facts_of
from tests.features.verification.stage import AMIRA, CASE, NOON, THIJS

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


@pytest.mark.parametrize("reason", ["", "easier", "NO_OTHER_WAY"])
def test_without_a_reason_there_is_no_copy(reason):
    with pytest.raises(CopyRefused, match="last resort"):
        note_copy(case=CASE, reason=reason, by=AMIRA, at=NOON)
    assert copy_to_destroy(CASE) is None


@pytest.mark.parametrize(("days", "in_time"), [(3, True), (3.1, False)])
def test_it_waits_to_be_destroyed_and_the_evidence_says_whether_it_was_in_time(days, in_time):
    note_copy(case=CASE, reason="no_other_way", by=AMIRA, at=NOON)
    assert copy_to_destroy(CASE) == NOON + timedelta(days=3)
    assert note_destroyed(case=CASE, by=THIJS, at=NOON + timedelta(days=days)) == 1
    assert copy_to_destroy(CASE) is None
    [told] = facts_of(CASE, "verification.copy_destroyed")
    assert told["in_time"] is in_time
    assert note_destroyed(case=CASE, by=THIJS, at=NOON) == 0
