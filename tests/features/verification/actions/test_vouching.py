"""A portal's word without a portal proves nothing; with one it is tried through its door, in rights/api."""

import pytest

from houvast.features.verification.actions.vouching import WordRefused, give_nonce, judge_word
from tests.features.verification.stage import AMIRA, CASE, NOON, about

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


def test_where_no_portal_vouches_nothing_is_given_or_taken(settings):
    settings.HOUVAST_IDENTITY_PROVIDERS = ""
    with pytest.raises(WordRefused):
        give_nonce(case=CASE, organisation="energie", at=NOON)
    with pytest.raises(WordRefused):
        judge_word(about=about(), organisation="energie", country="NL", word="x", by=AMIRA, at=NOON)
