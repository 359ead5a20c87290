"""How long telephone numbers are, and how they are grouped."""

import pytest

from houvast.engines.scanner.recognisers import phoneplans


@pytest.mark.parametrize(("digits", "whole"), [("31612345678", True), ("3161234567", False), ("99912345", False)])
def test_a_country_code_says_how_long(digits: str, whole: bool) -> None:
    assert phoneplans.abroad(digits) is whole


@pytest.mark.parametrize(("sizes", "groups"), [((2, 8), 2), ((2, 2, 2, 2, 2), 5), ((2, 8, 2), 2), ((5, 5), 0)])
def test_groups_are_those_that_people_write(sizes: tuple[int, ...], groups: int) -> None:
    assert phoneplans.strict("0612345678", sizes) == groups


def test_a_likely_length_is_enough_behind_an_area_code() -> None:
    assert phoneplans.loose("03023125614", (3, 5, 3)) == 3
    assert phoneplans.loose("0302312", (3, 4)) == 0


def test_america_has_no_area_that_begins_with_one() -> None:
    assert phoneplans.transatlantic("2025550143")
    assert not phoneplans.transatlantic("1025550143")
