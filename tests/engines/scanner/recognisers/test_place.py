"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import place
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("The Willows 4, x", "The Willows 4"),
        ("Kattenberg 7 en", "Kattenberg 7"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(place, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "Hulshof, 11-09-1938",
        "het huis 4",
        "Kamer leeg",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(place, note) == ""
