"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import capname
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Van Rossem belt", "Van Rossem"),
        ("Ertan staakt", "Ertan"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(capname, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "van rossem",
        "CGSLB",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(capname, note) == ""
