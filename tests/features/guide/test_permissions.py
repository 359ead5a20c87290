"""Everybody with customers on the line uses the guide."""

import pytest
from django.contrib.auth.models import AnonymousUser

from houvast.features.guide.permissions import enter_guide, uses_guide
from houvast.foundation.accounts.permissions import NotAllowed


def test_everybody_but_the_contacts_of_principals_uses_it(cast):
    assert {name for name, who in cast.people.items() if uses_guide(who)} == set(cast.people) - {"kees", "petra"}


def test_a_contact_a_stranger_and_a_former_colleague_are_refused(cast):
    cast.amira.is_active = False
    for who in (cast.kees, AnonymousUser(), cast.amira):
        with pytest.raises(NotAllowed):
            enter_guide(who)
