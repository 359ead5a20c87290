"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import email
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("mail r.v-d.b+x@mail.example.net. Dus", "r.v-d.b+x@mail.example.net"),
        ("tom punt bakker apenstaartje example punt nl", "tom punt bakker apenstaartje example punt nl"),
        ("jo (at) example.com", "jo (at) example.com"),
        ("anna at example dot org ok", "anna at example dot org"),
        ("marie streepje claes at example punt be", "marie streepje claes at example punt be"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(email, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "meet at home punt uit",
        "a@b",
        "@support",
        "at dot com",
        "3 punt 5",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(email, note) == ""
