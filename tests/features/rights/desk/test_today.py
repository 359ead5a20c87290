"""What is due, and the way to a case by its number."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from tests.cast import SETUP, Cast


def register(organisation: str = "zonneveld", days_ago: int = 0, right: Right = Right.ACCESS) -> str:
    at = datetime.now(UTC)
    case = register_case(
        organisation=organisation,
        right=right,
        channel=Channel.PHONE,
        received_at=at - timedelta(days=days_ago),
        name="Mevrouw Geheim",
        keys=[("email", "geheim@example.org")],
        by=SETUP,
        at=at,
    )
    return case.number


@pytest.fixture
def amira(client, cast):
    client.force_login(cast.amira)
    return client


def test_the_earliest_legal_date_stands_on_top(amira):
    late, new, old = register(days_ago=60), register(), register(days_ago=20)
    context = amira.get("/desk/").context
    assert [row["case"].number for row in context["rows"]] == [late, old, new]
    assert context["tiles"][0]["value"] == 1


def test_the_desk_begins_here(amira):
    assert amira.get("/").url == "/desk/"


def test_what_is_not_yours_is_not_counted(amira):
    register("scaldis")
    context = amira.get("/desk/").context
    assert context["rows"] == []
    assert context["counts"].open == 0


def test_no_personal_data_stands_in_a_list(amira):
    register()
    html = amira.get("/desk/").content.decode() + amira.get("/desk/cases/").content.decode()
    assert "eheim" not in html


@pytest.mark.parametrize("page", ["/desk/", "/desk/cases/"])
def test_more_cases_cost_no_more_queries(amira, page):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            amira.get(page)
        return len(asked)

    register()
    queries()
    one = queries()
    register()
    register()
    assert queries() == one


def test_a_receipt_number_leads_to_its_case(amira):
    number = register()
    assert amira.post("/desk/find/", {"q": f" {number} "}).url == f"/desk/cases/{number}/"


def test_a_number_that_is_not_yours_says_the_same_as_one_that_is_not_there(amira):
    theirs = register("scaldis")

    def said(number: str) -> tuple[str, list[str]]:
        response = amira.post("/desk/find/", {"q": number}, follow=True)
        return response.redirect_chain[-1][0], [str(message) for message in response.context["messages"]]

    assert said(theirs) == said("2026-99999")


def test_a_search_for_nothing_goes_to_today(amira):
    assert amira.post("/desk/find/", {"q": ""}).url == "/desk/"
    assert amira.get("/desk/find/?q=2026-00001").url == "/desk/"


def test_whose_role_sees_no_cases_is_refused(client, cast: Cast):
    client.force_login(cast.sven)
    assert {client.get(page).status_code for page in ("/desk/", "/desk/cases/", "/desk/cases/2026-00001/")} == {403}
