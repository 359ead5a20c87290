"""The entries of cases in the menu."""

import pytest
from django.test import RequestFactory

from houvast.features.rights.desk.navigation import entries
from tests.cast import Cast


@pytest.mark.parametrize(("who", "pages"), [("amira", 3), ("kees", 2), ("iris", 2), ("sven", 0)])
def test_everybody_finds_only_what_is_theirs(cast: Cast, who, pages):
    request = RequestFactory().get("/")
    request.user = getattr(cast, who)
    assert len(entries(request)) == pages
