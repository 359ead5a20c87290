"""What belongs together in a run of tokens."""

import pytest

from houvast.engines.scanner.notes import tokenise
from houvast.engines.scanner.recognisers import runs


@pytest.mark.parametrize(("text", "digits"), [("900 07-31", "9000731"), ("900  07", "900"), ("900, 07", "900")])
def test_groups_go_on_over_one_blank_or_mark(text: str, digits: str) -> None:
    assert [found for found, _ in runs.groups(tokenise(text), 0, " -", 9)][-1] == digits


def test_a_shape_is_found_before_what_follows() -> None:
    assert runs.shaped(tokenise("900 073 159 12"), 0, " ", ((3, 3, 3),)) == ("900073159", 3)
    assert runs.shaped(tokenise("900 073"), 0, " ", ((3, 3, 3),)) == ("", 0)


@pytest.mark.parametrize(
    ("text", "at", "free"), [("R-12", 2, False), ("nr.12", 2, True), ("+12", 1, False), ("12", 0, True)]
)
def test_a_number_begins_where_nothing_is_glued_to_it(text: str, at: int, free: bool) -> None:
    assert runs.begins(tokenise(text), at) is free


@pytest.mark.parametrize(("text", "free"), [("12-3", False), ("12.", True), ("12%", False), ("12, 3", True)])
def test_a_number_ends_where_nothing_is_glued_to_it(text: str, free: bool) -> None:
    assert runs.ends(tokenise(text), 1) is free
