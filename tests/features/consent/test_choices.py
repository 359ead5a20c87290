"""One purpose by one means: closed and opened by itself, with its proof; and consent, given and withdrawn."""

from datetime import UTC, datetime, timedelta

import pytest

from houvast.engines.matching.identifiers import identifier
from houvast.features.consent.actions import (
    BlockRefused,
    block_contact,
    close_purpose,
    give_consent,
    lift_block,
    open_purpose,
)
from houvast.features.consent.contracts import Closed, Why
from houvast.features.consent.models import Consent, ContactBlock
from houvast.features.consent.queries import blocked, choices_of, closed_for, consents_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

VERA = Actor(kind="subject", key="2026-00007")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MAIL = identifier("email", "jip@example.org", country="NL")
NO_SMS, NO_PROFILE = Closed(Why.OBJECTION, "marketing", "sms"), Closed(Why.OBJECTION, "profiling")
NO_NEWS, WORDS = Closed(Why.WITHDRAWAL, "newsletter"), "ab" * 32


def given(hours: int = 0, **more):
    of = {"organisation": "zonneveld", "identifiers": [MAIL], "case": "2026-00007", "by": VERA}
    return {**of, "at": NOON + timedelta(hours=hours), **more}


def closed() -> frozenset[Closed]:
    return closed_for(organisation="zonneveld", identifiers=[MAIL])


def test_each_choice_stands_by_itself(cast):
    for one in (NO_SMS, NO_PROFILE):
        close_purpose(closed=one, **given())
    block_contact(why="objection", **given())
    assert closed() == {NO_SMS, NO_PROFILE, Closed(Why.OBJECTION)}
    open_purpose(closed=NO_SMS, **given(1))
    assert closed() == {NO_PROFILE, Closed(Why.OBJECTION)}
    assert lift_block(why="objection", **given(2)) == 1
    assert closed() == {NO_PROFILE}
    assert blocked(organisation="zonneveld", identifier=MAIL) is None
    assert closed_for(organisation="scaldis", identifiers=[MAIL]) == frozenset()


def test_each_choice_has_its_day_and_its_proof(cast):
    proof = close_purpose(closed=NO_PROFILE, **given())
    assert close_purpose(closed=NO_PROFILE, **given(1)) != proof
    [one] = choices_of(organisation="zonneveld", identifier=MAIL)
    assert (one.closed, one.stands, one.since, one.proof) == (NO_PROFILE, True, NOON, proof)
    assert Entry.objects.get(hash=proof).kind == "consent.purpose_closed"
    later = open_purpose(closed=NO_PROFILE, **given(2))
    [one] = choices_of(organisation="zonneveld", identifier=MAIL)
    assert (one.stands, one.since, one.proof) == (False, NOON + timedelta(hours=2), later)


def test_consent_and_its_withdrawal_follow_each_other(cast):
    proof = give_consent(purpose="newsletter", words=WORDS, **given())
    assert give_consent(purpose="newsletter", words=WORDS, **given(1)) != proof
    [one] = consents_of(organisation="zonneveld", identifier=MAIL)
    assert (one.purpose, one.at, one.words, one.proof) == ("newsletter", NOON, WORDS, proof)
    close_purpose(closed=NO_NEWS, **given(2))
    assert consents_of(organisation="zonneveld", identifier=MAIL) == ()
    assert closed() == {NO_NEWS}
    give_consent(purpose="newsletter", words=WORDS, **given(3))
    assert closed() == frozenset()
    assert [row.withdrawn_at for row in Consent.objects.all()] == [NOON + timedelta(hours=2), None]


def test_no_address_is_kept(cast):
    give_consent(purpose="newsletter", words=WORDS, **given())
    close_purpose(closed=NO_NEWS, **given())
    rows = [*Consent.objects.values_list(), *ContactBlock.objects.values_list(), *Entry.objects.values_list("facts")]
    assert "jip" not in str(rows)


def test_without_a_purpose_nothing_is_chosen(cast):
    with pytest.raises(BlockRefused, match="which purpose"):
        close_purpose(closed=Closed(Why.OBJECTION), **given())
    assert not ContactBlock.objects.exists()
