"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import pin
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("7294. n", "7294"),
        ("4482#. N", "4482#"),
        ("*123#", "*123#"),
        ("27B84, v", "27B84"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(pin, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "12",
        "12,50",
        "10%",
        "14:30",
        "123456789",
        "123-456",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(pin, note) == ""
