"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import barephone
from tests.engines.scanner.recognisers.finding import first_found


def test_found() -> None:
    assert first_found(barephone, "tel 030184427, na 17u") == "030184427"


@pytest.mark.parametrize("note", ["000417328", "03018442", "130184427", "030184427-2"])
def test_left_alone(note: str) -> None:
    assert first_found(barephone, note) == ""
