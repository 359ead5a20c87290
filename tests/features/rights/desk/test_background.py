"""Work in the background, as a page shows it."""

from datetime import UTC, datetime

from houvast.foundation.jobs.claims import beat
from houvast.foundation.jobs.queries import jobs_of
from tests.features.rights.desk.stage import Stage


def test_a_page_says_that_no_worker_runs(stage: Stage):
    number, amira = stage.verified(), stage.client("amira")
    amira.post(f"/desk/cases/{number}/data/locate/")
    assert "houvast worker" in amira.get(f"/desk/cases/{number}/data/").content.decode()
    beat("worker", datetime.now(UTC))
    assert "houvast worker" not in amira.get(f"/desk/cases/{number}/data/").content.decode()


def test_progress_fetches_itself_until_the_page_is_renewed(stage: Stage, work):
    number, amira = stage.verified(), stage.client("amira")
    amira.post(f"/desk/cases/{number}/data/locate/")
    address = f"/desk/cases/{number}/progress/"
    busy = amira.get(address, headers={"HX-Request": "true"})
    assert f'hx-get="{address}"' in busy.content.decode()
    work()
    assert amira.get(address, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_twice_is_once(stage: Stage):
    number, amira = stage.verified(), stage.client("amira")
    for _ in range(2):
        amira.post(f"/desk/cases/{number}/data/locate/")
    assert len(jobs_of(number)) == 1


def test_a_system_that_does_not_answer_is_named(stage: Stage, work, tmp_path):
    number, amira = stage.verified(), stage.client("amira")
    (tmp_path / "crm.db").unlink()
    amira.post(f"/desk/cases/{number}/data/locate/")
    work()
    response = amira.get(f"/desk/cases/{number}/data/")
    assert "Not every system answered" in response.content.decode()
    [(system, line)] = response.context["unanswered"]
    assert line.startswith("crm: ")
    assert "sqlite" not in line
    assert system in response.content.decode()
