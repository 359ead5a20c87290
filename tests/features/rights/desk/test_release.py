"""Releasing an answer at the desk."""

import pytest

from houvast.features.rights.contracts import Right, Status
from houvast.features.rights.queries import case_record
from tests.features.rights.desk.stage import Stage


@pytest.fixture(autouse=True)
def by_two(settings):
    settings.HOUVAST_RELEASE_BY_TWO = "access:any"


def test_from_the_question_to_the_answer(stage: Stage):
    case, thijs, olga = stage.located(right=Right.ACCESS), stage.client("thijs"), stage.client("olga")
    page = thijs.get(f"/desk/cases/{case}/answer/").content.decode()
    assert "Two colleagues look at this answer" in page
    refused = thijs.post(f"/desk/cases/{case}/answer/", {"outcome": ""})
    assert refused.status_code == 422
    assert "a second colleague must look" in refused.content.decode()
    page = thijs.post(f"/desk/cases/{case}/release/", {"act": "ask"}, follow=True).content.decode()
    assert "Asked by Thijs Brand" in page
    assert "I looked at it" not in page
    assert "Answers that wait for a second colleague" not in thijs.get("/desk/").content.decode()
    assert f"/desk/cases/{case}/answer/" in olga.get("/desk/").content.decode()
    shown = olga.get(f"/desk/cases/{case}/answer/")
    sent = {"act": "approve", "release": str(shown.context["release"].id)}
    assert thijs.post(f"/desk/cases/{case}/release/", sent).status_code == 403
    assert "Released by Olga Meijer" in olga.post(f"/desk/cases/{case}/release/", sent, follow=True).content.decode()
    assert thijs.post(f"/desk/cases/{case}/answer/", {"outcome": ""}).status_code == 200
    assert case_record(case).status == Status.ANSWERED
    assert "A second colleague released the answer" in olga.get(f"/desk/cases/{case}/timeline/").content.decode()


@pytest.mark.parametrize("release", ["", "x", "9999999", "²"])
def test_a_release_that_is_none_is_said(stage: Stage, release):
    case, olga = stage.located(right=Right.ACCESS), stage.client("olga")
    sent = {"act": "approve", "release": release}
    response = olga.post(f"/desk/cases/{case}/release/", sent, follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["error"]
