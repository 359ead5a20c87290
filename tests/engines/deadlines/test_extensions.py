"""Extending: inside the first month, with a letter, or not at all."""

from datetime import date

import pytest

from houvast.engines.deadlines.extensions import (
    BeforeReceipt,
    Extension,
    ExtensionWithoutLetter,
    TooLateToExtend,
    may_extend,
)
from houvast.engines.deadlines.terms import answer_term

TERM = answer_term(received_on=date(2026, 1, 31), country="NL")  # ends Monday 2 March


@pytest.mark.parametrize("day", [date(2026, 1, 31), date(2026, 2, 10), date(2026, 3, 2)])
def test_inside_the_month_with_a_letter_it_may(day: date) -> None:
    assert may_extend(term=TERM, asked_on=day, letter_sent_on=day) == Extension(
        asked_on=day, letter_sent_on=day, due=date(2026, 4, 30), safe_due=date(2026, 4, 28)
    )


def test_the_day_after_the_month_is_too_late() -> None:
    late = date(2026, 3, 3)
    with pytest.raises(TooLateToExtend, match="2026-03-02"):
        may_extend(term=TERM, asked_on=late, letter_sent_on=late)
    with pytest.raises(TooLateToExtend):
        may_extend(term=TERM, asked_on=late, letter_sent_on=None)


@pytest.mark.parametrize("letter", [None, date(2026, 2, 11), date(2026, 3, 3)])
def test_a_letter_that_has_not_left_is_no_letter(letter: date | None) -> None:
    with pytest.raises(ExtensionWithoutLetter, match="sent by 2026-03-02"):
        may_extend(term=TERM, asked_on=date(2026, 2, 10), letter_sent_on=letter)


def test_nothing_happens_before_receipt() -> None:
    with pytest.raises(BeforeReceipt, match="Letter sent on 2026-01-30"):
        may_extend(term=TERM, asked_on=date(2026, 2, 10), letter_sent_on=date(2026, 1, 30))
    with pytest.raises(BeforeReceipt, match="Extended on 2026-01-30"):
        may_extend(term=TERM, asked_on=date(2026, 1, 30), letter_sent_on=date(2026, 1, 30))
