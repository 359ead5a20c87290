"""All cases, filtered and a page at a time."""

import pytest

from houvast.features.rights.contracts import Right
from houvast.features.rights.desk import listing
from tests.features.rights.desk.test_today import register


@pytest.fixture
def olga(client, cast):
    client.force_login(cast.olga)
    return client


def numbers(client, query: str = "") -> list[str]:
    return [row["case"].number for row in client.get(f"/desk/cases/{query}").context["rows"]]


def test_filters_go_together(olga):
    ours, theirs = register("own", right=Right.ERASURE), register("zonneveld", right=Right.ERASURE)
    register("own", right=Right.ACCESS)
    assert set(numbers(olga, "?right=erasure")) == {ours, theirs}
    assert numbers(olga, "?right=erasure&organisation=own&status=registered") == [ours]
    assert numbers(olga, "?status=closed") == []


def test_a_filter_that_does_not_exist_is_passed_over(olga):
    one = register()
    assert numbers(olga, "?right=nonsense&status=x&page=99") == [one]


def test_pages_follow_each_other(olga, monkeypatch):
    monkeypatch.setattr(listing, "A_PAGE", 2)
    first, second, third = register(days_ago=2), register(days_ago=1), register()
    assert numbers(olga) == [third, second]
    assert numbers(olga, "?page=2") == [first]
