"""The page on which requests are joined or kept apart."""

import pytest

from houvast.features.rights.queries import case_record, joinable
from tests.features.rights.desk.test_new import SENT


@pytest.fixture
def amira(client, cast):
    cast.amira.language = "en"
    cast.amira.save()
    client.force_login(cast.amira)
    return client


@pytest.fixture
def twice(amira):
    return [amira.post("/desk/cases/new/", SENT).url.split("/")[-3] for _ in range(2)]


def test_the_receipt_and_the_case_say_that_it_came_in_before(amira, twice):
    for where in (f"/desk/cases/{twice[1]}/receipt/", f"/desk/cases/{twice[1]}/"):
        assert f"/desk/cases/{twice[1]}/join/" in amira.get(where).content.decode()


def test_it_goes_on_in_the_first_and_can_be_undone(amira, twice):
    first, second = twice
    sent = {"other": first, "what": "duplicate", "reason": "Belde twee keer."}
    response = amira.post(f"/desk/cases/{second}/join/", sent)
    assert response.url == f"/desk/cases/{first}/"
    assert "is answered there" in amira.get(f"/desk/cases/{second}/").content.decode()
    assert second in amira.get(f"/desk/cases/{first}/").content.decode()
    assert "Goes on in" in amira.get(f"/desk/cases/{second}/timeline/").content.decode()
    amira.post(f"/desk/cases/{second}/join/undo/", {"reason": ""})
    assert case_record(second).joined_to is not None
    amira.post(f"/desk/cases/{second}/join/undo/", {"reason": "Is een ander."})
    assert case_record(second).joined_to is None


def test_two_people_are_kept_apart(amira, twice):
    first, second = twice
    amira.post(f"/desk/cases/{second}/join/", {"other": first, "what": "apart", "reason": "Vader en zoon."})
    assert joinable(second) == ()
    assert "There is no open request" in amira.get(f"/desk/cases/{second}/join/").content.decode()


@pytest.mark.parametrize(
    "wrong", [{"other": "2026-99999"}, {"what": "swallow"}, {"reason": ""}, {"reason": "x" * 501}, {"other": ""}]
)
def test_a_mistake_changes_nothing(amira, twice, wrong):
    first, second = twice
    sent = {"other": first, "what": "duplicate", "reason": "Zelfde.", **wrong}
    assert amira.post(f"/desk/cases/{second}/join/", sent).status_code == 422
    assert case_record(second).joined_to is None


def test_a_case_of_another_organisation_is_neither_offered_nor_taken(client, cast, amira, twice):
    client.force_login(cast.petra)
    assert client.get(f"/desk/cases/{twice[1]}/join/").status_code in (403, 404)
