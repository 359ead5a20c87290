"""How a customer number may be written down as a shape."""

import pytest

from houvast.features.noteguard.contracts.numbers import MaskFault
from houvast.features.noteguard.masks import fault_of, tidy


@pytest.mark.parametrize(
    ("mask", "fault"),
    [
        ("KL-999999", None),
        ("@@999", None),
        ("NL 99 99 99", None),
        ("999999", None),
        ("K/99.999_9", None),
        ("", MaskFault.LENGTH),
        ("999", MaskFault.LENGTH),
        ("9" * 31, MaskFault.LENGTH),
        ("KL-9999*", MaskFault.SIGN),
        ("-99999", MaskFault.SIGN),
        ("KLÉ-9999", MaskFault.SIGN),
        ("9999\x0099", MaskFault.SIGN),
        ("999\ud80099", MaskFault.SIGN),
        ("@@@@@@", MaskFault.VAGUE),
        ("99999", MaskFault.VAGUE),
        ("KLANT-99", MaskFault.VAGUE),
    ],
)
def test_a_mask_fits_enough_and_not_too_much(mask, fault):
    assert fault_of(mask) is fault


def test_a_mask_is_kept_in_one_way_of_writing():
    assert tidy("  kl  99-@@ ") == "KL 99-@@"
