"""What the person's own page gets to know of a case."""

from datetime import UTC, datetime

import pytest

from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.own_page import add_corrections, standing_of
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Relation, Representing, Right
from houvast.features.rights.queries import NoSuchCase
from houvast.foundation.events.facts import Actor

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WHO = {"by": Actor("system", "test"), "at": NOW}
KEYS = [("email", "vera@klant.example"), ("phone_number", "06 12345678"), ("customer_number", "K1"), ("email", "geen")]


@pytest.fixture
def case(cast) -> str:
    given = {"right": Right.RECTIFICATION, "channel": Channel.WEB, "address": ("Kade 1",), "keys": KEYS}
    return register_case(organisation="own", received_at=NOW, **given, **WHO).number


def test_contact_points_that_can_be_read_and_which_of_them_are_proven(case):
    before = standing_of(case)
    assert [one.value for one in before.contacts] == ["vera@klant.example", "+31612345678"]
    assert (before.asked, before.reached, before.identified, before.proven) == (2, 0, False, frozenset())
    verify_identity(case=case, level=1, method="call_back", proven=("phone_number",), passed=True, **WHO)
    assert standing_of(case).proven == frozenset()
    verify_identity(case=case, level=2, method="call_back", proven=("email",), passed=True, **WHO)
    after = standing_of(case)
    assert (after.reached, after.identified, after.proven) == (2, True, frozenset(before.contacts[:1]))
    assert "vera" not in repr(after)


def test_corrections_come_after_those_before_and_once(case):
    first, second = ("user.name", "a", "b"), ("email", "c", "d")
    add_corrections(case=case, corrections=(first,), **WHO)
    add_corrections(case=case, corrections=(first, second), **WHO)
    assert standing_of(case).corrections == (first, second)


def test_a_number_that_is_none():
    with pytest.raises(NoSuchCase):
        standing_of("2026-99999")


def test_of_who_asks_for_another_nothing_is_proven_before_it_was_seen(cast):
    parent = Representing(Relation.PARENT, name="Pieter", keys=(("email", "pieter@klant.example"),))
    given = {"right": Right.ACCESS, "channel": Channel.WEB, "keys": KEYS[:1], "representing": parent}
    case = register_case(organisation="own", received_at=NOW, **given, **WHO).number
    verify_identity(case=case, level=2, method="call_back", proven=("email",), passed=True, **WHO)
    standing = standing_of(case)
    assert [one.value for one in standing.contacts] == ["pieter@klant.example", "vera@klant.example"]
    assert (standing.identified, standing.proven) == (False, frozenset())
