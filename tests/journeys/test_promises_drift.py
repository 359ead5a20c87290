"""Somebody else wrote between plan and execution: that system stops, the others go on, another plan ends it."""

import pytest

from houvast.features.erasure.contracts import PlanState, WorkState
from houvast.features.rights.actions.answering import NotReady, answer_case
from houvast.features.rights.actions.carrying_out import (
    approve_case_plan,
    execute_case,
    plan_case,
    read_case_back,
    withdraw_case_plan,
)
from houvast.features.rights.actions.closing import CannotClose, close_case
from houvast.foundation.evidence import queries as evidence
from tests.journeys.centre import NOON, Centre, open_centre
from tests.journeys.steps import WHO, approved, everything, locate_again, sql, vera

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def centre(tmp_path, db) -> Centre:
    return open_centre(tmp_path, people=40)


def goes_on_with_another_plan(centre: Centre, case: str) -> None:
    withdraw_case_plan(case=case, **WHO)
    locate_again(centre, case, "vera", "energie")
    approve_case_plan(case=case, plan_hash=plan_case(case=case, **WHO).hash, **WHO)
    assert execute_case(case=case, clock=lambda: NOON, **WHO).state is PlanState.EXECUTED
    proven = read_case_back(case=case, **WHO)
    assert [r for r in proven.residue if not r.explained] == []
    assert proven.state is PlanState.PROVEN
    assert evidence.verify().ok


@pytest.mark.parametrize("how", ["changed", "deleted", "referred to"])
def test_what_changed_since_the_plan_stops_that_system_only(centre, how):
    case = approved(centre)
    email = vera(centre)["email"]
    (crm_id,) = sql(centre, "crm", "SELECT id FROM customer WHERE email = :email", email=email)[0]
    if how == "changed":
        sql(centre, "crm", "UPDATE customer SET iban = 'NL00FAKE0000000001' WHERE id = :id", id=crm_id)
    elif how == "deleted":
        sql(centre, "crm", "DELETE FROM contact_moment WHERE customer_id = :id", id=crm_id)
        sql(centre, "crm", "DELETE FROM preference WHERE customer_id = :id", id=crm_id)
    else:
        last, agent = sql(centre, "crm", "SELECT max(id) + 1, min(agent_id) FROM contact_moment")[0]
        values = "(:id, :customer, :agent, 'phone', '2026-11-22 10:00:00.000000', 'nieuw', 'nieuw', NULL)"
        statement = f"INSERT INTO contact_moment VALUES {values}"
        sql(centre, "crm", statement, id=last, customer=crm_id, agent=agent)
    before = everything(centre)
    stopped = execute_case(case=case, clock=lambda: NOON, **WHO)
    assert stopped.state is PlanState.STOPPED
    states = {work.system: work.state for work in stopped.work}
    assert states.pop("crm") is WorkState.STOPPED
    assert set(states.values()) == {WorkState.DONE}
    (trouble,) = [work.trouble for work in stopped.work if work.trouble]
    assert "\n" not in trouble
    assert "crm" in trouble
    assert email not in trouble
    now = everything(centre)
    assert {place: now[place] for place in now if place.startswith("crm.")} == {
        place: before[place] for place in before if place.startswith("crm.")
    }
    assert now["tickets.ticket"] != before["tickets.ticket"]
    for step in (answer_case, close_case):
        with pytest.raises((NotReady, CannotClose)):
            step(case=case, **WHO)

    goes_on_with_another_plan(centre, case)


def test_after_a_second_plan_the_first_ones_systems_are_still_read_back(centre):
    """The second search no longer knows what the first plan erased; the proof does."""
    case = approved(centre)
    email = vera(centre)["email"]
    sql(centre, "crm", "UPDATE customer SET iban = 'NL00FAKE0000000001' WHERE email = :email", email=email)
    assert execute_case(case=case, clock=lambda: NOON, **WHO).state is PlanState.STOPPED
    withdraw_case_plan(case=case, **WHO)
    locate_again(centre, case, "vera", "energie")
    approve_case_plan(case=case, plan_hash=plan_case(case=case, **WHO).hash, **WHO)
    execute_case(case=case, clock=lambda: NOON, **WHO)
    other = sql(centre, "tickets", "SELECT min(id) FROM ticket")[0][0]
    sql(centre, "tickets", "UPDATE ticket SET requester_email = :email WHERE id = :id", email=email, id=other)
    left = [r for r in read_case_back(case=case, **WHO).residue if not r.explained]
    assert [r for r in left if str(r.key.collection) == "tickets:ticket" and dict(r.key.values)["id"] == other]
