"""How long somebody stays logged in."""

import time

import pytest

from houvast.entrypoints.desk.sessions import BEGAN, SEEN

pytestmark = pytest.mark.django_db


def logged_in_since(client, *, began: int, seen: int) -> None:
    now = int(time.time())
    session = client.session
    session[BEGAN], session[SEEN] = now - began, now - seen
    session.save()


@pytest.mark.parametrize(
    ("began", "seen", "status"),
    [
        (60, 0, 200),
        (29 * 60, 29 * 60, 200),
        (31 * 60, 31 * 60, 302),
        (11 * 3600, 60, 200),
        (13 * 3600, 60, 302),
    ],
)
def test_a_session_ends_when_unused_and_some_hours_after_login(olga, began, seen, status):
    logged_in_since(olga, began=began, seen=seen)
    assert olga.get("/account/").status_code == status
    assert olga.get("/account/").status_code == status


def test_opening_a_page_is_use(olga):
    logged_in_since(olga, began=600, seen=600)
    olga.get("/account/")
    assert time.time() - olga.session[SEEN] < 60


def test_a_page_that_fetches_a_part_of_itself_is_no_use(olga):
    logged_in_since(olga, began=600, seen=600)
    olga.get("/account/", headers={"hx-request": "true"})
    assert time.time() - olga.session[SEEN] >= 600


def test_a_session_is_not_written_at_every_page(olga, django_assert_num_queries):
    olga.get("/account/")
    before = olga.session[SEEN]
    olga.get("/account/")
    assert olga.session[SEEN] == before
