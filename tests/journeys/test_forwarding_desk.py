"""The pages of a plan that passes rows on, in a real browser: on a desk and a telephone, in the light and the dark."""

from importlib.resources import files

import pytest

from houvast.features.activities.actions import load_activities
from houvast.features.rights.actions.carrying_out import approve_case_plan, execute_case, plan_case
from tests.browser.accessibility import too_wide, violations
from tests.browser.visits import DESK, DESK_DARK, PHONE, Screen, Visit, visit
from tests.features.rights.desk.stage import Stage, set_stage
from tests.journeys.centre import NOON, SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage(tmp_path, transactional_db) -> Stage:
    made = set_stage(tmp_path)
    text = (files("houvast.entrypoints.demo") / "data" / "activities.yaml").read_text(encoding="utf-8")
    plain = "  - key: customer-service\n    organisation: scaldis\n    role: processor"
    load_activities(name="demo", text=text.replace(plain, plain.replace("processor", "controller")), by=SYSTEM, at=NOON)
    return made


@pytest.mark.parametrize("screen", [DESK, DESK_DARK, PHONE])
def test_what_is_passed_on_can_be_read_by_everybody(browser, live_server, stage, screen: Screen):
    case = stage.located("mieke", "scaldis")
    plan = plan_case(case=case, by=stage.people["thijs"].actor, at=NOON)
    with visit(browser, live_server.url, stage.people["olga"], screen) as opened:
        _look(opened, f"/desk/cases/{case}/plan/")
        opened.page.locator("#forwarded details").first.locator("summary").click()
        assert violations(opened.page) == []
        approve_case_plan(case=case, plan_hash=plan.hash, by=SYSTEM, at=NOON)
        execute_case(case=case, by=SYSTEM, at=NOON, clock=lambda: NOON)
        _look(opened, f"/desk/cases/{case}/")
        _look(opened, f"/desk/cases/{case}/carry-out/")


def _look(opened: Visit, path: str) -> None:
    opened.open(path)
    assert (violations(opened.page), opened.complaints, too_wide(opened.page)) == ([], [], False)
