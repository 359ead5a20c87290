"""The list that goes to a principal: what it needs to decide, and of texts about others no more than where."""

import json
from datetime import date

import pytest

from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import RowKey
from houvast.engines.planner.plan import Kept, Plan, RowPlan, Verb
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.composing.forward_list import write_forward_list
from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.queries import case_record
from tests.journeys.centre import NOON, SYSTEM

pytestmark = [pytest.mark.django_db]
GROUND = (Kept(("name",), "forwarded"),)


def key(name: str) -> RowKey:
    return RowKey(CollectionId("crm", name), (("id", 7),))


PLAN = Plan(
    "rectification",
    "zonneveld",
    date(2026, 11, 22),
    (
        RowPlan(key("customer"), Verb.FORWARD, {"name": "Vera", "score": 9}, (), GROUND),
        RowPlan(key("note"), Verb.FORWARD, {"name": "Vera en Joris belden"}, (), GROUND, "mention"),
        RowPlan(key("own"), Verb.DELETE, {"name": "Vera"}),
    ),
)


@pytest.fixture
def case(cast):
    given = register_case(
        organisation=cast.zonneveld.key,
        right=Right.RECTIFICATION,
        channel=Channel.PHONE,
        received_at=NOON,
        name="Vera Valk",
        keys=[("email", "vera@example.org")],
        corrections=(("user.name", "Veera", "Vera"),),
        by=SYSTEM,
        at=NOON,
    )
    return case_record(given.number)


def test_it_tells_who_asks_what_since_when_and_why_it_is_theirs(case):
    told = json.loads(write_forward_list(case, PLAN, at=NOON))
    assert (told["right"], told["received_at"], told["answer_by"]) == (
        "rectification",
        NOON.isoformat(),
        case.due_on.isoformat(),
    )
    assert told["ground"] == {"reason": "processor", "law": "GDPR art. 28(3)(a), 28(3)(e)"}
    assert told["person"]["identifiers"] == [{"kind": "email", "value": "vera@example.org"}]
    assert told["person"]["corrections"] == [{"what": "user.name", "old": "Veera", "new": "Vera"}]
    assert (told["plan"], told["identity_established"]) == (PLAN.hash, False)


def test_it_holds_the_fields_that_are_theirs_and_no_text_about_others(case):
    customer, note = json.loads(write_forward_list(case, PLAN, at=NOON))["rows"]
    assert (customer["collection"], customer["fields"], customer["values"]) == ("customer", ["name"], {"name": "Vera"})
    assert (note["collection"], note["kind"], note["values"]) == ("note", "mention", {})


def test_without_a_plan_it_says_that_no_rows_were_looked_for(case):
    assert json.loads(write_forward_list(case, None, at=NOON))["rows"] is None
