"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import bsn
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("bsn 845333148 genoteerd", "845333148"),
        ("489 328 805 ok", "489 328 805"),
        ("4333.11.381, v", "4333.11.381"),
        ("489.328.805.", "489.328.805"),
        ("BSN:840723866", "840723866"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(bsn, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "845333149",
        "order 845333148-02",
        "R-845333148",
        "€ 845.333.148,00",
        "111111111",
        "NL06 845 333 148",
        "12845333148",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(bsn, note) == ""
