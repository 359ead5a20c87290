"""Two colleagues for an answer that holds what was set so."""

from datetime import timedelta

import pytest

from houvast.features.rights.actions.answering import answer_case
from houvast.features.rights.actions.locating import locate_person
from houvast.features.rights.actions.releasing import CannotRelease, approve_release, ask_release, releases_waiting
from houvast.features.rights.contracts import Outcome, Reason, Right, Status
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.queries import case_record
from houvast.features.rights.release import ReleaseNotApproved, reasons_for_two, release_of
from houvast.foundation.evidence import queries as evidence
from tests.features.rights.desk.stage import Stage, set_stage
from tests.journeys.centre import NOON, SYSTEM

LATER = NOON + timedelta(minutes=5)


@pytest.fixture
def stage(db, tmp_path, settings) -> Stage:
    settings.HOUVAST_RELEASE_BY_TWO = "access:any"
    return set_stage(tmp_path)


def actor(stage: Stage, who: str):
    return stage.people[who].actor


def answered(stage: Stage, case: str, who: str, **more):
    return answer_case(case=case, by=actor(stage, who), at=LATER, **more)


def released(stage: Stage, case: str, who: str = "olga"):
    card = ask_release(case=case, by=actor(stage, "thijs"), at=LATER)
    return approve_release(case=case, release=card.id, by=actor(stage, who), at=LATER)


def test_one_colleague_alone_hands_nothing_out(stage: Stage):
    case = stage.located(right=Right.ACCESS)
    with pytest.raises(ReleaseNotApproved, match="second colleague"):
        answered(stage, case, "thijs")
    ask_release(case=case, by=actor(stage, "thijs"), at=LATER)
    assert releases_waiting(CaseRecord.objects.all()) == (case,)
    with pytest.raises(ReleaseNotApproved):
        answered(stage, case, "thijs")
    with pytest.raises(CannotRelease, match="yourself"):
        released(stage, case, "thijs")
    assert case_record(case).status == Status.LOCATED


def test_a_second_one_looks_and_the_first_makes_it(stage: Stage):
    case = stage.located(right=Right.ACCESS)
    card = released(stage, case)
    assert card.approved_by == f"account:{actor(stage, 'olga').key}"
    with pytest.raises(ReleaseNotApproved, match="you released"):
        answered(stage, case, "olga")
    answered(stage, case, "thijs")
    assert case_record(case).status == Status.ANSWERED
    assert evidence.facts_of(case, "rights.release_asked") == [{"reasons": ["any"]}]
    assert evidence.facts_of(case, "rights.release_approved") == [{}]
    assert releases_waiting(CaseRecord.objects.all()) == ()
    with pytest.raises(CannotRelease):
        ask_release(case=case, by=actor(stage, "thijs"), at=LATER)


def test_what_is_found_later_is_looked_at_again(stage: Stage):
    case = stage.located(right=Right.ACCESS)
    released(stage, case)
    locate_person(case=case, by=SYSTEM, at=LATER)
    assert release_of(case_record(case)) is None
    with pytest.raises(ReleaseNotApproved):
        answered(stage, case, "thijs")


def test_who_asks_again_gets_the_same_and_one_is_released_once(stage: Stage):
    case = stage.located(right=Right.ACCESS)
    first = ask_release(case=case, by=actor(stage, "thijs"), at=LATER)
    assert ask_release(case=case, by=actor(stage, "amira"), at=LATER) == first
    released(stage, case)
    with pytest.raises(CannotRelease, match="no answer waits"):
        released(stage, case)


@pytest.mark.parametrize("set_to", ["", "portability:any", "access:special"])
def test_where_it_is_not_set_one_is_enough(stage: Stage, settings, set_to):
    settings.HOUVAST_RELEASE_BY_TWO = set_to
    case = stage.located(right=Right.ACCESS)
    assert reasons_for_two(case_record(case), LATER) == frozenset()
    with pytest.raises(CannotRelease):
        ask_release(case=case, by=actor(stage, "thijs"), at=LATER)
    answered(stage, case, "thijs")


def test_a_refusal_holds_no_data_and_needs_nobody(stage: Stage):
    case = stage.located(right=Right.ACCESS)
    why = (Reason("Wij weten niet wie u bent.", "AVG art. 12(6)"),)
    answered(stage, case, "thijs", outcome=Outcome.NOT_IDENTIFIED, reasons=why)
    assert case_record(case).status == Status.ANSWERED
