"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import loosebsn
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("bsn 95 05 28 559", "95 05 28 559"),
        ("950 52 85 59 klopt", "950 52 85 59"),
        ("95052855-9.", "95052855-9"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(loosebsn, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "95 05 28 558",
        "95052855",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(loosebsn, note) == ""
