"""The pages and the worker, started and stopped as one."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.architecture.house import ROOT
from tests.entrypoints.cli.test_root import process

MEMORY = 200 * 2**20
PATIENCE = 20.0


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose database is prepared."""
    folder = tmp_path_factory.mktemp("served")
    assert process("migrate", home=folder).returncode == 0
    return folder


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def served(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOUVAST_", "DJANGO_"))}
    env = {**kept, "PYTHONPATH": str(ROOT / "src"), "HOUVAST_HOME": str(home)}
    command = [sys.executable, "-m", "houvast", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True)
    try:
        yield server
    finally:
        for one in [*psutil.Process(server.pid).children(recursive=True)] if server.poll() is None else []:
            one.kill()
        server.kill()
        server.wait()


def answers(port: int, page: str = "health") -> int:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}", timeout=5) as answer:
                return int(answer.status)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_both_start_and_both_stop(home, end):
    port = free_port()
    with served(home, port) as server:
        assert answers(port) == 200
        assert answers(port, "login/") == 200
        family = psutil.Process(server.pid).children(recursive=True)
        assert any(one.cmdline()[-1:] == ["worker"] for one in family)
        assert all(one.memory_info().rss < MEMORY for one in [psutil.Process(server.pid), *family])
        server.send_signal(end)
        assert server.wait(PATIENCE) in (0, 1)
        _, alive = psutil.wait_procs(family, timeout=PATIENCE)
        assert alive == []
        assert "Traceback" not in (server.stderr.read() if server.stderr else "")


def test_a_worker_that_dies_is_started_again(home):
    port = free_port()
    with served(home, port) as server:
        answers(port)
        first = worker_of(server)
        first.kill()
        deadline = time.monotonic() + PATIENCE
        while not (found := worker_of(server)) or found.pid == first.pid:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        server.send_signal(signal.SIGTERM)
        server.wait(PATIENCE)


def worker_of(server: subprocess.Popen[str]) -> psutil.Process | None:
    children = psutil.Process(server.pid).children()
    found = [c for c in children if c.status() != psutil.STATUS_ZOMBIE and c.cmdline()[-1:] == ["worker"]]
    return found[0] if found else None


def test_a_port_that_is_taken_is_one_line(home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = process("serve", "--port", str(port), home=home)
    assert done.returncode == 1
    assert done.stderr.startswith(f"houvast: cannot listen on 127.0.0.1:{port}")


def test_a_database_that_was_not_prepared_is_not_served(tmp_path):
    done = process("serve", "--port", str(free_port()), home=tmp_path)
    assert (done.returncode, done.stderr) == (
        1,
        "houvast: Houvast's own database is not up to date: run `houvast migrate` first\n",
    )


def test_a_worker_alone_ends_when_nothing_is_left(home):
    done = process("worker", "--once", home=home)
    assert (done.returncode, done.stderr) == (0, "0 jobs were carried out.\n")
