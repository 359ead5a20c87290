"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import signature
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Hoi\nThibault", "Thibault"),
        ("Groet,\nJan de Boer\nTeamleider", "Jan de Boer"),
        ("a\nCallum Driscoll, callum", "Callum Driscoll"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(signature, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "Thibault",
        "Hoi\nOk, top",
        "Hoi\ntot morgen",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(signature, note) == ""
