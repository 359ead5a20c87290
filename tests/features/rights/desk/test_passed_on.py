"""The list of what was passed on, and who fetches it."""

import json

from houvast.features.rights.actions.passing_on import forward_case
from houvast.features.rights.desk.clock import now
from houvast.foundation.evidence.queries import timeline
from tests.features.rights.desk.stage import Stage
from tests.journeys.centre import SYSTEM


def test_the_principals_own_contact_fetches_the_list(stage: Stage):
    number = stage.verified("mieke", "scaldis")
    forward_case(case=number, by=SYSTEM, at=now())
    petra = stage.client("petra")
    assert f"/desk/cases/{number}/forward/list/" in petra.get(f"/desk/cases/{number}/").content.decode()
    response = petra.post(f"/desk/cases/{number}/forward/list/")
    assert json.loads(b"".join(response))["case"] == number
    assert f'filename="{number}-scaldis.json"' in response.headers["Content-Disposition"]
    assert [fact.actor for fact in timeline(number) if fact.kind == "files.opened"] == [
        f"account:{stage.people['petra'].actor.key}"
    ]


def test_it_is_not_for_an_agent_and_not_there_before(stage: Stage):
    number = stage.verified("mieke", "scaldis")
    assert stage.client("thijs").post(f"/desk/cases/{number}/forward/list/").status_code == 404
    forward_case(case=number, by=SYSTEM, at=now())
    assert stage.client("amira").post(f"/desk/cases/{number}/forward/list/").status_code == 404
    assert "forward/list" not in stage.client("amira").get("/desk/cases/").content.decode()
