"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import plate
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("(Z-84-KTR)", "Z-84-KTR"),
        ("5-KLM-482.", "5-KLM-482"),
        ("ZX-482-KV ok", "ZX-482-KV"),
        ("XB-KT 471 auf", "XB-KT 471"),
        ("XB-M 9032E", "XB-M 9032E"),
        ("ZU19 WRK x", "ZU19 WRK"),
        ("191-D-12345", "191-D-12345"),
        ("12-ZBC-3", "12-ZBC-3"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(plate, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "W-5518",
        "51-QK",
        "HX-3390",
        "31-08-2024",
        "SW1A 1AA",
        "zu19 wrk",
        "A-12-34-BC-9",
        "xb-kt 471",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(plate, note) == ""
