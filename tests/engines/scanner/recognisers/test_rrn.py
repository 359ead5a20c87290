"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import rrn
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("72.09.13-979.12", "72.09.13-979.12"),
        ("rrn 72091397912.", "72091397912"),
        ("001117-99457", "001117-99457"),
        ("57 11 04 975 82", "57 11 04 975 82"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(rrn, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "72.09.13-979.13",
        "72.19.13-979.12",
        "R-72091397912",
        "72091397912-1",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(rrn, note) == ""
