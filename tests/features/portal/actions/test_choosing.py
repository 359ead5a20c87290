"""Offers: forbidden as easily as allowed, by who holds the address, and each change on record."""

import pytest

from houvast.engines.matching.identifiers import Identifier
from houvast.features.consent.actions import block_contact
from houvast.features.consent.contracts import Why
from houvast.features.consent.queries import blocked_for
from houvast.features.portal.actions.choosing import NotYours, choose
from houvast.features.portal.queries import preferences_of
from houvast.features.rights.actions.own_page import standing_of
from houvast.foundation.evidence.queries import facts_of
from tests.features.portal.stage import AGENT, NOW, OTHER, VERA, come_in, prove, register

pytestmark = pytest.mark.django_db
MINE, SECOND = Identifier("email", VERA), Identifier("email", OTHER)


@pytest.fixture
def visitor(cast, post):
    return come_in(post, register(VERA, OTHER))[1]


def why(contact: Identifier, organisation: str = "own") -> frozenset[Why]:
    return blocked_for(organisation=organisation, identifiers=[contact])


def test_no_and_yes_again(visitor):
    for allowed, blocks in [(False, {Why.OBJECTION}), (False, {Why.OBJECTION}), (True, set())]:
        choose(visitor=visitor, contact=MINE, allowed=allowed, at=NOW)
        assert why(MINE) == blocks
        assert [one.allowed for one in preferences_of(visitor, standing_of(visitor.case))] == [allowed]
    assert [one["allowed"] for one in facts_of(visitor.case, "portal.preference_changed")] == [False, False, True]
    assert why(MINE, "zonneveld") == frozenset()


def test_another_address_only_when_it_was_proven_and_never_yes_for_it(visitor):
    with pytest.raises(NotYours):
        choose(visitor=visitor, contact=SECOND, allowed=False, at=NOW)
    prove(visitor.case, OTHER)
    choose(visitor=visitor, contact=SECOND, allowed=False, at=NOW)
    with pytest.raises(NotYours):
        choose(visitor=visitor, contact=SECOND, allowed=True, at=NOW)
    with pytest.raises(NotYours):
        choose(visitor=visitor, contact=Identifier("email", "x@klant.example"), allowed=False, at=NOW)
    assert why(SECOND) == {Why.OBJECTION}


def test_a_restriction_is_lifted_by_the_centre_alone(visitor):
    block_contact(organisation="own", identifiers=[MINE], why="restriction", case=visitor.case, by=AGENT, at=NOW)
    choose(visitor=visitor, contact=MINE, allowed=True, at=NOW)
    [one] = preferences_of(visitor, standing_of(visitor.case))
    assert (one.allowed, one.restricted) == (False, True)
