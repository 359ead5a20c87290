"""What is asked about checks."""

import pytest

from houvast.features.verification.contracts import Sensitivity
from houvast.features.verification.queries import level_asked, open_challenge, required_level
from tests.features.verification.stage import CASE, NOON, send

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


def test_the_level_is_the_highest_of_what_the_data_asks():
    assert required_level("access", "phone") == level_asked(CASE, "access", "phone") == 2
    assert required_level("access", "phone", has_special_categories=True) == 3
    assert required_level("access", "phone", data=Sensitivity.MINOR) == 3
    assert level_asked(CASE, "access", "phone", has_special_categories=True) == 3


def test_the_code_that_waits_is_the_newest(phone):
    send()
    second = send(hours=0.1)
    assert open_challenge(CASE, NOON) is None
    assert open_challenge(CASE, second.card.made_at) == second.card
