"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import docnumber
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("NXK4R82H9", "NXK4R82H9"),
        ("5123456789 en", "5123456789"),
        ("599-0000233-70", "599-0000233-70"),
        ("EP 123456", "EP 123456"),
        ("99XK40218", "99XK40218"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(docnumber, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "0612345678",
        "14-02-2025",
        "A1",
        "paspoort",
        "123",
        "NL48VALK0601062049",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(docnumber, note) == ""
