"""Try to break promises 4 to 8: plans, execution, drift, proof, and what stays gone.

| promise | tried here | tried elsewhere |
|---|---|---|
| 1 nothing is lost | test_promises_case | test_kill_everywhere |
| 2 no disclosure without identity | test_promises_case | features/rights/actions/test_proof_of_each_identifier |
| 3 the legal date | test_promises_case | engines/deadlines |
| 4 nothing skipped silently | a plan with errors is not approved | engines/planner |
| 5 no act without an approved plan | tampered, other hash, twice, other map | test_promises_drift, _refused |
| 6 kill anywhere | cut off by an exception, in memory too | test_kill_everywhere |
| 7 done is earned | what is written back is listed cell by cell | engines/proof |
| 8 it stays gone | test_promises_again | |
| 9 roles split | test_promises_case | architecture/test_doors |
| 10 everything is evidence | test_promises_evidence | foundation/evidence |
"""

from contextlib import suppress

import pytest

from houvast.engines.datamap.rows import Kind
from houvast.features.datamap.actions import load_map
from houvast.features.datamap.queries import export_map
from houvast.features.erasure.actions.execution import MapChanged, NotApproved, execute_plan
from houvast.features.erasure.actions.planning import NotAsPlanned, NotLocated
from houvast.features.erasure.contracts import PlanState
from houvast.features.erasure.models import PlanRecord, SealedRecord
from houvast.features.erasure.queries import latest_plan
from houvast.features.erasure.storing import PlanAltered
from houvast.features.rights.actions.answering import NotReady, answer_case
from houvast.features.rights.actions.carrying_out import (
    WrongStep,
    approve_case_plan,
    execute_case,
    plan_case,
    read_case_back,
    withdraw_case_plan,
)
from houvast.features.rights.actions.closing import CannotClose, close_case
from houvast.features.rights.actions.locating import decide_on, locate_person
from houvast.features.rights.contracts import Right, Status
from houvast.features.rights.queries import case_record
from houvast.foundation.evidence import queries as evidence
from houvast.foundation.keys.sealing import Tampered
from tests.journeys.centre import NOON, Centre, open_centre, verified_case
from tests.journeys.steps import WHO, approved, everything, executed, left_untold, locate_again, located, sql, vera

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def centre(tmp_path, db) -> Centre:
    return open_centre(tmp_path, people=40)


# Promises 4 and 5


def test_a_plan_that_was_not_approved_does_not_run(centre):
    case, before = located(centre, "vera", "energie"), everything(centre)
    plan_case(case=case, **WHO)
    with pytest.raises(WrongStep):
        execute_case(case=case, clock=lambda: NOON, **WHO)
    with pytest.raises(NotApproved):
        execute_plan(case=case, clock=lambda: NOON, **WHO)
    assert everything(centre) == before


def test_only_the_plan_that_was_looked_at_is_approved_and_once(centre):
    case = located(centre, "vera", "energie")
    plan = plan_case(case=case, **WHO)
    with pytest.raises(NotAsPlanned, match="another hash"):
        approve_case_plan(case=case, plan_hash="0" * 64, **WHO)
    approve_case_plan(case=case, plan_hash=plan.hash, **WHO)
    with pytest.raises(NotAsPlanned, match="approved already"):
        approve_case_plan(case=case, plan_hash=plan.hash, **WHO)
    kinds = [fact.kind for fact in evidence.timeline(case)]
    assert kinds.count("erasure.plan_approved") == 1


def test_an_older_plan_is_not_approved(centre):
    case = located(centre, "vera", "energie")
    older = plan_case(case=case, **WHO)
    sql(
        centre,
        "crm",
        "UPDATE customer SET iban = 'NL00FAKE0000000001' WHERE email = :email",
        email=vera(centre)["email"],
    )
    locate_again(centre, case, "vera", "energie")
    newer = plan_case(case=case, **WHO)
    assert newer.hash != older.hash
    with pytest.raises(NotAsPlanned, match="another hash"):
        approve_case_plan(case=case, plan_hash=older.hash, **WHO)


