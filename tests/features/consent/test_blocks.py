from datetime import UTC, datetime, timedelta

import pytest

from houvast.engines.matching.identifiers import identifier
from houvast.features.consent.actions import BlockRefused, block_contact, lift_block
from houvast.features.consent.contracts import Why
from houvast.features.consent.models import ContactBlock
from houvast.features.consent.queries import blocked, blocks_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.models import Entry
from houvast.foundation.organisations.queries import UnknownOrganisation

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

OLGA = Actor(kind="account", key="olga")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
PHONE = identifier("phone_number", "06-12345678", country="NL")
MAIL = identifier("email", "jip@example.org", country="NL")


def block(*identifiers, why="objection", organisation="zonneveld", hours=0):
    at = NOON + timedelta(hours=hours)
    return block_contact(
        organisation=organisation, identifiers=identifiers, why=why, case="2026-0007", by=OLGA, at=at
    )  # fmt: skip


def lift(*identifiers, why="objection"):
    return lift_block(
        organisation="zonneveld", identifiers=identifiers, why=why, case="2026-0009", by=OLGA, at=NOON
    )  # fmt: skip


def test_a_contact_point_is_left_alone_in_any_notation(cast):
    assert block(PHONE, MAIL) == 2
    found = blocked(organisation="zonneveld", identifier=identifier("phone_number", "+31 6 12 34 56 78", country="BE"))
    assert found is not None
    assert (found.why, found.since, found.case) == (Why.OBJECTION, NOON, "2026-0007")
    assert [b.kind for b in blocks_of("2026-0007")] == ["phone_number", "email"]


def test_a_block_is_of_one_organisation(cast):
    block(PHONE)
    assert blocked(organisation="scaldis", identifier=PHONE) is None
    assert blocked(organisation="own", identifier=PHONE) is None
    block(PHONE, organisation="scaldis")
    assert len(set(ContactBlock.objects.values_list("index", flat=True))) == 2


def test_the_same_again_changes_nothing_but_is_on_record(cast):
    block(PHONE)
    assert block(PHONE, PHONE, hours=1) == 0
    found = blocked(organisation="zonneveld", identifier=PHONE)
    assert found is not None
    assert found.since == NOON
    assert ContactBlock.objects.count() == 1
    assert Entry.objects.filter(kind="consent.contact_blocked").count() == 2


def test_lifting_one_reason_leaves_the_other_standing(cast):
    block(PHONE)
    block(PHONE, why="restriction", hours=1)
    assert lift(PHONE, MAIL) == 1
    found = blocked(organisation="zonneveld", identifier=PHONE)
    assert found is not None
    assert found.why is Why.RESTRICTION
    assert lift(PHONE, why="restriction") == 1
    assert blocked(organisation="zonneveld", identifier=PHONE) is None
    assert block(PHONE) == 1


def test_no_number_or_address_is_kept(cast):
    block(PHONE, MAIL)
    kept = str(list(ContactBlock.objects.values_list())) + str(list(Entry.objects.values_list("facts", flat=True)))
    assert "12345678" not in kept
    assert "jip" not in kept


def test_what_cannot_be_blocked_is_one_line(cast):
    with pytest.raises(BlockRefused, match="“annoyance”"):
        block(PHONE, why="annoyance")
    with pytest.raises(UnknownOrganisation):
        block(PHONE, organisation="nobody")
    assert not ContactBlock.objects.exists()
