"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import olddate
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("12-3-1964", "12-3-1964"),
        ("4 mei '71", "4 mei '71"),
        ("1958-07-11 klopt", "1958-07-11"),
        ("2 jan 2016", "2 jan 2016"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(olddate, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "12-3-2024",
        "12-3-19",
        "2017-01-02",
        "19580711",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(olddate, note) == ""
