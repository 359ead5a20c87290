import pytest

from houvast.features.noteguard.bulk.report.figures import FEWEST, groups, interval, months
from houvast.features.noteguard.contracts.scans import Total


def test_the_interval_holds_for_shares_near_nothing_and_everything():
    assert interval(0, 0) == (0.0, 0.0)
    low, high = interval(0, 20)
    assert low == 0.0
    assert high == pytest.approx(0.161, abs=0.001)  # Wilson, 95 %
    assert interval(50, 100) == pytest.approx((0.404, 0.596), abs=0.001)
    assert interval(20, 20)[1] == pytest.approx(1.0)


def total(**notes: int) -> Total:
    return Total(seen={(name, "2026-01"): count for name, count in notes.items()}, hit={("a", "2026-01"): 3})


def test_groups_stand_by_their_share():
    shown = groups(total(a=20, b=30, c=FEWEST))
    assert [(one.name, one.notes, one.flagged) for one in shown] == [("a", 20, 3), ("b", 30, 0), ("c", 10, 0)]


def test_a_small_group_is_shown_with_others_only():
    rows = groups(total(a=20, b=30, c=9, d=4))
    assert [(one.name, one.notes, one.joined) for one in rows] == [("a", 20, 0), ("b", 30, 0), ("", 13, 2)]


def test_one_small_group_takes_a_larger_one_with_it():
    # Else it would be what the others leave of the whole.
    rows = groups(total(a=20, b=30, c=9))
    assert [(one.name, one.notes, one.joined) for one in rows] == [("b", 30, 0), ("", 29, 2)]
    assert groups(total(a=9)) == []


def test_months_stand_in_order():
    seen = {("a", "2026-02"): 10, ("b", "2026-01"): 9, ("a", "2026-01"): 9, ("a", ""): 12}
    assert [(one.name, one.notes) for one in months(Total(seen=seen))] == [("", 12), ("2026-01", 18), ("2026-02", 10)]
