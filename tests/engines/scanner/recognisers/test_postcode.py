"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import postcode
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("1234 AB", "1234 AB"),
        ("1234ab.", "1234ab"),
        ("SW1A 1AA", "SW1A 1AA"),
        ("M11AE", "M11AE"),
        ("D02 X285", "D02 X285"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(postcode, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "1234 ab",
        "1234 SS",
        "0234 AB",
        "1234 ABC",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(postcode, note) == ""
