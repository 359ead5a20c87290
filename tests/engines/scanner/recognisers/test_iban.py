"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import iban
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("NL48 VALK 0601 0620 49 t.n.v.", "NL48 VALK 0601 0620 49"),
        ("nl84xyba0428110868.", "nl84xyba0428110868"),
        ("BE13-7317-9144-2049", "BE13-7317-9144-2049"),
        ("FR53 9999 9478 7909 1655 4915 521", "FR53 9999 9478 7909 1655 4915 521"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(iban, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "NL07QBNK0900727681",
        "BE13 7317 9144",
        "XX13 7317 9144 2049",
        "NL48 VALK 0601 0620 491",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(iban, note) == ""
