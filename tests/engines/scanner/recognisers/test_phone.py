"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import phone
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("+31 6 9876 5431.", "+31 6 9876 5431"),
        ("06-98765431, 18 uur", "06-98765431"),
        ("(020) 1122334", "(020) 1122334"),
        ("09 011 22 33", "09 011 22 33"),
        ("0481/22.33.44", "0481/22.33.44"),
        ("01 99 00 45 67 entre", "01 99 00 45 67"),
        ("+32(0)2 011 22 33", "+32(0)2 011 22 33"),
        ("0171 3920123", "0171 3920123"),
        ("030 23125-987", "030 23125-987"),
        ("07700 900123 x", "07700 900123"),
        ("202-555-0143", "202-555-0143"),
        ("00 32 481 22 33 44", "00 32 481 22 33 44"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(phone, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "14-02-2025",
        "02.03.2025 10",
        "0690512277-02",
        "000417328",
        "0770090041723",
        "NL48 VALK 0601 0620 49",
        "0800 1234",
        "40.218",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(phone, note) == ""
