"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import looseplate
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("ZB12ZZ weg", "ZB12ZZ"),
        ("1ZAB234", "1ZAB234"),
        ("XB AB 123", "XB AB 123"),
        ("za71xyz", "za71xyz"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(looseplate, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "12",
        "abc",
        "2024",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(looseplate, note) == ""
