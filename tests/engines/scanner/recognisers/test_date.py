"""What the recogniser finds, and what it leaves alone."""

import pytest

from houvast.engines.scanner.recognisers import date
from tests.engines.scanner.recognisers.finding import first_found


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("22 april 1966, b", "22 april 1966"),
        ("03/11/1978,", "03/11/1978"),
        ("1971-09-30)", "1971-09-30"),
        ("4th of July 1988.", "4th of July 1988"),
        ("3. März 1980", "3. März 1980"),
        ("July 4th, 1988", "July 4th, 1988"),
        ("1er mai 1970", "1er mai 1970"),
        ("2 déc. 1984", "2 déc. 1984"),
        ("14-mei-72", "14-mei-72"),
        ("12.08.'74 k", "12.08.'74"),
        ("03111978", "03111978"),
    ],
)
def test_found(note: str, found: str) -> None:
    assert first_found(date, note) == found


@pytest.mark.parametrize(
    "note",
    [
        "5 mei",
        "12 1990",
        "32-13-1990",
        "1.2.3.4",
        "maandag 12",
        "41 mei 1990",
    ],
)
def test_left_alone(note: str) -> None:
    assert first_found(date, note) == ""
