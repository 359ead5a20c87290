"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import initialname
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("L. Oosterwal", "L. Oosterwal"),
        ("A.B. de Vries", "A.B. de Vries"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(initialname, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "C. De klant",
        "L Oosterwal",
        "nr. Vijf",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(initialname, note) == ""
