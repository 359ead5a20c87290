"""A sample says how many notes will be flagged, and how sure that is."""

import pytest
import sqlalchemy as sa

from houvast.features.noteguard.actions.estimating import estimate
from houvast.features.noteguard.models import NoteSample
from houvast.features.noteguard.rules import wilson
from houvast.features.noteguard.walking import NothingToSweep
from tests.cast import LONG_AGO, SCALDIS, ZONNEVELD
from tests.features.noteguard.stage import Desk, furnish


@pytest.fixture(name="desk")
def a_desk(cast, tmp_path) -> Desk:
    return furnish(f"sqlite:///{tmp_path / 'desk.db'}", tmp_path)


def drawn(organisation: str = ZONNEVELD, **asked: int):
    return estimate(organisation=organisation, system="desk", at=LONG_AGO, tick=lambda *_: None, **asked)


def fill(desk: Desk, clean: int, flagged: int) -> None:
    rows = [{"id": 100 + n, "note": "Meterstand doorgegeven." if n % 10 else "Heeft diabetes."} for n in range(clean)]
    assert sum(row["note"] == "Heeft diabetes." for row in rows) == flagged
    with desk.engine.begin() as made:
        made.execute(sa.text("INSERT INTO ticket VALUES (:id, 'ZE', :note)"), rows)


def test_all_notes_of_one_organisation_are_counted_when_they_are_few(desk):
    found = drawn()
    assert (found.notes, found.sampled, found.flagged, found.is_whole) == (5, 5, 3, True)
    assert found.low < found.share < found.high


def test_a_sample_says_what_share_is_flagged(desk):
    fill(desk, clean=2000, flagged=200)
    found = drawn(notes=500)
    assert (found.notes, found.sampled) == (2005, 500)
    assert found.low < 203 / 2005 < found.high
    assert found.high - found.low < 0.06


def test_it_is_said_when_not_all_notes_were_passed(desk):
    fill(desk, clean=2000, flagged=200)
    found = drawn(notes=100, most=600)
    assert not found.is_whole
    assert 600 <= found.notes <= 1100


def test_nothing_of_a_note_is_kept(desk):
    drawn()
    kept = str(list(NoteSample.objects.values()))
    assert "diabetes" not in kept


def test_no_sample_says_nothing(desk):
    assert drawn(SCALDIS).sampled == 0
    with pytest.raises(NothingToSweep):
        estimate(organisation=ZONNEVELD, system="elsewhere", at=LONG_AGO, tick=lambda *_: None)


@pytest.mark.parametrize(
    ("found", "of", "low", "high"), [(0, 100, 0, 0.037), (100, 100, 0.963, 1), (16, 2000, 0.005, 0.013), (0, 0, 0, 1)]
)
def test_the_interval(found, of, low, high):
    assert wilson(found, of) == pytest.approx((low, high), abs=0.001)
