"""Between what a share lies, and what is kept of a key."""

import pytest

from houvast.features.noteguard.rules import digest_of, wilson


@pytest.mark.parametrize(
    ("found", "of", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 100, 0.0, 0.037), (100, 100, 0.963, 1.0), (16, 2000, 0.0049, 0.013), (1, 2, 0.095, 0.905)],
)
def test_a_share_lies_between_the_bounds_of_wilson(found, of, low, high):
    assert wilson(found, of) == pytest.approx((low, high), abs=0.001)


def test_a_wider_net_holds_a_narrower_one():
    low, high = wilson(20, 200)
    lower, higher = wilson(20, 200, z=3.0)
    assert lower < low < 0.1 < high < higher


def test_only_a_digest_of_a_key_is_kept():
    assert len(digest_of("hvg_abc")) == 64
    assert digest_of("hvg_abc") == digest_of("hvg_abc") != digest_of("hvg_abd")