def test_a_plan_with_errors_is_not_approved(centre):
    case = located(centre, "vera", "energie")
    text = export_map("demo").replace('erase: {strategy: replace, value: "[gewist]"}', 'erase: "null"', 1)
    load_map(name="demo", text=text, **WHO)
    plan = plan_case(case=case, **WHO)
    assert ("not_null", "billing:account.holder_name") in [(e.code, e.where) for e in plan.plan.errors]
    with pytest.raises(NotAsPlanned, match="errors"):
        approve_case_plan(case=case, plan_hash=plan.hash, **WHO)
    with pytest.raises(WrongStep):
        execute_case(case=case, clock=lambda: NOON, **WHO)


@pytest.mark.parametrize("how", ["one byte", "another plan of the case", "another plan with its hash"])
def test_a_plan_that_was_tampered_with_never_runs(centre, how):
    case = located(centre, "vera", "energie")
    plan_case(case=case, **WHO)
    older = PlanRecord.objects.get(case=case)
    sql(
        centre,
        "crm",
        "UPDATE customer SET iban = 'NL00FAKE0000000001' WHERE email = :email",
        email=vera(centre)["email"],
    )
    locate_again(centre, case, "vera", "energie")
    approve_case_plan(case=case, plan_hash=plan_case(case=case, **WHO).hash, **WHO)
    record, before = PlanRecord.objects.get(case=case, state=PlanState.APPROVED), everything(centre)
    if how == "one byte":
        record.body = bytes(record.body)[:-1] + bytes([bytes(record.body)[-1] ^ 1])
    else:
        record.body = bytes(older.body)
    if how == "another plan with its hash":
        record.hash = older.hash
    record.save()
    with pytest.raises((Tampered, PlanAltered, NotApproved)):
        execute_case(case=case, clock=lambda: NOON, **WHO)
    assert everything(centre) == before


def test_a_plan_does_not_begin_when_the_map_has_changed_since(centre):
    case, before = approved(centre), everything(centre)
    text = export_map("demo").replace("name: iban\n", "name: iban_number\n", 1)
    load_map(name="demo", text=text, **WHO)
    with pytest.raises(MapChanged, match="withdraw"):
        execute_case(case=case, clock=lambda: NOON, **WHO)
    assert everything(centre) == before
    withdraw_case_plan(case=case, **WHO)
    assert case_record(case).status == Status.LOCATED


def test_candidates_must_be_decided_before_a_plan(centre):
    case = verified_case(centre, "vera", "energie", Right.ERASURE)
    found = locate_person(case=case, **WHO)
    candidates = found.of_kind(Kind.CANDIDATE)
    assert candidates
    with pytest.raises(NotLocated, match="wait for a decision"):
        plan_case(case=case, **WHO)
    for item in candidates:
        decide_on(case=case, key=item.row.key, accepted=False, **WHO)
    with pytest.raises(NotLocated, match="decided on since"):
        plan_case(case=case, **WHO)


def test_a_decision_that_is_taken_back_takes_the_row_out_of_the_plan(centre):
    case = verified_case(centre, "vera", "energie", Right.ERASURE)
    key = locate_person(case=case, **WHO).of_kind(Kind.CANDIDATE)[0].row.key
    for item in locate_person(case=case, **WHO).of_kind(Kind.CANDIDATE):
        decide_on(case=case, key=item.row.key, accepted=item.row.key == key, **WHO)
    locate_person(case=case, **WHO)
    planned = plan_case(case=case, **WHO)
    assert key in {row.key for row in planned.plan.rows}
    decide_on(case=case, key=key, accepted=False, **WHO)
    with pytest.raises((NotAsPlanned, WrongStep)):
        approve_case_plan(case=case, plan_hash=planned.hash, **WHO)
    with pytest.raises(NotLocated, match="decided on since"):
        plan_case(case=case, **WHO)
    locate_person(case=case, **WHO)
    assert key not in {row.key for row in plan_case(case=case, **WHO).plan.rows if row.kind == "own"}


