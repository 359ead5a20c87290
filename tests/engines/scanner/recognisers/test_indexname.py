"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import indexname
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Pietersen, J.H. geb", "Pietersen, J.H."),
        ("Moorman, K., verlengd", "Moorman, K."),
        ("Müller-Lüdenscheid, H. beschwert", "Müller-Lüdenscheid, H."),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(indexname, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "Groet, H. Jansen",
        "Moorman en K.",
        "Moorman, Karel",
        "An, K. belt",
        "moorman, K. belt",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(indexname, note) == ""
