"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import ip
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("198.51.100.204 was", "198.51.100.204"),
        ("2001:db8:7:1::53.", "2001:db8:7:1::53"),
        ("203.0.113.5:8080", "203.0.113.5"),
        ("2001:db8:0:0:0:0:0:1", "2001:db8:0:0:0:0:0:1"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(ip, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "1.2.3",
        "1.2.3.4.5",
        "300.1.1.1",
        "12:30:45",
        "v1.2.3.4",
        "std::x",
        "00:00:5E:00:53:9D",
        "v10.1.2.3",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(ip, note) == ""
