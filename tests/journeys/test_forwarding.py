"""Try to break promise 9 in one plan: what is ours is carried out, what a principal decides on goes to it untouched."""

import json
from importlib.resources import files
from uuid import UUID

import pytest

from houvast.engines.datamap.encoding import decode_key
from houvast.engines.datamap.rows import Kind
from houvast.engines.planner.plan import Verb
from houvast.features.activities.actions import load_activities
from houvast.features.erasure.contracts import PlanState
from houvast.features.erasure.models import Intention, SealedRecord
from houvast.features.rights.actions.answering import answer_case, preview
from houvast.features.rights.actions.carrying_out import (
    NoInstruction,
    WrongStep,
    approve_case_plan,
    execute_case,
    plan_case,
    read_case_back,
    withdraw_case_plan,
)
from houvast.features.rights.actions.closing import close_case
from houvast.features.rights.actions.passing_on import NothingToPassOn, forward_case, record_case_instruction
from houvast.features.rights.answer.making import letter_pdf, preview_html
from houvast.features.rights.contracts import CaseFacts, Right, Status
from houvast.features.rights.queries import case_record, facts_of
from houvast.foundation.evidence import queries as evidence
from houvast.foundation.files.actions import open_file
from tests.journeys.centre import NOON, SYSTEM, Centre, open_centre
from tests.journeys.steps import WHO, carried_out, everything, left_untold, located

pytestmark = [pytest.mark.django_db]
CLOCK = {"clock": lambda: NOON}


@pytest.fixture
def centre(tmp_path, db) -> Centre:
    return open_centre(tmp_path, people=40)


def _roles(role: str) -> None:
    text = (files("houvast.entrypoints.demo") / "data" / "activities.yaml").read_text(encoding="utf-8")
    plain = "  - key: customer-service\n    organisation: scaldis\n    role: processor"
    assert plain in text
    load_activities(name="demo", text=text.replace(plain, plain.replace("processor", role)), by=SYSTEM, at=NOON)


@pytest.fixture
def shared(centre) -> Centre:
    """Scaldis and the centre are controllers together of the customer service."""
    _roles("controller")
    return centre


def facts(case: str) -> CaseFacts:
    return facts_of(case_record(case))


def kinds(case: str) -> list[str]:
    return [fact.kind for fact in evidence.timeline(case)]


def the_list(case: str) -> dict:
    return json.loads(b"".join(open_file(UUID(facts(case).forward_list), by=SYSTEM, at=NOON).pieces))


def test_ours_is_carried_out_and_the_rest_passed_on_untouched(shared):
    case = located(shared, "mieke", "scaldis")
    before = everything(shared)
    done = carried_out(case)
    plan, after = done.plan, everything(shared)
    assert done.state is PlanState.EXECUTED
    verbs = {row.verb for row in plan.rows}
    assert Verb.FORWARD in verbs
    assert verbs & {Verb.CHANGE, Verb.DELETE}
    assert not plan.forwards_all
    written = {str(row.key.collection).replace(":", ".") for row in plan.rows if row.touches}
    assert {place for place in before if before[place] != after.get(place)} <= written
    ours = {row.key for row in plan.rows if row.touches}
    assert not ours & {row.key for row in plan.rows if row.verb is Verb.FORWARD}

    told = the_list(case)
    assert (told["form"], told["to"]["key"], told["plan"]) == ("houvast.forwarded", "scaldis", done.hash)
    assert told["received_at"] == facts(case).received_at.isoformat()
    assert told["answer_by"] == facts(case).due.isoformat()
    assert len(told["rows"]) == len(plan.forwarded)

    (fact,) = [f for f in evidence.timeline(case) if f.kind == "rights.rows_forwarded"]
    assert fact.facts["plan"] == done.hash
    assert sum(n for _, n in fact.facts["rows"]) == len(plan.forwarded)
    assert fact.facts["due_on"] == facts(case).due.isoformat()

    read = read_case_back(case=case, **WHO)
    assert read.state is PlanState.PROVEN
    assert "forwarded" in {r.explained for r in read.residue}
    assert facts(case).status is Status.READ_BACK


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("nl", "Zolang Scaldis Verzekeringen niet heeft beslist"),
        ("en", "As long as Scaldis Verzekeringen has not decided"),
    ],
)
def test_the_letter_says_what_we_did_and_who_decides_on_the_rest(shared, language, says):
    case = located(shared, "mieke", "scaldis", language=language)
    carried_out(case)
    read_case_back(case=case, **WHO)
    answer = preview(case=case, at=NOON)
    assert answer.controller.name == "Belhuis Noord"
    assert [(one.name, one.rows > 0) for one in answer.forwarded] == [("Scaldis Verzekeringen", True)]
    page = " ".join(preview_html(answer).split())
    assert says in page
    assert letter_pdf(answer).startswith(b"%PDF")
    given = answer_case(case=case, **WHO)
    assert given.outcome is answer.outcome
    left_untold(case)
    assert close_case(case=case, **WHO).status is Status.CLOSED


