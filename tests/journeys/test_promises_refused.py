"""Systems that refuse, break off or lie in the middle of an erasure: one line, nothing half done, and it can go on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from houvast.features.erasure.actions.execution import execute_plan
from houvast.features.erasure.contracts import PlanState, SystemWork, WorkState
from houvast.features.rights.actions.carrying_out import approve_case_plan, execute_case, plan_case, read_case_back
from houvast.features.systems.actions import add_system, remove_system
from tests.journeys.centre import NOON, Centre, open_centre
from tests.journeys.dying import SYSTEMS
from tests.journeys.steps import WHO, everything, located, sql

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def centre(tmp_path, db, postgres) -> Centre:
    return open_centre(tmp_path, people=40, urls={name: postgres.database(f"refused_{name}") for name in SYSTEMS})


@pytest.fixture
def case(centre) -> str:
    number = located(centre, "vera", "energie")
    approve_case_plan(case=number, plan_hash=plan_case(case=number, **WHO).hash, **WHO)
    return number


def stops_in_tickets(centre: Centre, case: str, **more: object) -> SystemWork:
    before = everything(centre)
    done = execute_plan(case=case, clock=lambda: NOON, **WHO, **more)
    now = everything(centre)
    assert done.state is PlanState.STOPPED
    (stopped,) = [work for work in done.work if work.state is not WorkState.DONE]
    assert stopped.system == "tickets"
    assert stopped.state is WorkState.STOPPED
    assert stopped.written == 0
    assert "\n" not in stopped.trouble
    assert "zonderland" not in stopped.trouble.lower()
    assert {k: v for k, v in now.items() if k.startswith("tickets.")} == {
        k: v for k, v in before.items() if k.startswith("tickets.")
    }
    assert now["crm.customer"] != before["crm.customer"]
    return stopped


def goes_on(case: str) -> None:
    done = execute_case(case=case, clock=lambda: NOON, **WHO)
    assert done.state is PlanState.EXECUTED, [work.trouble for work in done.work]
    assert read_case_back(case=case, **WHO).state is PlanState.PROVEN


def test_a_constraint_that_nobody_knew_of(centre, case):
    sql(centre, "tickets", "CREATE TABLE archive (ticket_id integer REFERENCES ticket (id))")
    number = centre.keys_of("vera", "energie")[0][1]
    sql(centre, "tickets", "INSERT INTO archive SELECT id FROM ticket WHERE customer_number = :n", n=number)
    assert "another row refers to it" in stops_in_tickets(centre, case).trouble
    sql(centre, "tickets", "DROP TABLE archive")
    goes_on(case)


def test_a_trigger_that_swallows_the_write(centre, case):
    nothing = "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
    sql(centre, "tickets", nothing)
    sql(centre, "tickets", "CREATE TRIGGER keep BEFORE DELETE ON message FOR EACH ROW EXECUTE FUNCTION keep()")
    stops_in_tickets(centre, case)
    sql(centre, "tickets", "DROP TRIGGER keep ON message")
    goes_on(case)


def test_a_trigger_that_brings_the_row_back(centre, case):
    again = "CREATE FUNCTION again() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN {} RETURN NULL; END'"
    sql(centre, "tickets", again.format("INSERT INTO ticket VALUES (OLD.*);"))
    sql(centre, "tickets", "CREATE TRIGGER again AFTER DELETE ON ticket FOR EACH ROW EXECUTE FUNCTION again()")
    assert "do not hold what was written" in stops_in_tickets(centre, case).trouble
    sql(centre, "tickets", "DROP TRIGGER again ON ticket")
    goes_on(case)


def test_a_login_that_may_only_read(centre, case, tmp_path):
    url = sa.make_url(centre.loaded.addresses["tickets"])
    sql(centre, "tickets", "DROP ROLE IF EXISTS reader")
    sql(centre, "tickets", "CREATE ROLE reader LOGIN PASSWORD 'niet-geheim' IN ROLE pg_read_all_data")
    (tmp_path / "reader.secret").write_text("niet-geheim")
    _move(url.set(username="reader"), f"file:{tmp_path / 'reader.secret'}")
    assert "right" in stops_in_tickets(centre, case).trouble
    _move(url, f"file:{tmp_path / 'tickets.secret'}")
    goes_on(case)


def test_a_database_that_is_closed_in_mid_execution(centre, case):
    def cut(step: str) -> None:
        if step == "tickets delete message":
            ours = "application_name = 'houvast' AND datname = current_database()"
            sql(centre, "tickets", f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {ours}")

    stops_in_tickets(centre, case, reached=cut)
    goes_on(case)


def test_a_database_that_does_not_answer(centre, case, tmp_path):
    url = sa.make_url(centre.loaded.addresses["tickets"])
    _move(url.set(database="nowhere"), f"file:{tmp_path / 'tickets.secret'}")
    assert "no database of that name" in stops_in_tickets(centre, case).trouble
    _move(url, f"file:{tmp_path / 'tickets.secret'}")
    goes_on(case)


def test_a_row_that_another_program_holds(centre, case, tmp_path):
    url = sa.make_url(centre.loaded.addresses["tickets"])
    _move(url, f"file:{tmp_path / 'tickets.secret'}", lock_seconds="1")
    with _held(url):
        assert "another program holds the row" in stops_in_tickets(centre, case).trouble
    goes_on(case)


def test_a_file_that_another_program_holds(tmp_path, db):
    centre = open_centre(tmp_path, people=40)
    remove_system(key="tickets", **WHO)
    add_system(key="tickets", url=centre.loaded.addresses["tickets"], options={"lock_seconds": "1"}, **WHO)
    case = located(centre, "vera", "energie")
    approve_case_plan(case=case, plan_hash=plan_case(case=case, **WHO).hash, **WHO)
    other = sqlite3.connect(Path(tmp_path / "tickets.db"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert "another program holds the database" in stops_in_tickets(centre, case).trouble
    other.execute("ROLLBACK")
    other.close()
    goes_on(case)


def test_a_folder_that_may_not_be_written(tmp_path, db, monkeypatch):
    centre = open_centre(tmp_path, people=40)
    case = located(centre, "vera", "energie")
    approve_case_plan(case=case, plan_hash=plan_case(case=case, **WHO).hash, **WHO)
    before = everything(centre)["recordings"]
    # Root may write anywhere, so the answer of the operating system is given in its place.
    monkeypatch.setattr("houvast.connectors.files.storage.local.os.access", lambda *_: False)
    done = execute_case(case=case, clock=lambda: NOON, **WHO)
    (stopped,) = [work for work in done.work if work.state is not WorkState.DONE]
    assert (stopped.system, stopped.state) == ("recordings", WorkState.STOPPED)
    assert everything(centre)["recordings"] == before
    monkeypatch.undo()
    goes_on(case)


def _move(url: sa.URL, secret: str, **options: str) -> None:
    remove_system(key="tickets", **WHO)
    add_system(
        key="tickets", url=url._replace(password=None).render_as_string(), secret_ref=secret, options=options, **WHO
    )


@contextmanager
def _held(url: sa.URL) -> Iterator[None]:
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        connection.execute("SELECT 1 FROM ticket FOR UPDATE")
        yield
        connection.rollback()
