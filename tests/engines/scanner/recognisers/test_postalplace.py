"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import postalplace
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Pieter Kwak 22 bus 3, 9000 Gent", "Pieter Kwak 22 bus 3, 9000"),
        ("Lijster 5 1234 AB", "Lijster 5 1234 AB"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(postalplace, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "Kamer 3, 2024 x",
        "Lijster 5",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(postalplace, note) == ""
