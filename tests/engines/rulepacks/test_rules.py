"""The last day, also at the edges."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houvast.engines.rulepacks.rules import (
    EndBeyondCalendar,
    LanguageUnknown,
    MonthUnknown,
    Period,
    RetentionRule,
    Span,
    StartEvent,
    Words,
    start_day,
    until,
)
from houvast.engines.rulepacks.shipped import shipped

RULE = shipped("NL").rule("nl.tax.invoices", date(2024, 1, 1))
DATED = replace(RULE, start=StartEvent.DATE)
days = st.dates(date(1990, 1, 1), date(2200, 1, 1))


@pytest.mark.parametrize(
    ("period", "start", "last_day"),
    [
        (Period(months=1), date(2026, 3, 5), date(2026, 4, 5)),
        (Period(months=1), date(2024, 1, 31), date(2024, 2, 29)),
        (Period(years=2), date(2024, 2, 29), date(2026, 2, 28)),
        (Period(days=28), date(2026, 2, 1), date(2026, 3, 1)),
        (Period(years=1, months=6, days=1), date(2026, 1, 1), date(2027, 7, 2)),
        (Period(), date(2026, 1, 1), date(2026, 1, 1)),
    ],
)
def test_the_last_day_is_inclusive(period: Period, start: date, last_day: date) -> None:
    assert until(replace(DATED, period=period), start) == last_day


@given(start=days, month=st.integers(1, 12))
def test_a_financial_year_ends_within_twelve_months(start: date, month: int) -> None:
    end = start_day(RULE, start, year_end_month=month)
    assert end.month == month
    assert 0 <= (end - start).days <= 365
    assert (end.replace(day=28) - end).days <= 0


@given(start=days, later=days)
def test_what_starts_later_never_ends_earlier(start: date, later: date) -> None:
    first, second = sorted((start, later))
    assert until(RULE, first) <= until(RULE, second)
    assert until(DATED, first) <= until(DATED, second)


@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_financial_year_ends_in_a_month(month: int) -> None:
    with pytest.raises(MonthUnknown, match="give 1 to 12"):
        until(RULE, date(2026, 1, 1), year_end_month=month)


@pytest.mark.parametrize(
    ("rule", "start", "month"), [(RULE, date(9998, 12, 31), 12), (DATED, date(9998, 12, 31), 12), (RULE, date.max, 6)]
)
def test_an_end_beyond_the_calendar_is_refused(rule: RetentionRule, start: date, month: int) -> None:
    with pytest.raises(EndBeyondCalendar, match="ends beyond the year 9999"):
        until(rule, start, year_end_month=month)


def test_spans_meet_on_a_common_day_only() -> None:
    before, after = Span(last=date(2022, 12, 30)), Span(first=date(2022, 12, 31))
    assert not before.meets(after)
    assert not after.meets(before)
    assert before.meets(Span(first=date(2022, 12, 30)))
    assert Span().meets(before)


@given(one=days, other=days, day=days)
def test_a_day_in_both_spans_makes_them_meet(one: date, other: date, day: date) -> None:
    first, second = Span(first=min(one, day), last=max(one, day)), Span(first=min(other, day))
    assert first.covers(day)
    assert second.covers(day)
    assert first.meets(second)
    assert second.meets(first)


def test_words_in_another_language_are_refused() -> None:
    with pytest.raises(LanguageUnknown, match="'fr': choose nl or en"):
        Words(nl="ja", en="yes").in_language("fr")
