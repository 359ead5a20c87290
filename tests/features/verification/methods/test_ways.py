"""What a colleague may say alone that a check was, and what only a machine or another may."""

import pytest

from houvast.features.verification.contracts import Method
from houvast.features.verification.methods.ways import STANDARD, Code, Way


@pytest.mark.parametrize(
    ("more", "by_hand"),
    [
        ({}, True),
        ({"stays_open": True}, True),
        ({"code": Code("email", "mail")}, False),
        ({"by_two": True}, False),
        ({"slot": True}, False),
    ],
)
def test_what_is_judged_elsewhere_is_not_stated_by_hand(more, by_hand):
    assert Way(Method.CALL_BACK, STANDARD, **more).by_hand is by_hand
