"""A second opinion hears only of what is doubtful, and decides about it."""

import pytest

from houvast.engines.scanner.model import Finding
from houvast.engines.scanner.opinions import GREY, LEAST, weighed


def finding(confidence: float, start: int = 0) -> Finding:
    return Finding("insult", start, start + 3, 2, confidence, "nl.insult.x", "v1", ("about a person",))


class Says:
    def __init__(self, *numbers: float) -> None:
        self.numbers, self.heard = numbers, []

    def sure(self, text, findings):
        self.heard += findings
        return self.numbers


def test_only_the_grey_band_is_asked_about():
    clear, grey, faint = finding(0.9), finding(GREY[0], 5), finding(0.3, 9)
    opinion = Says(0.7)
    kept = weighed("…", [clear, grey, faint], opinion)
    assert opinion.heard == [grey]
    assert [one.confidence for one in kept] == [0.9, 0.7, 0.3]
    assert kept[1].evidence[-1] == "second opinion"


def test_what_it_does_not_believe_is_dropped():
    assert weighed("…", [finding(0.6), finding(0.9, 5)], Says(LEAST - 0.01)) == [finding(0.9, 5)]


def test_nobody_is_asked_when_all_is_clear():
    opinion = Says()
    assert weighed("…", [finding(0.9)], opinion) == [finding(0.9)]
    assert opinion.heard == []


def test_an_answer_of_another_length_is_an_error():
    with pytest.raises(ValueError, match="zip"):
        weighed("…", [finding(0.6)], Says(0.5, 0.5))
