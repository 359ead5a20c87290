"""The servers that other tests lean on."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from tests.services import debian
from tests.services.mariadb import MariaDB
from tests.services.postgres import Postgres

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["postgres", "mariadb"])
def server(request: pytest.FixtureRequest) -> Postgres | MariaDB:
    return request.getfixturevalue(request.param)


def ask(url: str, statement: str) -> list[tuple[object, ...]]:
    engine = create_engine(url)
    with engine.begin() as connection:
        result = connection.execute(text(statement))
        rows = [tuple(row) for row in result] if result.returns_rows else []
    engine.dispose()
    return rows


def test_a_database_is_empty_each_time_it_is_asked_for(server):
    url = server.database("crm")
    ask(url, "CREATE TABLE customer (name VARCHAR(40))")
    ask(url, "INSERT INTO customer VALUES ('Zoë 🌷')")
    assert ask(url, "SELECT name FROM customer") == [("Zoë 🌷",)]
    again = server.database("crm")
    assert again == url
    ask(again, "CREATE TABLE customer (name VARCHAR(40))")


def test_two_databases_stand_beside_each_other(server):
    one, two = server.database("one"), server.database("two")
    ask(one, "CREATE TABLE here (n INT)")
    with pytest.raises(Exception, match="here"):
        ask(two, "SELECT * FROM here")


def test_a_wrong_password_is_refused(server):
    url = make_url(server.database("crm")).set(password="wrong")
    with pytest.raises(OperationalError, match=r"password|Access denied"):
        ask(url.render_as_string(hide_password=False), "SELECT 1")


def test_the_server_is_not_root(server):
    assert psutil.Process(server.server.process.pid).uids().real != 0


@pytest.fixture
def open_folder() -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="houvast-killed-")
    Path(folder).chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("kind", ["postgres", "mariadb"])
def test_nothing_keeps_running_when_the_tests_are_killed(kind, open_folder):
    program = (
        f"import sys, time; sys.path[:0] = [{str(ROOT)!r}]\n"
        f"from tests.services import {kind}\n"
        f"print({kind}.shared().server.process.pid, flush=True)\n"
        "time.sleep(60)"
    )
    env = {**os.environ, "TMPDIR": open_folder}
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env=env) as tests:
        assert tests.stdout is not None
        pid = int(tests.stdout.readline())
        running = psutil.pid_exists(pid)
        tests.kill()
    assert running
    assert ended(pid)


def ended(pid: int) -> bool:
    deadline = time.monotonic() + 15
    while psutil.pid_exists(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not psutil.pid_exists(pid)


def test_a_missing_program_says_what_to_install(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(debian.ProgramMissing, match="apt-get install mariadb-server-core"):
        debian.program("no-such-program", "mariadb-server-core")
