"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import fullname
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("De Gek heeft", "De Gek"),
        ("Hilde Moerkerke, 83", "Hilde Moerkerke"),
        ("J. Mollenaar zou", "J. Mollenaar"),
        ("van der Meulen-Jansen belt", "van der Meulen-Jansen"),
        ("D'Hondt.", "D'Hondt"),
        ("'t Hart is", "'t Hart"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(fullname, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "wil niet",
        "in huis",
        "BSN",
        "Kerkstraat",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(fullname, note) == ""