# Promise 6, by an exception where a kill makes no sense


class PulledOut(BaseException):
    """Somebody pulled the plug."""


def test_cut_off_at_any_step_and_run_again(centre):
    case = approved(centre)
    seen: list[str] = []

    def pull_at(step: str) -> None:
        if step not in seen:
            seen.append(step)
            raise PulledOut

    for _ in range(200):
        with suppress(PulledOut):
            execute_case(case=case, clock=lambda: NOON, reached=pull_at, **WHO)
            break
    else:
        pytest.fail("it never came to an end")
    assert len(seen) > 40
    assert read_case_back(case=case, **WHO).state is PlanState.PROVEN


# Promise 7


def test_what_is_written_back_is_listed_cell_by_cell(centre):
    case, email = executed(centre), vera(centre)["email"]
    (kept,) = [row for row in latest_plan(case).plan.rows if row.key.collection.name == "account" and row.cells]
    changed = next(cell for cell in kept.cells if cell.before)
    account = dict(kept.key.values)["id"]
    sql(centre, "billing", f"UPDATE account SET {changed.field} = :old WHERE id = :id", old=changed.before, id=account)
    note = sql(centre, "tickets", "SELECT min(id) FROM internal_note")[0][0]
    sql(centre, "tickets", "UPDATE internal_note SET body = :t WHERE id = :id", t=f"mail naar {email}!", id=note)
    moment = sql(centre, "crm", "SELECT max(id) FROM customer WHERE client = 'ZE'")[0][0]
    sql(centre, "crm", "UPDATE customer SET previous_email = :email WHERE id = :id", email=email.upper(), id=moment)
    read = read_case_back(case=case, **WHO)
    left = {(str(r.key.collection), dict(r.key.values)["id"], r.field) for r in read.residue if not r.explained}
    assert ("billing:account", account, changed.field) in left
    assert ("tickets:internal_note", note, "body") in left
    assert ("crm:customer", moment, "previous_email") in left
    assert read.state is PlanState.EXECUTED
    assert read.unexplained == len([r for r in read.residue if not r.explained])
    with pytest.raises(NotReady, match="without a ground"):
        answer_case(case=case, **WHO)
    with pytest.raises(CannotClose):
        close_case(case=case, **WHO)


def test_what_was_left_is_taken_up_by_another_plan(centre):
    case, email = executed(centre), vera(centre)["email"]
    note = sql(centre, "tickets", "SELECT min(id) FROM internal_note")[0][0]
    sql(centre, "tickets", "UPDATE internal_note SET body = :t WHERE id = :id", t=f"mail naar {email}!", id=note)
    assert read_case_back(case=case, **WHO).unexplained
    withdraw_case_plan(case=case, **WHO)
    locate_again(centre, case, "vera", "energie")
    approve_case_plan(case=case, plan_hash=plan_case(case=case, **WHO).hash, **WHO)
    execute_case(case=case, clock=lambda: NOON, **WHO)
    proven = read_case_back(case=case, **WHO)
    assert [r for r in proven.residue if not r.explained] == []
    assert email not in str(sql(centre, "tickets", "SELECT body FROM internal_note"))
    answer_case(case=case, **WHO)
    left_untold(case)
    close_case(case=case, **WHO)
    assert SealedRecord.objects.filter(plan__case=case).values("plan").distinct().count() == 2


def test_what_is_proven_is_not_withdrawn(centre):
    case = executed(centre)
    read_case_back(case=case, **WHO)
    with pytest.raises((NotAsPlanned, WrongStep)):
        withdraw_case_plan(case=case, **WHO)
