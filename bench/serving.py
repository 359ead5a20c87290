"""Measure the serving process: how soon it answers, how much memory it takes, how fast pages are with 20,000 cases."""

import functools
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import UTC, datetime, timedelta
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import psutil
from django.core.management import call_command
from django.urls import reverse

from houvast.engines.deadlines.terms import answer_term
from houvast.entrypoints.demo.loading import load
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.features.rights.models import CaseRecord
from houvast.foundation.accounts.actions import add_account, assign
from houvast.foundation.accounts.contracts import Role
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.models import Organisation

CASES, ROUNDS = 20_000, 60
BY = Actor("system", "bench")
_PASSWORD = "proef-kade-2026-lang"
_LIMITS = {"start_s": 2.0, "memory_mb": 200.0, "page_p95_ms": 100.0}


def measure_demo(home: Path) -> dict[str, Any]:
    """Return the seconds in which the demonstration centre is loaded into SQLite, and how many rows it has."""
    began = time.perf_counter()
    loaded = load(home / "demo", datetime.now(UTC).date())
    return {"people": len(loaded.world.people), "rows": loaded.rows, "seconds": round(time.perf_counter() - began, 1)}


def measure_serving(home: Path) -> dict[str, Any]:
    """Return start (seconds until the first page), memory (MB, all processes) and the 95th percentile of pages (ms)."""
    number = _fill()
    environment = os.environ | {"HOUVAST_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    began = time.perf_counter()
    command = [sys.executable, "-m", "houvast", "serve", "--port", str(_port()), "--no-worker"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            start = _until_it_answers(began)
            pages = _pages(number)
            memory = _memory(server.pid)
        finally:
            server.terminate()
    return {"start_s": round(start, 2), "memory_mb": round(memory, 1), "pages_ms": pages, "limits": _LIMITS}


@functools.cache
def _port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def _fill() -> str:
    """Register one case for real, and 20,000 rows beside it; return the number of the real one."""
    call_command("migrate", verbosity=0)
    now = datetime.now(UTC)
    account = add_account(
        username="proef", display_name="Proef", role=Role.PRIVACY_OFFICER, password=_PASSWORD, by=BY, at=now
    )
    assign(account=account, organisation_key="own", by=BY, at=now)
    real = register_case(
        organisation="own", right=Right.ERASURE, channel=Channel.PHONE, received_at=now, name="Proef", by=BY, at=now
    )
    pattern = CaseRecord.objects.get(number=real.number)
    CaseRecord.objects.bulk_create((_like(pattern, i, now) for i in range(CASES)), batch_size=500)
    return real.number


def _like(pattern: CaseRecord, i: int, now: datetime) -> CaseRecord:
    received = now - timedelta(days=i % 400)
    term = answer_term(received_on=received.date(), country="NL")
    return CaseRecord(
        number=f"1999-{i:05d}",
        organisation=Organisation.objects.get(pk=pattern.organisation_id) if i == 0 else pattern.organisation,
        right=[r.value for r in Right][i % 9],
        channel="phone",
        status="closed" if i % 5 else "registered",
        language="nl",
        received_at=received,
        received_on=received.date(),
        due_on=term.due,
        person=pattern.person,
        registered_by=pattern.registered_by,
        registered_at=received,
    )


def _until_it_answers(began: float) -> float:
    while time.perf_counter() - began < 30:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{_port()}/login/").read()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.02)
        else:
            return time.perf_counter() - began
    raise TimeoutError("the server did not answer within 30 seconds")


def _pages(number: str) -> dict[str, float]:
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = opener.open(f"http://127.0.0.1:{_port()}/login/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token, "no login form"
    form = urllib.parse.urlencode(
        {"csrfmiddlewaretoken": token[1], "username": "proef", "password": _PASSWORD}
    ).encode()
    opener.open(f"http://127.0.0.1:{_port()}/login/", form).read()
    wanted = {
        "today": reverse("rights:today"),
        "cases": reverse("rights:cases"),
        "case": reverse("rights:case", args=[number]),
    }
    return {name: _p95(opener, path) for name, path in wanted.items()}


def _p95(opener: urllib.request.OpenerDirector, path: str) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        answer = opener.open(f"http://127.0.0.1:{_port()}{path}")
        assert answer.geturl().endswith(path), f"sent to {answer.geturl()}"
        answer.read()
        times.append((time.perf_counter() - began) * 1000)
    return round(statistics.quantiles(times, n=20)[-1], 1)


def _memory(pid: int) -> float:
    """Return the memory of the process and its children in MB; shared pages count for each."""
    process = psutil.Process(pid)
    held = [p.memory_info().rss for p in (process, *process.children(recursive=True))]
    return float(sum(held)) / 2**20