def test_a_plan_with_nothing_of_ours_ends_as_the_case_passed_on(centre):
    case = located(centre, "mieke", "scaldis")
    before = everything(centre)
    done = carried_out(case)
    assert (done.plan.forwards_all, done.work) == (True, ())
    assert everything(centre) == before
    assert (facts(case).status, facts(case).forwarded_at) == (Status.FORWARDED, NOON)
    assert not Intention.objects.exists()
    assert not SealedRecord.objects.exists()
    assert kinds(case)[-2:] == ["rights.rows_forwarded", "rights.case_forwarded"]
    assert {row["collection"] for row in the_list(case)["rows"]}


def test_passing_on_the_whole_case_stays_one_step_and_makes_the_list(centre):
    case = located(centre, "mieke", "scaldis")
    forward_case(case=case, **WHO)
    told = the_list(case)
    assert (told["rows"], told["identity_established"]) == (None, True)
    assert told["person"]["identifiers"]


def test_a_case_of_which_a_part_is_ours_is_not_passed_on_as_a_whole(shared):
    case = located(shared, "mieke", "scaldis")
    with pytest.raises(NothingToPassOn, match="make the plan"):
        forward_case(case=case, **WHO)
    plan_case(case=case, **WHO)
    with pytest.raises(NothingToPassOn, match="is ours"):
        forward_case(case=case, **WHO)


def test_an_instruction_after_the_plan_has_it_made_again(shared):
    case = located(shared, "mieke", "scaldis")
    plan = plan_case(case=case, **WHO)
    approve_case_plan(case=case, plan_hash=plan.hash, **WHO)
    record_case_instruction(case=case, reference="SV-1", **WHO)
    before = everything(shared)
    with pytest.raises(WrongStep, match="instruction was recorded"):
        execute_case(case=case, **CLOCK, **WHO)
    assert everything(shared) == before
    withdraw_case_plan(case=case, **WHO)
    assert plan_case(case=case, **WHO).plan.forwarded == ()


def test_an_instruction_before_the_approval_sends_the_plan_back(centre):
    case = located(centre, "mieke", "scaldis")
    plan = plan_case(case=case, **WHO)
    record_case_instruction(case=case, reference="SV-1", **WHO)
    assert facts(case).status is Status.LOCATED
    with pytest.raises(WrongStep):
        approve_case_plan(case=case, plan_hash=plan.hash, **WHO)


def test_a_role_that_changed_since_the_plan_writes_nothing(shared):
    case = located(shared, "mieke", "scaldis")
    approve_case_plan(case=case, plan_hash=plan_case(case=case, **WHO).hash, **WHO)
    _roles("processor")
    before = everything(shared)
    with pytest.raises(NoInstruction):
        execute_case(case=case, **CLOCK, **WHO)
    assert everything(shared) == before
    assert "rights.rows_forwarded" not in kinds(case)


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("step", ["start", "intended", "forwarding", "forwarded"])
def test_run_again_after_a_kill_it_passes_on_once(shared, step):
    case = located(shared, "mieke", "scaldis")
    approve_case_plan(case=case, plan_hash=plan_case(case=case, **WHO).hash, **WHO)

    def reached(name: str) -> None:
        if name == step:
            raise Killed

    with pytest.raises(Killed):
        execute_case(case=case, reached=reached, **CLOCK, **WHO)
    assert execute_case(case=case, **CLOCK, **WHO).state is PlanState.EXECUTED
    assert facts(case).status is Status.EXECUTED
    assert kinds(case).count("rights.rows_forwarded") == 1
    assert kinds(case).count("erasure.plan_executed") == 1
    assert read_case_back(case=case, **WHO).unexplained == 0


@pytest.mark.parametrize("right", [Right.RESTRICTION, Right.OBJECTION, Right.WITHDRAWAL])
def test_other_rights_pass_on_as_well(shared, right):
    case = located(shared, "mieke", "scaldis", right)
    done = carried_out(case)
    assert done.plan.forwarded
    assert not done.plan.forwards_all
    assert read_case_back(case=case, **WHO).state is PlanState.PROVEN
    answer_case(case=case, **WHO)


def test_nobody_elses_rows_are_in_the_list(shared):
    case = located(shared, "sanne", "scaldis")
    carried_out(case)
    truth, person = shared.truth, shared.people["sanne"]
    hers = truth.keys(person, "scaldis", *Kind)
    told = {decode_key(row) for row in the_list(case)["rows"]}
    assert told
    assert not told & (truth.theirs(person, "energie") | truth.theirs(person, "own"))
    assert {str(key) for key in told} <= {str(key) for key in hers}
