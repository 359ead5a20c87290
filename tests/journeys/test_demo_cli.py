"""The demonstration as a newcomer meets it: one command, from nothing to proof."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import pyzipper
import sqlalchemy as sa

from tests.architecture.house import ROOT

PEOPLE = "400"


def demo(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the demonstration in a home of its own, in surroundings that hold another house."""
    return houvast("demo", "--home", str(home), "--people", PEOPLE, "--no-serve", *arguments, HOUVAST_FOUR_EYES="yes")


def houvast(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOUVAST_", "DJANGO_"))}
    command = [sys.executable, "-m", "houvast", *arguments]
    env = {**kept, "PYTHONPATH": str(ROOT / "src"), **more}
    return subprocess.run(command, capture_output=True, text=True, env=env, timeout=300)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "home"


@pytest.fixture(scope="module")
def ran(home: Path) -> str:
    """What both cases printed."""
    done = demo(home, "--run")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_both_cases_end_without_residue(ran):
    assert "Residue: 0 cells without a ground" in ran
    assert re.search(r"Evidence: \d+ entries hold", ran)
    assert "nl.tax.invoices" in ran
    assert len(re.findall(r"^ *\d+\.\d\d s  ", ran, re.M)) >= 14


def test_candidates_are_decided_as_the_story_tells(ran):
    assert "accepted as the story tells" in ran


def test_each_pack_opens_with_its_code(ran):
    packs = re.findall(r"Answer \((\w+)\): (\S+), opened by (\S+);", ran)
    assert [outcome for outcome, _, _ in packs] == ["granted", "partly"]
    for _, path, code in packs:
        with pyzipper.AESZipFile(path) as pack:
            pack.setpassword(code.encode())
            assert pack.testzip() is None
            assert {Path(name).suffix for name in pack.namelist()} >= {".pdf", ".html", ".json"}


def test_today_is_alive(ran, home):
    cases = houvast("case", "list", HOUVAST_HOME=str(home), HOUVAST_AS="olga").stdout.splitlines()[2:]
    states = {line.split()[3] for line in cases}
    assert {"registered", "verified", "closed"} <= states
    assert len(cases) >= 6


def test_the_evidence_of_the_demonstration_holds(ran, home):
    assert houvast("evidence", "verify", HOUVAST_HOME=str(home), HOUVAST_AS="iris").returncode == 0


def test_it_runs_again_in_the_same_home(ran, home):
    again = demo(home)
    assert again.returncode == 0, again.stderr
    shown = houvast("case", "list", "--status", "closed", "--format", "json", HOUVAST_HOME=str(home), HOUVAST_AS="olga")
    assert shown.stdout == "[]\n"


def test_it_empties_no_home_but_its_own(tmp_path):
    (tmp_path / "letter.txt").write_text("keep me")
    done = demo(tmp_path)
    assert done.returncode == 1
    assert (
        done.stderr
        == f"houvast: {tmp_path} holds something else than a demonstration; choose another folder with --home\n"
    )
    assert (tmp_path / "letter.txt").read_text() == "keep me"


@pytest.mark.parametrize("brand", ["postgresql", "mariadb"])
def test_it_runs_on_a_server(request, tmp_path, brand):
    server = request.getfixturevalue({"postgresql": "postgres"}.get(brand, brand))
    url = server.database("cli_demo_start")
    done = demo(tmp_path / "home", "--database", brand, "--server", url, "--run")
    assert done.returncode == 0, done.stderr + done.stdout[-600:]
    assert "Residue: 0 cells without a ground" in done.stdout
    password = str(sa.make_url(url).password)
    assert password not in done.stdout
    shown = houvast("system", "list", "--format", "json", HOUVAST_HOME=str(tmp_path / "home"), HOUVAST_AS="sven").stdout
    assert password not in shown
    assert brand in shown


def test_a_server_and_its_kind_go_together(tmp_path):
    assert demo(tmp_path / "home", "--database", "mariadb").returncode == 1
