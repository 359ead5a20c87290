"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import starred
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Nguyen, * 28.02.1984", "28.02.1984"),
        ("*3. März 1990 Linz", "3. März 1990"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(starred, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "28.02.1984",
        "**28.02.1984",
        "* 28",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(starred, note) == ""
