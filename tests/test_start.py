"""The way in: one file, an environment, one-line troubles."""

import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import start
from tests.architecture.house import ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with empty lock files and a Houvast that repeats what it is told."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copy(ROOT / "start.py", folder)
    for lock in (start.BASE, start.DEVELOPMENT, start.FAST, start.SPARK):
        (folder / lock).write_text("")
    source = folder / "src" / "houvast"
    source.mkdir(parents=True)
    (source / "__main__.py").write_text("import sys\nprint('told', *sys.argv[1:])\nsys.exit(len(sys.argv))\n")
    (folder / "tools").mkdir()
    (folder / "tools" / "check.py").write_text("import sys\nprint('checked', *sys.argv[1:])\n")
    (folder / "bench").mkdir()
    (folder / "bench" / "__main__.py").write_text("import sys\nprint('measured', *sys.argv[1:])\n")
    return folder


@pytest.fixture
def run(place: Path) -> Run:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, place / "start.py", *arguments]
        env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", env=env)

    return run


def test_the_environment_is_made_once(run):
    first = run("map", "check")
    assert (first.returncode, first.stdout) == (3, "told map check\n")
    assert "making the environment" in first.stderr
    again = run("map", "check")
    assert (again.returncode, again.stdout, again.stderr) == (3, "told map check\n", "")


def test_another_lock_installs_anew(run, place):
    run()
    (place / start.BASE).write_text("# changed\n")
    changed = run()
    assert "making the environment" not in changed.stderr
    assert f"installing {start.BASE}" in changed.stderr
    assert run().stderr == ""


def test_testing_installs_the_larger_lock_which_holds_the_smaller_one(run):
    done = run("test", "tests/engines", "-q")
    assert done.stdout == "checked tests/engines -q\n"
    assert f"installing {start.DEVELOPMENT}" in done.stderr
    assert run().stderr == ""


def test_testing_installs_spark_after_it(run, place):
    run()
    (place / start.SPARK).write_text("# another Spark\n")
    assert start.SPARK not in run("bench").stderr
    assert f"installing {start.SPARK}" in run("test").stderr
    assert run("test").stderr == run("bench").stderr == run().stderr == ""


def test_a_machine_without_a_compiler_gets_one(run, place, monkeypatch):
    run("test")
    (place / start.FAST).write_text("# another compiler\n")
    assert run().stderr == ""
    monkeypatch.setenv("PATH", str(place))
    assert f"installing {start.FAST}" in run().stderr
    assert run().stderr == ""


def test_measuring_runs_in_the_same_environment_as_testing(run):
    run("test")
    done = run("bench", "sqlite")
    assert (done.stdout, done.stderr) == ("measured sqlite\n", "")


@pytest.mark.parametrize("arguments", [["demo", "--systems", "real"], ["demo", "--run", "--systems=real"]])
def test_real_servers_need_what_builders_have(run, arguments):
    run("test")
    assert run(*arguments).stderr == ""
    assert start.asks_for_real(arguments)


def test_nothing_else_asks_for_real_servers():
    assert not start.asks_for_real(["demo"])
    assert not start.asks_for_real(["demo", "--systems", "embedded"])
    assert not start.asks_for_real(["locate", "--systems", "real"])


def test_a_lock_that_cannot_be_installed_is_told_in_one_line_and_tried_again(run, place):
    run()
    whole = (place / start.BASE).read_text()
    (place / start.BASE).write_text("no-hash-here==1.0\n")
    for _ in range(2):
        failed = run()
        assert (failed.returncode, failed.stdout) == (1, "")
        assert failed.stderr.splitlines()[-1].startswith(f"houvast: pip could not install {start.BASE}")
    (place / start.BASE).write_text(whole)
    assert run().returncode == 1


def test_a_broken_environment_is_made_again(run, place):
    run()
    python = place / ".venv" / "bin" / "python"
    python.unlink()
    assert "making the environment" in run().stderr
    assert python.exists()


@pytest.fixture
def pip_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    monkeypatch.setattr(start, "PIP_SETTINGS", ())
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    return tmp_path / "pip.conf"


def test_the_index_is_the_one_that_pip_is_set_to(pip_settings, monkeypatch):
    assert start.configured_index() is None
    pip_settings.write_text("[global]\nindex-url = https://index.example.org/simple/\n")
    assert start.configured_index() == "https://index.example.org/simple"
    monkeypatch.setenv("PIP_INDEX_URL", "https://own.example.org/50%25/simple")
    assert start.configured_index() == "https://own.example.org/50%25/simple"


def test_settings_that_cannot_be_read_are_told(pip_settings):
    pip_settings.write_text("index-url = no section\n")
    with pytest.raises(start.Trouble, match=r"^pip's settings cannot be read"):
        start.configured_index()


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pip_settings: Path) -> Iterator[Path]:
    """A package index on this machine that holds one wheel, which is not pip."""
    folder = tmp_path / "simple" / "pip"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(f'<a href="../../files/{start.PIP_WHEEL}#sha256=0">pip</a>')
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / start.PIP_WHEEL).write_bytes(b"a wheel")
    (tmp_path / "venv").mkdir()
    monkeypatch.setattr(start, "ENVIRONMENT", tmp_path / "venv")
    handler = partial(Silent, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{server.server_port}/simple")
        yield tmp_path
        server.shutdown()


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


def test_a_wheel_that_is_not_the_pinned_one_is_refused(index):
    with pytest.raises(start.Trouble, match="is not the one that is pinned"):
        start.wheel_from_index()
    assert list((index / "venv").iterdir()) == []


def test_the_pinned_wheel_is_taken_from_the_index(index, monkeypatch):
    monkeypatch.setattr(start, "PIP_HASH", hashlib.sha256(b"a wheel").hexdigest())
    assert start.wheel_from_index() == index / "venv" / start.PIP_WHEEL
    assert (index / "venv" / start.PIP_WHEEL).read_bytes() == b"a wheel"


def test_an_index_without_pip_is_told(index):
    (index / "simple" / "pip" / "index.html").write_text("nothing here")
    with pytest.raises(start.Trouble, match="cannot fetch"):
        start.wheel_from_index()
