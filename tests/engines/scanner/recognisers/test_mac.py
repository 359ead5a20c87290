"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import mac
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("(00:00:5E:00:53:9D)", "00:00:5E:00:53:9D"),
        ("0000.5e00.53f2 nog", "0000.5e00.53f2"),
        ("MAC:00-00-5E-00-53-66.", "00-00-5E-00-53-66"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(mac, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "12:30:45",
        "00:00:5E:00:53",
        "00:00-5E:00:53:9D",
        "GG:00:5E:00:53:9D",
        "00:00:5E:00:53:9D:11",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(mac, note) == ""
