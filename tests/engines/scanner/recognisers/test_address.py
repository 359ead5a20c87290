"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import address
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Spoorlaagte 17a,", "Spoorlaagte 17a"),
        ("Hazelpad 9-II, 5604 LM. S", "Hazelpad 9-II, 5604 LM"),
        ("9703 GH 12. A", "9703 GH 12"),
        ("Oude Gracht 12", "Oude Gracht 12"),
        ("Rue de la Loi 16, 1000 B", "Rue de la Loi 16, 1000"),
        ("8 bis chemin des Grillons, 31200 T", "8 bis chemin des Grillons, 31200"),
        ("82 Fernhollow Rise. C", "82 Fernhollow Rise"),
        ("Am Quittenhof 9a. E", "Am Quittenhof 9a"),
        ("kerkstraat 12", "kerkstraat 12"),
        ("Hauptstr. 7, 00124 M", "Hauptstr. 7, 00124"),
        ("Johann-Peter-Hebel-Str. 112", "Johann-Peter-Hebel-Str. 112"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(address, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "Kamer 31",
        "Parkplatz 12",
        "onderweg 3",
        "Jodenbreestraat voor",
        "Modem 3",
        "3 stuks",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(address, note) == ""
