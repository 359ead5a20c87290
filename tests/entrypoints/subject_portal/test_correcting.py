"""The page on which somebody puts right what is on file: the new value beside the old one, where that may be shown."""

import re

import pytest

from houvast.features.rights.actions.own_page import standing_of
from houvast.features.rights.contracts import Right
from houvast.foundation.evidence.queries import facts_of
from tests.entrypoints.subject_portal.stage import a_case, inside, text
from tests.features.rights.desk.stage import Stage, set_stage

pytestmark = pytest.mark.django_db(transaction=True)  # a worker is at work, in a thread with a connection of its own

SEEN = re.compile(r'name="seen" value="([0-9a-f]{64})"')


@pytest.fixture
def stage(transactional_db, tmp_path, post) -> Stage:
    return set_stage(tmp_path / "home", people=20)


def place_of(page: str, value: str) -> str:
    found = re.search(rf'id="value(\d+)">{re.escape(value)}<', page)
    assert found, value
    return found[1]


def test_the_new_value_beside_the_old_one_becomes_a_correction(stage, post):
    number, person = stage.located(right=Right.ACCESS), stage.centre.person("vera")
    client = inside(post, number, dict(stage.centre.keys_of("vera", "energie"))["email"])
    page = text(client.get("/my/nl/correct/"))
    sent = {"seen": SEEN.findall(page)[0], f"beside{place_of(page, person.surname)}": "Nieuwenhuis"}
    answer = text(client.post("/my/nl/correct/", sent))
    made = re.search(r"\d{4}-\d{5}", answer)
    assert made
    assert standing_of(made[0]).corrections == (("user.name.last", person.surname, "Nieuwenhuis"),)
    (fact,) = facts_of(number, "portal.values_shown")
    assert person.surname not in str(fact)


def test_a_list_that_changed_meanwhile_is_shown_again_and_nothing_is_sent(stage, post):
    number = stage.located(right=Right.ACCESS)
    client = inside(post, number, dict(stage.centre.keys_of("vera", "energie"))["email"])
    answer = client.post("/my/nl/correct/", {"seen": "0" * 64, "beside0": "Nieuw"})
    assert answer.status_code == 422
    assert "Er is iets veranderd terwijl u schreef." in text(answer)
    assert 'value="Nieuw"' in text(answer)
    assert facts_of(number, "portal.corrections_given") == []


def test_who_did_not_prove_who_they_are_sees_no_value_and_can_still_write(cast, post):
    client = inside(post, a_case())
    page = text(client.get("/my/nl/correct/"))
    assert 'name="beside0"' not in page
    sent = {"seen": SEEN.findall(page)[0], "what0": "user.name", "old0": "Vera", "new0": "Veera", "beside0": "x"}
    assert "Wij hebben er een nieuw verzoek van gemaakt" in text(client.post("/my/nl/correct/", sent))
