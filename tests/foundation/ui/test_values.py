"""Steps, dates and bars: the small decisions behind the pictures."""

from datetime import date

import pytest

from houvast.foundation.ui.bars import UnevenBar, lay_out
from houvast.foundation.ui.contracts import BarRow, Series, StepState, Tone
from houvast.foundation.ui.deadlines import tone_of
from houvast.foundation.ui.steps import MAIN_JOB, UnknownStep, main_job_steps

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("due", "tone"),
    [
        (date(2026, 3, 17), Tone.DANGER),
        (date(2026, 3, 18), Tone.DANGER),
        (date(2026, 3, 20), Tone.DANGER),
        (date(2026, 3, 21), Tone.WARNING),
        (date(2026, 3, 25), Tone.WARNING),
        (date(2026, 3, 26), Tone.NEUTRAL),
    ],
)
def test_a_date_warns_in_time(due, tone):
    assert tone_of(due, TODAY) is tone


def test_the_step_after_the_one_reached_is_current():
    states = [step.state for step in main_job_steps("located")]
    assert states == [StepState.DONE] * 3 + [StepState.CURRENT] + [StepState.TODO] * 5


def test_a_blocked_step_says_why():
    blocked = [step for step in main_job_steps("registered", "no proof yet") if step.state is StepState.BLOCKED]
    assert [(step.label, step.note) for step in blocked] == [(MAIN_JOB["verified"], "no proof yet")]


def test_before_and_after_the_job():
    assert main_job_steps("")[0].state is StepState.CURRENT
    assert {step.state for step in main_job_steps("closed")} == {StepState.DONE}
    assert len(main_job_steps("")) == len(MAIN_JOB)


def test_a_step_that_is_not_there_is_refused():
    with pytest.raises(UnknownStep, match="no step 'burned'"):
        main_job_steps("burned")


def test_bars_share_one_scale():
    rows = lay_out(
        [BarRow("a", [6, 2]), BarRow("b", [0, 4]), BarRow("c", [0, 0])], [Series("x"), Series("y", Tone.DANGER)]
    )
    assert [[(part.start, part.width) for part in row.segments] for row in rows] == [
        [("0.00%", "75.00%"), ("75.00%", "25.00%")],
        [("0.00%", "50.00%")],
        [],
    ]


def test_a_bar_without_its_series_is_refused():
    with pytest.raises(UnevenBar, match="2 counts for 1 series"):
        lay_out([BarRow("a", [1, 2])], [Series("x")])
