from houvast.features.consent.contracts import Closed, Means, Purpose, Why
from houvast.features.consent.rules import allowed, closed_activities, offers_by

NO_SMS = Closed(Why.OBJECTION, Purpose.MARKETING.value, Means.SMS.value)


def test_without_a_block_everything_is_allowed():
    assert all(allowed([]).values())
    assert all(offers_by([]).values())


def test_blocks_add_up_and_the_law_is_always_told():
    assert allowed([Closed(Why.OBJECTION), Closed(Why.RESTRICTION)]) == {
        Purpose.MARKETING: False,
        Purpose.SERVICE: False,
        Purpose.LEGAL: True,
    }


def test_one_means_is_closed_and_no_other():
    assert offers_by([NO_SMS]) == {Means.MAIL: True, Means.PHONE: True, Means.SMS: False, Means.POST: True}
    assert not allowed([NO_SMS], [Means.PHONE, Means.SMS])[Purpose.MARKETING]
    assert allowed([NO_SMS], [Means.PHONE]) == dict.fromkeys(Purpose, True)
    assert not any(offers_by([NO_SMS, Closed(Why.OBJECTION)]).values())


def test_an_activity_that_is_closed_closes_nothing_else():
    found = [Closed(Why.WITHDRAWAL, "newsletter"), Closed(Why.OBJECTION, "profiling"), NO_SMS]
    assert closed_activities(found) == ("newsletter", "profiling")
    assert all(allowed(found[:2], Means).values())
