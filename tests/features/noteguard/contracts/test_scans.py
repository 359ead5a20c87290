import pytest

from houvast.features.noteguard.contracts.scans import MOST_LISTED, Asked, Outcome, Skipped, Total

ONE = Total(
    3,
    2,
    1,
    by={("health", "noord", ""): 2},
    seen={("noord", ""): 3},
    hit={("noord", ""): 2},
    rules={("health", "a"): 2},
)
OTHER = Total(
    2,
    1,
    0,
    by={("health", "noord", ""): 1, ("email", "zuid", ""): 5},
    seen={("zuid", ""): 2},
    hit={("zuid", ""): 1},
    rules={("email", "b"): 5, ("health", "a"): 1},
)


def test_two_totals_make_one():
    assert ONE.with_more(OTHER) == Total(
        5,
        3,
        1,
        by={("health", "noord", ""): 3, ("email", "zuid", ""): 5},
        seen={("noord", ""): 3, ("zuid", ""): 2},
        hit={("noord", ""): 2, ("zuid", ""): 1},
        rules={("health", "a"): 3, ("email", "b"): 5},
    )
    assert ONE.with_more(Total()) == ONE


def test_categories_come_with_the_most_first_and_then_by_name():
    assert list(ONE.with_more(OTHER).by_category().items()) == [("email", 5), ("health", 3)]
    assert list(Total(by={("b", "", ""): 1, ("a", "x", ""): 1}).by_category()) == ["a", "b"]
    assert Total().by_category() == {}


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (Asked(), True),
        (Asked(categories=frozenset({"health"})), True),
        (Asked(categories=frozenset({"insult"})), False),
        (Asked(least_severity=2, least_confidence=0.8), True),
        (Asked(least_severity=3), False),
        (Asked(least_confidence=0.81), False),
    ],
)
def test_what_was_asked_for(asked, wanted):
    assert asked.wanted("health", 2, 0.8) is wanted


def test_all_rows_are_counted_and_the_first_are_listed():
    outcome = Outcome(Total())
    outcome.add(ONE, [Skipped("line 1", "is no JSON"), Skipped("line 2", "has bad bytes", read=True)])
    outcome.add(OTHER, [Skipped(f"line {n}", "is no JSON") for n in range(MOST_LISTED)])
    assert (outcome.unread, outcome.replaced, len(outcome.skipped)) == (MOST_LISTED + 1, 1, MOST_LISTED)
    assert outcome.total == ONE.with_more(OTHER)
    assert outcome.skipped[0].where == "line 1"
