"""The tables themselves refuse what no task may be."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError

from houvast.features.tasks.models import Task

pytestmark = pytest.mark.django_db
DAY, MOMENT = date(2026, 4, 1), datetime(2026, 3, 2, 9, tzinfo=UTC)


def _kept(**values: object) -> Task:
    return Task.objects.create(**{"kind": "locate", "asked": b"", "opened_at": MOMENT, "due_on": DAY} | values)


@pytest.mark.parametrize(
    "values",
    [
        {"state": "forgotten"},
        {"kind": "nothing"},
        {"state": "exception"},
        {"state": "exception", "ground": "tax.invoices"},
        {"state": "exception", "until": DAY},
    ],
)
def test_no_other_state_or_kind_and_no_exception_without_ground_and_day(values):
    with pytest.raises(IntegrityError):
        _kept(**values)


def test_an_exception_with_ground_and_day_is_kept():
    assert _kept(state="exception", ground="tax.invoices", until=DAY).facts().until == DAY


def test_a_task_lies_under_the_key_of_its_case_or_under_its_own():
    assert _kept(case="2026-00001").scope == "2026-00001"
    alone = _kept()
    assert alone.scope == f"task:{alone.id}"
