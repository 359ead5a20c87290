"""The demonstration on real servers, as a newcomer meets it: found, erased, and looked at from outside."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from houvast.entrypoints.demo.servers.processes import free_port
from tests.architecture.house import ROOT
from tests.services import debian
from tests.services.dovecot import PACKAGE as DOVECOT
from tests.services.mariadb import PACKAGE as MARIADB
from tests.services.request_tracker import PACKAGE as REQUEST_TRACKER

SYSTEMS = (
    "crm", "tickets", "billing", "dialler", "recordings", "mail", "request_tracker", "request_tracker_database",
)  # fmt: skip


def demo(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "houvast", "demo", "--home", str(home), "--people", "60", "--no-serve", *arguments]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOUVAST_", "DJANGO_"))}
    env = {**kept, "PYTHONPATH": str(ROOT / "src"), **more}
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=400)


def begun(home: Path, port: int, folder: Path) -> subprocess.Popen[str]:
    """Begin the demonstration with its pages on a port."""
    command = [sys.executable, "-m", "houvast", "demo", "--home", str(home), "--people", "20", "--port", str(port)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOUVAST_", "DJANGO_"))}
    env = {**kept, "PYTHONPATH": str(ROOT / "src"), "TMPDIR": str(folder)}
    return subprocess.Popen([*command, "--systems", "real"], text=True, env=env, stdout=subprocess.DEVNULL)


def wait_for(url: str, process: subprocess.Popen[str]) -> None:
    for _ in range(900):
        try:
            httpx.get(url, timeout=5)
        except httpx.TransportError:
            assert process.poll() is None
            time.sleep(0.1)
        else:
            return
    pytest.fail("the pages did not open in time")


@pytest.fixture(scope="module")
def open_folder() -> Iterator[Path]:
    """Where the servers make their folders; a path short enough for a socket."""
    folder = Path(tempfile.mkdtemp(prefix="houvast-real-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def ran(open_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a run printed, on servers of its own."""
    for name, package in (("mariadbd", MARIADB), ("dovecot", DOVECOT), ("rt-setup-database-5", REQUEST_TRACKER)):
        debian.program(name, package)
    done = demo(tmp_path_factory.mktemp("demo") / "home", "--run", "--systems", "real", TMPDIR=str(open_folder))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout[-3000:]
    return done.stdout


def lines_of(text: str, title: str) -> list[dict[str, list[str]]]:
    """Return each table of that title: the cells of a line by its first one."""
    found = []
    for table in text.split(f"{title}:\n")[1:]:
        body = table.splitlines()[1:]
        cells = [re.split(r" {2,}", line) for line in body]
        ends = next(place for place, row in enumerate(cells) if len(row) < 2 or row[0] not in SYSTEMS)
        found.append({row[0]: row[1:] for row in cells[:ends]})
    return found


def test_all_that_is_theirs_is_found_in_every_system(ran):
    *_, erasure = lines_of(ran, "Truth, known from the making")
    assert tuple(erasure) == SYSTEMS
    assert all(theirs == own for theirs, own, *_ in erasure.values())
    assert {"mail", "request_tracker_database"} <= {name for name, cells in erasure.items() if len(cells) == 3}
    assert ran.count(" 0 not; 0 rows of others were taken for theirs.") == 2


def test_nothing_stays_without_a_ground(ran):
    assert "Residue: 0 cells without a ground" in ran
    assert re.search(r"Evidence: \d+ entries hold", ran)
    assert re.findall(r"Answer \((\w+)\)", ran) == ["granted", "partly"]


def test_the_systems_themselves_say_the_same(ran):
    (seen,) = lines_of(ran, "Seen in the systems themselves, past Houvast")
    assert set(seen) == set(SYSTEMS) - {"request_tracker"}  # which is its database, seen from the other side
    for name, (theirs, gone, kept, _, _, others, touched) in seen.items():
        assert int(theirs) == int(gone) + int(kept) > 0, name
        assert int(others.replace(",", "")) > 10, name
        assert touched == "0", name
    assert {name for name, cells in seen.items() if cells[2] != "0"} <= {"billing", "request_tracker_database"}
    assert "stand in no message, version of an object or ticket." in ran


def test_no_server_is_left_behind(ran, open_folder):
    assert list(open_folder.iterdir()) == []


def test_servers_stop_with_the_pages(ran, open_folder, tmp_path):
    port = free_port()
    with begun(tmp_path / "home", port, open_folder) as process:
        wait_for(f"http://127.0.0.1:{port}/", process)
        assert len(list(open_folder.iterdir())) == 4
        process.terminate()
        assert process.wait(60) == 128 + signal.SIGTERM
    assert list(open_folder.iterdir()) == []
    with socket.create_server(("127.0.0.1", port)):
        pass  # nobody listens there any more


def test_real_servers_and_given_ones_do_not_go_together(tmp_path):
    done = demo(tmp_path / "home", "--systems", "real", "--database", "mariadb")
    assert done.returncode == 1
    assert done.stderr == "houvast: --systems real starts its own servers: leave out --database and --server\n"


def test_what_is_missing_on_the_machine_is_said_at_once(monkeypatch):
    from houvast.entrypoints.demo.servers import programs

    monkeypatch.setattr(programs, "PATH", "/nowhere")
    with pytest.raises(programs.ProgramMissing, match="--no-install-recommends dovecot-imapd openssl` and try again"):
        programs.demand([("dovecot", "dovecot-imapd"), ("openssl", "openssl"), ("openssl", "openssl")])
