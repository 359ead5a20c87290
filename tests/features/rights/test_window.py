"""Until when an erasure waits."""

from datetime import UTC, date, datetime, timedelta

import pytest

from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.models import CaseRecord
from houvast.features.rights.window import needs_window, window_end
from houvast.foundation.organisations.models import Organisation

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def case(**more) -> CaseRecord:
    values = {"right": Right.ERASURE, "channel": Channel.PHONE, "due_on": date(2026, 4, 2)} | more
    return CaseRecord(organisation=Organisation(key="own", country="NL"), **values)


@pytest.mark.parametrize(("days", "hours"), [(3, 72), (14, 14 * 24), (1, 24)])
def test_it_waits_the_days_that_were_set(settings, days, hours):
    settings.HOUVAST_REVOKE_DAYS = days
    assert window_end(case(), AT) == AT + timedelta(hours=hours)


def test_it_never_waits_into_the_last_day_of_the_term(settings):
    settings.HOUVAST_REVOKE_DAYS = 14
    assert window_end(case(due_on=date(2026, 3, 5)), AT) == datetime(2026, 3, 4, 23, 0, tzinfo=UTC)
    assert window_end(case(due_on=date(2026, 3, 30)), AT + timedelta(days=20)) == datetime(
        2026, 3, 29, 22, 0, tzinfo=UTC
    )
    for late in (date(2026, 3, 2), date(2026, 2, 1)):
        assert window_end(case(due_on=late), AT) == AT


@pytest.mark.parametrize(
    ("more", "waits"),
    [
        ({}, True),
        ({"channel": Channel.WEB}, True),
        ({"channel": Channel.LETTER}, False),
        ({"channel": Channel.COUNTER}, False),
        ({"right": Right.ACCESS}, False),
        ({"parent_id": 7}, False),
    ],
)
def test_an_erasure_asked_by_phone_or_on_a_page_waits(settings, more, waits):
    settings.HOUVAST_REVOKE_DAYS = 3
    assert needs_window(case(**more)) is waits
    settings.HOUVAST_REVOKE_DAYS = 0
    assert not needs_window(case(**more))
