"""What was found, why, and the decisions on it."""

import pytest

from houvast.engines.datamap.rows import Kind
from houvast.features.locating.queries import decided, latest_search
from houvast.features.rights.desk import words
from houvast.features.rights.desk.data import token
from houvast.features.rights.queries import facts_for
from houvast.foundation.jobs.queries import jobs_of
from tests.cast import Cast
from tests.features.rights.desk.stage import Stage
from tests.features.rights.desk.test_today import register


@pytest.fixture
def searched(stage: Stage, work) -> str:
    """A case of which the systems were searched from the page."""
    number = stage.verified()
    stage.client("amira").post(f"/desk/cases/{number}/data/locate/")
    work()
    return number


def test_an_agent_sees_counts_and_no_rows(stage: Stage, searched):
    response = stage.client("amira").get(f"/desk/cases/{searched}/data/")
    assert facts_for(stage.people["amira"], searched).status == "located"
    assert sum(sum(bar.counts) for bar in response.context["bars"]) == len(latest_search(searched).located)
    assert "systems" not in response.context
    assert "vera.zonderland@example.com" not in response.content.decode()


def test_a_team_lead_sees_every_row_with_why(stage: Stage, searched):
    response = stage.client("thijs").get(f"/desk/cases/{searched}/data/")
    systems, found = response.context["systems"], latest_search(searched)
    rows = [row for system in systems for one in system["tables"] for row in one["rows"]]
    assert len(rows) == len(found.located) - len(found.of_kind(Kind.CANDIDATE))
    assert all(row["path"] for row in rows)
    assert "is the person’s own" in response.content.decode()


def test_texts_of_others_show_where_the_person_stands(stage: Stage, searched):
    html = stage.client("thijs").get(f"/desk/cases/{searched}/data/").content.decode()
    mention = latest_search(searched).of_kind(Kind.MENTION)[0].mentions[0][1]
    assert f"<mark>{mention}</mark>" in html


def test_after_the_last_decision_the_systems_are_searched_again(stage: Stage, searched, work):
    thijs = stage.client("thijs")
    candidates = [item.row.key for item in latest_search(searched).of_kind(Kind.CANDIDATE)]
    assert candidates
    for key in candidates:
        thijs.post(f"/desk/cases/{searched}/data/decide/", {"row": token(key), "answer": "no"})
    assert decided(searched) == (frozenset(), frozenset(candidates))
    assert work() == 1
    assert latest_search(searched).of_kind(Kind.CANDIDATE) == ()


def test_a_row_that_is_no_candidate_is_not_decided_on(stage: Stage, searched):
    response = stage.client("thijs").post(
        f"/desk/cases/{searched}/data/decide/", {"row": "x", "answer": "yes"}, follow=True
    )
    assert "no candidate any more" in response.content.decode()
    assert decided(searched) == (frozenset(), frozenset())


def test_nothing_is_searched_before_it_is_known_who_asks(client, cast: Cast):
    client.force_login(cast.amira)
    number = register()
    assert client.post(f"/desk/cases/{number}/data/locate/").status_code == 409
    assert jobs_of(number) == []


def test_codes_become_words():
    assert words.evidence("email_different") == "different e-mail address"
    assert words.evidence("customer_number_in_text") == "the customer number stands in a text"
    assert "e-mail address" in words.found_problem("ambiguous_key:email")
    assert "not all of them were compared" in words.found_problem("address_cut:crm:address")
    assert words.say(words.HOW, "never_seen") == "never seen"
    assert [words.speaks_against(code) for code in ("name_same", "birth_different", "shared_key")] == [
        False,
        True,
        True,
    ]
