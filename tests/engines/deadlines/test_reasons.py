"""The explanation is the computation, step by step."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.deadlines.reasons import Reason, ReasonCode, explain, explain_extended
from houvast.engines.deadlines.terms import answer_term


def test_a_missing_day_and_a_weekend_are_explained() -> None:
    assert explain(answer_term(received_on=date(2026, 1, 31), country="NL")) == (
        Reason(ReasonCode.MONTH_FROM, date(2026, 1, 31)),
        Reason(ReasonCode.NO_SUCH_DAY, date(2026, 2, 28)),
        Reason(ReasonCode.ROLLED, date(2026, 2, 28), "saturday"),
        Reason(ReasonCode.ROLLED, date(2026, 3, 1), "sunday"),
        Reason(ReasonCode.DUE, date(2026, 3, 2)),
    )


def test_an_ordinary_day_needs_three_steps() -> None:
    assert explain(answer_term(received_on=date(2026, 6, 21), country="NL")) == (
        Reason(ReasonCode.MONTH_FROM, date(2026, 6, 21)),
        Reason(ReasonCode.SAME_DAY, date(2026, 7, 21)),
        Reason(ReasonCode.DUE, date(2026, 7, 21)),
    )


def test_the_extension_is_explained_from_receipt() -> None:
    assert explain_extended(answer_term(received_on=date(2026, 11, 30), country="BE")) == (
        Reason(ReasonCode.THREE_MONTHS_FROM, date(2026, 11, 30)),
        Reason(ReasonCode.NO_SUCH_DAY, date(2027, 2, 28)),
        Reason(ReasonCode.ROLLED, date(2027, 2, 28), "sunday"),
        Reason(ReasonCode.EXTENDED, date(2027, 3, 1)),
    )


@given(received=st.dates(date(2018, 5, 25), date(2090, 1, 1)), country=st.sampled_from(["NL", "BE"]))
def test_an_explanation_starts_at_receipt_and_ends_at_the_date(received: date, country: str) -> None:
    term = answer_term(received_on=received, country=country)
    for steps, end in ((explain(term), term.due), (explain_extended(term), term.extended)):
        assert (steps[0].on, steps[-1].on) == (received, end)
        assert [step.on for step in steps] == sorted(step.on for step in steps)
