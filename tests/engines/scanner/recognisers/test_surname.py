"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import surname
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("x van Hazelt (", "van Hazelt"),
        ("x F. Kelly", "F. Kelly"),
        ("x Pryce-Tolley on", "Pryce-Tolley"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(surname, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "kelly",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(surname, note) == ""
