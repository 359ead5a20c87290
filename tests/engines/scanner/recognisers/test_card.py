"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import card
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("4000 6033 0936 6113 weg", "4000 6033 0936 6113"),
        ("2223715609643820", "2223715609643820"),
        ("2720-9306-7066-5945", "2720-9306-7066-5945"),
        ("3782 100836 84034", "3782 100836 84034"),
        ("36005902626669.", "36005902626669"),
        ("378282479 622852", "378282479 622852"),
        ("5555 558462143491", "5555 558462143491"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(card, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "4000 6033 0936 6114",
        "2721715609643820",
        "1234 5678 9012 3452",
        "DE21 9408 4000 6033 0936 6113",
        "4000 6033 0936",
        "378282479 6228 52",
        "5555 558462143492",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(card, note) == ""
