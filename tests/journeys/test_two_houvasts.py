"""Two Houvasts speak to each other: the centre passes a request on, and the principal's own carries it out.

Both are real servers with databases of their own, and sign with certificates of the same authority.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.house import ROOT
from tests.services.authority import authority, issue

PATIENCE = 90.0


@dataclass(frozen=True, slots=True)
class Houvast:
    """A Houvast of its own: its folder, port and environment."""

    port: int
    environment: dict[str, str]

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def run(self, *arguments: str, given: str = "", well: tuple[int, ...] = (0,)) -> str:
        """Run a command that must end well."""
        done = subprocess.run(
            [sys.executable, "-m", "houvast", *arguments],
            env=self.environment, input=given, capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert done.returncode in well, done.stderr
        return done.stdout

    def json(self, *arguments: str) -> Any:
        """Run a command that prints JSON, and give that."""
        return json.loads(self.run(*arguments, "--format", "json"))

    def rounds(self) -> None:
        """Have the worker carry out what waits and do its rounds."""
        self.run("worker", "--once")

    def story(self, case: str) -> list[tuple[str, dict[str, Any]]]:
        """Give what happened in a case that has to do with OpenDSR."""
        told = self.json("evidence", "timeline", case)
        return [(one["kind"], one["facts"]) for one in told if one["kind"].startswith("opendsr.")]


@pytest.fixture(name="two")
def both(tmp_path: Path) -> Iterator[tuple[Houvast, Houvast]]:
    """The centre and the principal, served."""
    ca = authority()
    (tmp_path / "ca.pem").write_text(ca.pem)
    with ExitStack() as stack:
        made = [stack.enter_context(served(tmp_path / name, tmp_path, ca)) for name in ("centre", "principal")]
        yield made[0], made[1]


@contextmanager
def served(home: Path, certificates: Path, ca: Any) -> Iterator[Houvast]:
    home.mkdir()
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = int(trial.getsockname()[1])
    key, certificate = issue(ca, "localhost").write(certificates, home.name)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOUVAST_", "DJANGO_"))}
    environment = kept | {
        "PYTHONPATH": str(ROOT / "src"), "HOUVAST_HOME": str(home), "HOUVAST_AS": "olga",
        "HOUVAST_PUBLIC_URL": f"http://localhost:{port}", "HOUVAST_OPENDSR_KEY": str(key),
        "HOUVAST_OPENDSR_CERTIFICATE": str(certificate), "HOUVAST_ALLOWED_HOSTS": "localhost",
    }  # fmt: skip
    one = Houvast(port, environment)
    one.run("migrate")
    command = [sys.executable, "-m", "houvast", "serve", "--port", str(port), "--no-worker"]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        until_it_answers(one)
        yield one
    finally:
        server.terminate()
        server.wait(PATIENCE)


def until_it_answers(one: Houvast) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(f"{one.url}/health", timeout=5).read()
        except urllib.error.HTTPError:
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


def furnish(one: Houvast, other: str) -> None:
    """Enter the own organisation, the other side as a principal, and a privacy officer for both."""
    setup = replace(one, environment=one.environment | {"HOUVAST_AS": ""})
    for key, more in (("own", ["--own"]), (other, [])):
        facts = ["--name", key.title(), "--country", "NL", "--email", f"privacy@{key}.example", "--address", "Kade 1"]
        setup.run("organisation", "add", key, *facts, *more)
    who = ["--name", "Olga", "--role", "privacy_officer", "--organisation", "own", "--organisation", other]
    setup.run("account", "add", "olga", *who, "--password", "een-lang-genoeg-wachtwoord")


def connect(centre: Houvast, principal: Houvast, ca: str) -> None:
    """Let the centre send to the principal, and the principal tell the centre how far it is."""
    may = ("--organisation", "noord", "--may", "opendsr")
    key = principal.run("program", "add", "Belhuis", *may).strip()
    both = ("--private", "--trust", ca)
    principal.run("opendsr", "connect", "noord", "--callback", "localhost", *both)
    where = ("--endpoint", f"{principal.url}/opendsr/v2", "--key-stdin")
    centre.run("opendsr", "connect", "zonneveld", *where, *both, given=key)


def test_a_request_goes_there_and_its_end_comes_back(two, tmp_path):
    centre, principal = two
    furnish(centre, "zonneveld")
    furnish(principal, "noord")
    connect(centre, principal, str(tmp_path / "ca.pem"))

    asked = ("--right", "access", "--principal", "zonneveld", "--email", "jip@example.org", "--name", "Jip de Vries")
    ours = centre.json("case", "open", *asked)["number"]
    centre.run("case", "forward", ours)
    centre.rounds()
    kinds = [kind for kind, _ in centre.story(ours)]
    assert kinds == ["opendsr.queued", "opendsr.taken"]

    (theirs,) = [case["number"] for case in principal.json("case", "list")]
    shown = principal.json("case", "show", theirs)
    assert (shown["organisation"], shown["right"], shown["channel"]) == ("noord", "access", "principal")
    assert shown["person"]["name"] == "Jip de Vries"
    assert shown["received_at"][:16] == centre.json("case", "show", ours)["received_at"][:16]
    assert shown["instruction"].startswith("opendsr:")

    principal.run("case", "verify", theirs, "--level", "3", "--method", "in_person", "--proven", "email")
    principal.rounds()
    assert centre.story(ours)[-1][1]["status"] == "in_progress"
    principal.run("case", "locate", theirs, well=(0, 3))
    principal.run("case", "answer", theirs, "--out", str(tmp_path / "out"), "--outcome", "nothing_found")
    principal.rounds()
    kind, facts = centre.story(ours)[-1]
    assert (kind, facts["status"]) == ("opendsr.heard", "completed")
    assert [facts["status"] for kind, facts in principal.story(theirs) if kind == "opendsr.told"] == [
        "in_progress", "completed",
    ]  # fmt: skip
    for one in two:
        one.run("evidence", "verify")
