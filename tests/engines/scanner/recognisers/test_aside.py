"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import aside
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("(Asmara2023) dus", "Asmara2023"),
        ("(3316),", "3316"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(aside, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "(zie chat)",
        "Asmara2023",
        "(Asmara2023 en meer)",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(aside, note) == ""
