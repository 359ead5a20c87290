"""Carrying out, and the proof."""

import sqlite3

from houvast.features.erasure.contracts import PlanState
from houvast.features.erasure.queries import latest_plan
from houvast.features.rights.contracts import Status
from houvast.features.rights.queries import facts_for
from houvast.foundation.jobs.queries import jobs_of
from tests.features.rights.desk.stage import Stage


def test_one_button_carries_out_and_reads_back(stage: Stage, work):
    number, olga = stage.approved(), stage.client("olga")
    olga.post(f"/desk/cases/{number}/carry-out/start/")
    work()
    assert facts_for(stage.people["olga"], number).status is Status.READ_BACK
    context = olga.get(f"/desk/cases/{number}/carry-out/").context
    assert {row["one"].state for row in context["work"]} == {"done"}
    assert context["unexplained"] == 0
    assert all(cell["ground"] for cell in context["residue"])


def test_begun_again_it_does_nothing_twice(stage: Stage, work):
    number, olga = stage.approved(), stage.client("olga")
    olga.post(f"/desk/cases/{number}/carry-out/start/")
    work()
    before = latest_plan(number)
    assert olga.post(f"/desk/cases/{number}/carry-out/start/").status_code == 409
    assert latest_plan(number).work == before.work


def test_a_system_that_stops_is_shown_with_its_trouble_and_gone_on_with(stage: Stage, work, tmp_path):
    number, olga = stage.approved(), stage.client("olga")
    database, away = tmp_path / "tickets.db", tmp_path / "away.db"
    database.rename(away)
    olga.post(f"/desk/cases/{number}/carry-out/start/")
    work()
    context = olga.get(f"/desk/cases/{number}/carry-out/").context
    stopped = [row for row in context["work"] if row["is_stopped"]]
    assert [row["one"].system for row in stopped] == ["tickets"]
    assert stopped[0]["one"].trouble
    assert (context["is_stopped"], context["is_startable"]) == (True, True)
    database.unlink(missing_ok=True)
    away.rename(database)
    olga.post(f"/desk/cases/{number}/carry-out/start/")
    work()
    assert latest_plan(number).state is PlanState.PROVEN


def test_what_is_left_is_shown_and_the_plan_can_be_withdrawn_for_it(stage: Stage, work, tmp_path):
    number, olga = stage.approved(), stage.client("olga")
    with sqlite3.connect(tmp_path / "crm.db") as crm:  # somebody writes her address in another customer's note
        other = "select m.id from contact_moment m join customer c on c.id = m.customer_id where c.client = 'ZE'"
        unplanned = f"{other} and c.last_name not like '%Zonderland%' and m.note not like '%Zonderland%' limit 1"
        crm.execute(f"update contact_moment set note = 'Zie vera.zonderland@example.com.' where id = ({unplanned})")
    olga.post(f"/desk/cases/{number}/carry-out/start/")
    work()
    context = olga.get(f"/desk/cases/{number}/carry-out/").context
    assert (context["unexplained"], context["to_withdraw"]) == (1, True)
    olga.post(f"/desk/cases/{number}/plan/withdraw/")
    assert facts_for(stage.people["olga"], number).status is Status.VERIFIED


def test_nothing_runs_without_an_approved_plan(stage: Stage):
    number = stage.located()
    assert stage.client("olga").post(f"/desk/cases/{number}/carry-out/start/").status_code == 409
    assert jobs_of(number) == []
