"""The pages of a request that was joined with another: each can be read, and none takes a step."""

from uuid import uuid4

import pytest

from houvast.features.rights.desk.urls import urlpatterns
from houvast.features.rights.queries import case_record
from houvast.foundation.evidence import queries as evidence
from houvast.foundation.jobs.models import Job
from tests.features.rights.desk.test_new import SENT

PAGES = [one for one in urlpatterns if "<str:number>" in str(one.pattern) and one.name != "part"]
LOOKED_AT = ["case", "receipt", "identity", "data", "progress", "answer", "mails", "timeline", "join", "keys"]


@pytest.fixture
def olga(client, cast):
    cast.olga.language = "en"
    cast.olga.save()
    client.force_login(cast.olga)
    return client


@pytest.fixture
def joined(olga):
    first, second = (olga.post("/desk/cases/new/", SENT).url.split("/")[-3] for _ in range(2))
    olga.post(f"/desk/cases/{second}/join/", {"other": first, "what": "duplicate", "reason": "Belde twee keer."})
    assert case_record(second).joined_to.number == first
    return first, second


def address(page, number):
    return "/desk/" + str(page.pattern).replace("<str:number>", number).replace("<uuid:message>", str(uuid4()))


@pytest.mark.parametrize("page", [pytest.param(one, id=one.name) for one in PAGES])
def test_a_step_leads_to_the_request_that_goes_on(olga, joined, page):
    first, second = joined
    before = evidence.head()
    response = olga.post(address(page, second), {"step": "send", "way": "mail"})
    assert response.status_code == 409
    body = response.content.decode()
    assert f"case {second} goes on in {first}" in body
    assert f'href="/desk/cases/{first}/"' in body
    assert not Job.objects.exists()
    assert evidence.head() == before


@pytest.mark.parametrize("name", LOOKED_AT)
def test_it_can_still_be_read(olga, joined, name):
    page = next(one for one in PAGES if one.name == name)
    assert olga.get(address(page, joined[1])).status_code == 200


def test_a_part_that_is_fetched_says_it_in_place(olga, joined):
    response = olga.post(f"/desk/cases/{joined[1]}/data/locate/", headers={"hx-request": "true"})
    assert response.status_code == 422
    assert f"goes on in {joined[0]}" in response.content.decode()


def test_that_a_copy_is_gone_is_still_written_down(olga, joined):
    assert olga.post(f"/desk/cases/{joined[1]}/identity/", {"step": "destroyed"}).status_code != 409


def test_who_may_not_see_the_request_hears_nothing_of_it(client, cast, joined):
    client.force_login(cast.petra)
    response = client.post(f"/desk/cases/{joined[1]}/data/locate/")
    assert response.status_code in (403, 404)
    assert joined[0] not in response.content.decode()


def test_in_a_request_of_its_own_every_step_is_taken_as_ever(olga, joined):
    olga.post(f"/desk/cases/{joined[1]}/join/undo/", {"reason": "Is een ander."})
    response = olga.post(f"/desk/cases/{joined[1]}/data/locate/")
    assert response.status_code == 409
    assert "check the identity first" in response.content.decode()
