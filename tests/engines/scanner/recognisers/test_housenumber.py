"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import housenumber
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("17a. S", "17a"),
        ("9-II, 56", "9-II"),
        ("131-B, l", "131-B"),
        ("14 bus 302 maar", "14 bus 302"),
        ("44 bte 6 (", "44 bte 6"),
        ("4 links, b", "4 links"),
        ("8 bis chemin", "8 bis"),
        ("12/3", "12/3"),
        ("5 Top 12", "5 Top 12"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(housenumber, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "14:00",
        "12 uur",
        "123456",
        "10%",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(housenumber, note) == ""
