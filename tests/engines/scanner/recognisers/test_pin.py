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
        ("9-0-2-6. T", "9-0-2-6"),
        ("62-14-90 an", "62-14-90"),
        ("60 41 told", "60 41"),
        ("123-456", "123-456"),
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
        "12-04-90",
        "60.41",
        "1-2",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(pin, note) == ""
