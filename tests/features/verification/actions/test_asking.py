"""Questions: which ones, and what the answers come to."""

from datetime import timedelta

import pytest

from houvast.features.verification.actions.asking import NothingToAsk, RoundOver
from houvast.features.verification.contracts import Method
from houvast.features.verification.models import QuestionRound
from houvast.features.verification.queries import checks_of, open_round, questions_of
from houvast.foundation.evidence.queries import timeline
from tests.features.verification.stage import CASE, NOON, RIGHT, ask, facts, tell

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


def test_three_things_at_most_are_asked_and_never_what_many_know():
    asked = ask()
    assert set(asked.codes) == set(RIGHT)
    assert open_round(CASE, NOON) == asked
    questions = questions_of(asked, facts())
    assert {q.code: len(q.options) for q in questions} == dict.fromkeys(RIGHT, 4) | {"meter:reading.value": 0}
    assert all(RIGHT[q.code] in q.options for q in questions if q.options)


def test_whoever_looks_again_sees_the_same_choices():
    asked = ask()
    assert questions_of(asked, facts()) == questions_of(asked, facts())
    assert ask(hours=0.1) == asked


def test_two_right_ones_are_basic():
    answered = tell(ask(), dict(list(RIGHT.items())[:2]))
    assert (answered.right, answered.level) == (True, 1)
    [check] = checks_of(CASE)
    assert (check.method, check.passed) == (Method.DYNAMIC_FACTS, True)


def test_one_right_one_alone_reaches_nothing_and_is_no_failure():
    answered = tell(ask(), {"meter:reading.value": "40.712"})
    assert (answered.right, answered.level, checks_of(CASE)) == (True, 0, ())


def test_one_wrong_one_fails_the_round():
    answered = tell(ask(), RIGHT | {"meter:reading.value": "40713"})
    assert (answered.right, answered.level) == (False, 0)
    [check] = checks_of(CASE)
    assert (check.passed, check.proven) == (False, ())


def test_no_answer_at_all_comes_to_nothing():
    assert tell(ask(), {"meter:reading.value": " "}).right is False
    assert checks_of(CASE) == ()


def test_an_answer_to_what_was_not_asked_counts_for_nothing():
    assert tell(ask(), {"crm:customer.birth_date": "1980-01"}).right is False


def test_questions_are_answered_once_and_within_a_quarter_of_an_hour():
    asked = ask()
    with pytest.raises(RoundOver):
        tell(asked, RIGHT, hours=0.3)
    tell(asked, RIGHT)
    with pytest.raises(RoundOver):
        tell(asked, RIGHT)


def test_nothing_is_asked_twice_in_any_case_of_the_person():
    ask()
    with pytest.raises(NothingToAsk):
        ask("2026-0008")
    with pytest.raises(NothingToAsk):
        ask(hours=1)


def test_a_fact_that_went_from_the_systems_is_not_right():
    asked = ask()
    known = tuple(f for f in facts() if f.code != "meter:reading.value")
    assert tell(asked, {"meter:reading.value": "40712"}, known=known).right is False


def test_only_counts_are_told():
    tell(ask(), RIGHT)
    told = next(entry for entry in timeline(CASE) if entry.kind == "verification.facts_asked")
    assert dict(told.facts) == {"asked": 3, "right": 3, "wrong": 0}
    row = QuestionRound.objects.get()
    assert (row.right, row.wrong, row.answered_at) == (3, 0, NOON)
    assert open_round(CASE, NOON + timedelta(minutes=1)) is None
