"""A real worker process on a real database is killed in the middle of a job."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from houvast.foundation.jobs.worker import HUNG

WORKER = """
import django, sys; django.setup()
from datetime import timedelta
from houvast.foundation.jobs.worker import run_worker
short = timedelta(seconds=0.1)
run_worker(beat=short, dead_after=timedelta(seconds=0.5), idle=short, pause=short)
"""
MIGRATE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""
ENQUEUE = """
import django, sys; django.setup()
from houvast.foundation.jobs.actions import enqueue
from tests.foundation.jobs import work
name, argument = sys.argv[1:]
if name == "hangs":
    enqueue(work.hangs, title=name, starts=argument)
else:
    enqueue(work.ten_steps, title=name, seconds=float(argument), name=name)
"""


class House:
    """One installation: its database, and what runs on it."""

    def __init__(self, url: str, home: Path) -> None:
        self.engine: Engine = create_engine(url)
        self._log = home / "workers.log"
        self._processes: list[subprocess.Popen[bytes]] = []
        self._environment = os.environ | {
            "HOUVAST_HOME": str(home),
            "HOUVAST_DATABASE_URL": url.replace("postgresql+psycopg", "postgresql"),
            "DJANGO_SETTINGS_MODULE": "houvast.config.settings",
            "PYTHONPATH": os.pathsep.join(("src", ".")),
        }

    def python(self, code: str, *arguments: str) -> None:
        subprocess.run([sys.executable, "-c", code, *arguments], env=self._environment, check=True)

    def worker(self) -> subprocess.Popen[bytes]:
        with self._log.open("ab") as log:
            process = subprocess.Popen([sys.executable, "-c", WORKER], env=self._environment, stderr=log)
        self._processes.append(process)
        return process

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(query))]

    def has_group(self, name: str) -> bool:
        return bool(self.rows(f"SELECT 1 FROM auth_group WHERE name = '{name}'"))

    def wait_until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not holds():
            alive = self._processes[-1].poll() is None
            assert alive, f"the worker stopped: {self._log.read_text()}"
            assert time.monotonic() < end, f"waited in vain; the jobs: {self.rows('SELECT * FROM jobs_job')}"
            time.sleep(0.02)

    def empty(self, table: str) -> None:
        with self.engine.begin() as connection:
            connection.execute(text(f"DELETE FROM {table}"))

    def stop(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait()


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home = tmp_path_factory.mktemp("house")
    if request.param == "sqlite":
        url = f"sqlite:///{home / 'houvast.sqlite3'}"
    else:
        url = request.getfixturevalue("postgres").database("jobs")
    house = House(url, home)
    house.python(MIGRATE)
    yield house
    house.engine.dispose()


@pytest.fixture
def house(built: House) -> Iterator[House]:
    yield built
    built.stop()
    for table in ("jobs_job", "jobs_worker", "django_tasks_database_dbtaskresult", "auth_group"):
        built.empty(table)


def test_a_job_survives_the_sudden_death_of_its_worker(house: House) -> None:
    house.python(ENQUEUE, "killed", "0.1")
    first = house.worker()
    house.wait_until(lambda: house.has_group("killed 3"))
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert house.rows("SELECT state FROM jobs_job") == [("running",)]

    second = house.worker()
    house.wait_until(lambda: house.rows("SELECT state FROM jobs_job") == [("done",)])
    assert house.rows("SELECT attempt, done, total FROM jobs_job") == [(2, 10, 10)]
    groups = [str(name) for (name,) in house.rows("SELECT name FROM auth_group ORDER BY id")]
    assert [name for name in groups if "attempt" not in name] == [f"killed {number}" for number in range(1, 11)]
    assert {name[-1] for name in groups if "attempt" in name} == {"1", "2"}
    second.send_signal(signal.SIGTERM)
    assert second.wait(60) == 0


def test_a_job_that_hangs_ends_its_worker_and_fails_after_its_last_attempt(house: House, tmp_path: Path) -> None:
    house.python(ENQUEUE, "hangs", str(tmp_path / "starts"))
    assert house.worker().wait(60) == HUNG
    assert house.worker().wait(60) == HUNG
    last = house.worker()
    house.wait_until(lambda: house.rows("SELECT state FROM jobs_job") == [("failed",)])
    assert len((tmp_path / "starts").read_text().split()) == 2
    last.send_signal(signal.SIGTERM)
    assert last.wait(60) == 0


def test_a_worker_that_is_asked_to_stop_ends_its_job_first(house: House) -> None:
    house.python(ENQUEUE, "stopped", "0.1")
    worker = house.worker()
    house.wait_until(lambda: house.has_group("stopped 2"))
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(60) == 0
    assert house.rows("SELECT state, attempt FROM jobs_job") == [("done", 1)]
    assert house.rows("SELECT count(*) FROM jobs_worker WHERE beat_at > (SELECT max(started_at) FROM jobs_job)") == [
        (0,)
    ]


def test_a_second_signal_gives_the_job_back_at_once(house: House) -> None:
    house.python(ENQUEUE, "hurried", "2")
    worker = house.worker()
    house.wait_until(lambda: house.has_group("hurried 2"))
    while house.rows("SELECT state FROM jobs_job") == [("running",)]:
        worker.send_signal(signal.SIGTERM)
        time.sleep(0.2)
    # Minus, when one more signal came in while Python was already closing down.
    assert worker.wait(60) in {128 + signal.SIGTERM, -signal.SIGTERM}
    assert house.rows("SELECT state, attempt FROM jobs_job") == [("waiting", 1)]
