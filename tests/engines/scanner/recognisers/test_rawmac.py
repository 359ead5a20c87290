"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import rawmac
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("00005E00539D", "00005E00539D"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(rawmac, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "00005E00539",
        "ZZ005E00539D",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(rawmac, note) == ""
