"""The identity pause: only with reason, asked in time, and never in place of the real date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.deadlines.calendars import YearOutsideCalendar
from houvast.engines.deadlines.extensions import BeforeReceipt
from houvast.engines.deadlines.pauses import (
    AnsweredBeforeAsked,
    AskedTooLate,
    PausedTerm,
    PauseForKnownPerson,
    PauseWithoutReason,
    paused_term,
)
from houvast.engines.deadlines.terms import answer_term

TERM = answer_term(received_on=date(2026, 3, 5), country="NL")  # Thursday; raw 5 April, due 7 April
DOUBT = "New e-mail address, changed yesterday"


def pause(
    asked: date, answered: date | None, *, reason: str = DOUBT, authenticated: bool = False, within: int = 3
) -> PausedTerm:
    return paused_term(
        term=TERM,
        reason=reason,
        asked_on=asked,
        answered_on=answered,
        authenticated=authenticated,
        ask_within=within,
    )


def test_both_dates_are_given_and_the_unpaused_one_warns() -> None:
    paused = pause(date(2026, 3, 6), date(2026, 3, 16))
    assert (paused.due, paused.paused_due) == (date(2026, 4, 7), date(2026, 4, 15))
    assert (paused.extended, paused.paused_extended) == (date(2026, 6, 5), date(2026, 6, 15))
    assert paused.warn_on == date(2026, 4, 7)


def test_asked_at_once_is_the_same_as_counting_from_the_answer() -> None:
    paused = pause(date(2026, 3, 5), date(2026, 3, 16))
    assert paused.paused_due == answer_term(received_on=date(2026, 3, 16), country="NL").due


def test_without_an_answer_there_is_no_other_date() -> None:
    paused = pause(date(2026, 3, 6), None)
    assert (paused.paused_due, paused.paused_extended) == (None, None)
    assert paused.warn_on == date(2026, 4, 7)


def test_no_pause_for_a_person_who_is_known() -> None:
    with pytest.raises(PauseForKnownPerson):
        pause(date(2026, 3, 6), None, authenticated=True)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_no_pause_without_a_reason(reason: str) -> None:
    with pytest.raises(PauseWithoutReason):
        pause(date(2026, 3, 6), None, reason=reason)


def test_the_question_comes_within_three_working_days() -> None:
    assert pause(date(2026, 3, 10), None).asked_on == date(2026, 3, 10)
    with pytest.raises(AskedTooLate, match="2026-03-11, later than 2026-03-10"):
        pause(date(2026, 3, 11), None)


def test_the_number_of_working_days_is_a_setting() -> None:
    assert pause(date(2026, 3, 12), None, within=5).asked_on == date(2026, 3, 12)
    with pytest.raises(AskedTooLate):
        pause(date(2026, 3, 6), None, within=0)


def test_dates_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(BeforeReceipt, match="Identity asked on 2026-03-04"):
        pause(date(2026, 3, 4), None)
    with pytest.raises(AnsweredBeforeAsked):
        pause(date(2026, 3, 6), date(2026, 3, 5))
    with pytest.raises(YearOutsideCalendar):
        pause(date(2026, 3, 6), date.max)


@given(waited=st.integers(0, 2000))
def test_a_pause_never_brings_the_date_forward(waited: int) -> None:
    asked = date(2026, 3, 6)
    paused = pause(asked, asked + timedelta(days=waited))
    assert paused.paused_due is not None
    assert paused.paused_due >= paused.due
    assert paused.due == TERM.due
