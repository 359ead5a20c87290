"""A masked copy is asked for with a reason, and destroyed."""

from datetime import timedelta

import pytest

from houvast.features.verification.actions.copying import CopyRefused, destroy_due, note_copy, note_destroyed
from houvast.features.verification.queries import copies_of, copy_to_destroy
from houvast.foundation.evidence.queries import facts_of
from houvast.foundation.files.actions import FileWithdrawn, open_file, store
from houvast.foundation.files.disk import place_of
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
    assert copy_to_destroy(CASE).destroy_by == NOON + timedelta(days=3)
    assert note_destroyed(case=CASE, by=THIJS, at=NOON + timedelta(days=days)) == 1
    assert copy_to_destroy(CASE) is None
    [told] = facts_of(CASE, "verification.copy_destroyed")
    assert told["in_time"] is in_time
    assert note_destroyed(case=CASE, by=THIJS, at=NOON) == 0


def sent(case: str = CASE):
    """A copy that somebody sent, among the files of the case."""
    return store(
        name="paspoort.png", media_type="image/png", data=b"masked", case=case,
        expires_at=NOON + timedelta(days=365), by=AMIRA, at=NOON,
    ).id  # fmt: skip


def test_a_copy_that_lies_here_is_destroyed_by_itself_after_three_days_and_nothing_else_is():
    mine, other = sent(), sent()
    note_copy(case=CASE, reason="sensitive", files=[mine], by=AMIRA, at=NOON)
    assert destroy_due(by=THIJS, at=NOON + timedelta(days=3, seconds=-1)) == 0
    assert place_of(mine).exists()
    end = NOON + timedelta(days=3)
    assert destroy_due(by=THIJS, at=end) == 1
    assert not place_of(mine).exists()
    with pytest.raises(FileWithdrawn):
        open_file(mine, by=AMIRA, at=end)
    assert b"".join(open_file(other, by=AMIRA, at=end).pieces) == b"masked"
    [copy] = copies_of(CASE)
    assert (copy.destroyed_at, copy.lies_here) == (end, True)
    assert facts_of(CASE, "verification.copy_destroyed")[0]["in_time"] is True
    assert destroy_due(by=THIJS, at=end) == 0


def test_a_copy_on_paper_waits_for_somebody_to_say_that_it_is_gone():
    note_copy(case=CASE, reason="sensitive", by=AMIRA, at=NOON)
    assert destroy_due(by=THIJS, at=NOON + timedelta(days=9)) == 0
    assert copy_to_destroy(CASE) is not None


def test_who_says_that_it_is_destroyed_destroys_what_lies_here():
    mine = sent()
    note_copy(case=CASE, reason="sensitive", files=[mine], by=AMIRA, at=NOON)
    note_destroyed(case=CASE, by=THIJS, at=NOON)
    assert not place_of(mine).exists()


def test_a_file_of_another_case_is_no_copy_of_this_one():
    with pytest.raises(CopyRefused, match="no such file"):
        note_copy(case=CASE, reason="sensitive", files=[sent("2026-0008")], by=AMIRA, at=NOON)
    assert copies_of(CASE) == ()
