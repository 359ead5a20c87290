"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import secret
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Wk29-Tulp! weg", "Wk29-Tulp!"),
        ("Poekie1958!, hop", "Poekie1958!"),
        ("Sonne_1949", "Sonne_1949"),
        ("#Hond1", "#Hond1"),
        ("zonneBloem", "zonneBloem"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(secret, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "vergeten",
        "12.50",
        "14:30",
        "link,",
        "a1",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(secret, note) == ""
