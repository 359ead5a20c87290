"""Many transactions at once, on databases as they are in use, make one chain."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WRITERS, EACH = 4, 10
CODE = f"""
import django; django.setup()
from concurrent.futures import ThreadPoolExecutor
from django.core.management import call_command
from django.db import connections, transaction
from houvast.foundation.evidence.actions import record
from houvast.foundation.evidence.queries import verify
from houvast.foundation.evidence.registry import register
from tests.foundation.evidence.cast import AGENT, NOON, CallerNoted

def work(number):
    for _ in range({EACH}):
        with transaction.atomic():
            record(CallerNoted(channel="letter", caller="Jip"), by=AGENT, at=NOON, case="2026-0007")
    connections.close_all()

call_command("migrate", "evidence", verbosity=0)
call_command("migrate", "keys", verbosity=0)
register(CallerNoted)
with ThreadPoolExecutor({WRITERS}) as pool:
    list(pool.map(work, range({WRITERS})))
verdict = verify()
print(verdict.ok, verdict.count)
"""


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_many_at_once_make_one_chain(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if kind == "sqlite":
        url = f"sqlite:///{tmp_path / 'houvast.sqlite3'}"
    else:
        url = request.getfixturevalue("postgres").database("writers").replace("postgresql+psycopg", "postgresql")
    surroundings = os.environ | {
        "HOUVAST_HOME": str(tmp_path),
        "HOUVAST_DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "houvast.config.settings",
        "PYTHONPATH": os.pathsep.join(("src", ".")),
    }
    found = subprocess.run([sys.executable, "-c", CODE], env=surroundings, check=True, capture_output=True, text=True)
    assert found.stdout == f"True {WRITERS * EACH}\n"
