"""What a request came to, for who proved who they are: what was found and where from, what stays, who was told."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from houvast.engines.matching.identifiers import Identifier
from houvast.features.portal.contracts import Visitor
from houvast.features.portal.outcome import ToldState, found_for, kept_for, told_for
from houvast.features.rights.actions.notifying import leave_untold, note_told
from houvast.features.rights.actions.own_page import standing_of
from houvast.features.rights.telling_contracts import NotToldWhy, ToldHow
from tests.features.rights.desk.stage import Stage, set_stage
from tests.journeys.centre import NOON, SYSTEM

TAX = "Belastingdienst"


@pytest.fixture
def stage(db, tmp_path) -> Stage:
    return set_stage(tmp_path, people=20)


def visitor(case: str) -> Visitor:
    """Somebody who proved enough during this visit."""
    return Visitor(uuid4(), case, Identifier("email", "somebody@else.example"), 3, NOON)


def test_nothing_is_told_before_somebody_proved_who_they_are(stage):
    case = stage.proven()
    stranger, standing = replace(visitor(case), level=0), standing_of(case)
    assert found_for(stranger, standing) is None
    assert (told_for(stranger, standing), kept_for(stranger, standing, "nl")) == ((), ())


def test_what_was_found_says_its_sorts_and_its_sources_and_no_value(stage):
    case = stage.located()
    found = found_for(visitor(case), standing_of(case))
    assert found
    assert all(one.categories and one.sources for one in found)
    sources = {source.nl for one in found for source in one.sources}
    assert "Van u zelf en van uw bank." in sources
    name = stage.centre.person("vera").surname
    assert name not in str(found)


def test_nothing_stays_before_a_plan_was_approved_and_then_with_its_ground_and_day(stage):
    case = stage.located()
    assert kept_for(visitor(case), standing_of(case), "nl") == ()
    case = stage.approved()
    kept = kept_for(visitor(case), standing_of(case), "nl")
    assert kept
    assert all(one.ground and one.law for one in kept)
    assert any(one.until and one.until > date(2026, 11, 22) for one in kept)


def test_who_was_told_and_who_was_not_and_why(stage):
    case = stage.proven()

    def state() -> tuple[ToldState, object]:
        (one,) = [one for one in told_for(visitor(case), standing_of(case)) if one.name == TAX]
        return one.state, one.at

    assert state() == (ToldState.WAITS, None)
    reason = "De fiscus bewaart zijn eigen stukken en kan deze niet meer aanpassen."
    leave_untold(case=case, recipient=TAX, why=NotToldWhy.IMPOSSIBLE, reason=reason, by=SYSTEM, at=NOON)
    assert state() == (ToldState.IMPOSSIBLE, NOON)
    assert reason not in str(told_for(visitor(case), standing_of(case)))
    note_told(case=case, recipient=TAX, how=ToldHow.PHONE, by=SYSTEM, at=NOON)
    assert state() == (ToldState.TOLD, NOON)
    others = {one.state for one in told_for(visitor(case), standing_of(case)) if one.name != TAX}
    assert others == {ToldState.OURS}
