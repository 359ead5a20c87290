"""Dates and progress say how far it is."""

from datetime import date

import pytest

from houvast.foundation.ui.contracts import Fact
from tests.foundation.ui.drawn import draw

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 3, 15), "3 days late"),
        (date(2026, 3, 17), "1 day late"),
        (TODAY, "today"),
        (date(2026, 3, 19), "1 day left"),
        (date(2026, 4, 2), "15 days left"),
    ],
)
def test_a_date_says_how_far_it_is(due, words):
    assert f">{words}" in draw("{% due due on %}", due=due, on=TODAY)
    assert words in draw("{% deadline due on %}", due=due, on=TODAY)
    assert "answered" in draw("{% due due on done=True %}", due=due, on=TODAY)


def test_a_date_explains_itself_only_when_there_are_reasons():
    assert "Why this date" in draw("{% deadline on on reasons %}", on=TODAY, reasons=[Fact("Received", "2 March")])
    assert "Why this date" not in draw("{% deadline on on %}", on=TODAY)


def test_a_running_job_asks_again_and_a_finished_one_does_not():
    assert 'hx-get="/p/"' in draw("{% progress 'Reading' 3 11 url='/p/' %}")
    assert "hx-" not in draw("{% progress 'Reading' 11 11 %}")
    assert 'value="27"' in draw("{% progress 'Reading' 3 11 %}")
    assert " value=" not in draw("{% progress 'Waiting' 0 0 url='/p/' %}")
