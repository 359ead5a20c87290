"""Measure the contact check over HTTP, as a dialler asks it: `python -m bench.contact_check [sqlite] [postgresql]`.

A `houvast serve` of its own, 100,000 contact points that are left alone for one of three reasons, and twenty
connections that stay open. First each asks five times a second, and times count from when a question was due, so that
a server that falls behind is not spared; then each asks as soon as it has its answer. Every tenth question is about
somebody who is to be left alone. The floor is the same door without a key: all of the road and nothing behind it.

Prints milliseconds, and exits with 1 when the 99th percentile at that pace reaches 50 ms, or an answer was wrong.
"""

import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from bench.notes_http import Line, Measured, free_port, wait_for

BLOCKS, CONNECTIONS, EVERY, SECONDS = 100_000, 20, 0.2, 20.0
LIMIT_MS = 50.0
DOOR = "/api/v1/contact-check"
KINDS = ("sqlite", "postgresql")
_FILL = """
import sys
from datetime import UTC, datetime
import django
django.setup()
from django.core.management import call_command
from houvast.engines.matching.identifiers import PHONE, Identifier
from houvast.features.consent.models import ContactBlock
from houvast.features.consent.queries import index_of
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.actions import add_organisation
from houvast.foundation.programs.actions import MOST_A_MINUTE, add_program
from houvast.foundation.programs.contracts import Scope
call_command("migrate", verbosity=0)
by, now = Actor("system", "bench"), datetime.now(UTC)
of = add_organisation(key="own", name="Proef", kind="own", country="NL", email="privacy@example.org", by=by, at=now)
whys = ("objection", "restriction", "withdrawal")
rows = (
    ContactBlock(
        organisation_id=of.id, kind=PHONE, index=index_of("own", Identifier(PHONE, f"+316{10000000 + i}")),
        why=whys[i % 3], case="2026-00001", since=now,
    )
    for i in range(int(sys.argv[1]))
)
ContactBlock.objects.bulk_create(rows, batch_size=2000)
made = add_program(
    organisation="own", name="Dialler", scopes=[Scope.CONTACT_CHECK], a_minute=MOST_A_MINUTE, by=by, at=now
)
print(made[1])
"""


def question(port: int, secret: str, number: int) -> bytes:
    """Return a question about a number."""
    body = json.dumps({"phone": f"+316{number}"}).encode()
    head = (
        f"POST {DOOR} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {secret}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def without_key(port: int) -> bytes:
    """Return a question that is refused at once."""
    return f"GET {DOOR} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()


async def load(port: int, make: Callable[[], bytes], status: int, seconds: float, every: float) -> Measured:
    """Have every connection ask each `every` seconds; with 0 as soon as it has its answer."""
    measured = Measured()

    async def connection(number: int) -> None:
        line = await Line.to(port)
        due = begun + every * number / CONNECTIONS
        while max(due, time.perf_counter()) < begun + seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            due = due if every else time.perf_counter()
            measured.bad += await line.ask(make()) != status
            measured.taken.append((time.perf_counter() - due) * 1000)
            due += every
        line.close()

    begun = time.perf_counter() + 0.1
    await asyncio.gather(*(connection(number) for number in range(CONNECTIONS)))
    return measured


@contextmanager
def served(kind: str) -> Iterator[tuple[int, str]]:
    """Serve Houvast with a database of its own; give its port and the key of a dialler."""
    home = Path(tempfile.mkdtemp(prefix="houvast-bench-"))
    environment = os.environ | {"HOUVAST_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment["DJANGO_SETTINGS_MODULE"] = "houvast.config.settings"
    if kind == "postgresql":
        from tests.services import postgres  # noqa: PLC0415 (starts a server, and only where it is asked for)

        url = postgres.shared().database("contact_check")
        environment["HOUVAST_DATABASE_URL"] = url.replace("postgresql+psycopg", "postgresql", 1)
    fill = [sys.executable, "-c", _FILL, str(BLOCKS)]
    secret = subprocess.run(fill, env=environment, check=True, capture_output=True, text=True).stdout.split()[-1]
    port = free_port()
    command = [sys.executable, "-m", "houvast", "serve", "--port", str(port), "--no-worker"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port)
            yield port, secret
        finally:
            server.terminate()


def measured(kind: str, seconds: float = SECONDS) -> dict[str, dict[str, float]]:
    """Measure on one kind of database."""
    chance = random.Random(1)
    with served(kind) as (port, secret):

        def make() -> bytes:
            known = chance.random() < 0.1
            return question(port, secret, 10_000_000 + chance.randrange(BLOCKS) + (0 if known else 40_000_000))

        asyncio.run(load(port, make, HTTPStatus.OK, 2.0, EVERY))
        floor = asyncio.run(load(port, lambda: without_key(port), HTTPStatus.UNAUTHORIZED, seconds / 2, EVERY))
        checks = asyncio.run(load(port, make, HTTPStatus.OK, seconds, EVERY))
        out_floor = asyncio.run(load(port, lambda: without_key(port), HTTPStatus.UNAUTHORIZED, seconds / 4, 0))
        out = asyncio.run(load(port, make, HTTPStatus.OK, seconds / 2, 0))
    return {"floor": floor.told(), "checks": checks.told(), "floor, flat out": out_floor.told(), "flat out": out.told()}


def main(kinds: list[str]) -> int:
    """Measure, print, and say whether the limit was kept."""
    missed = False
    for kind in kinds or KINDS:
        told = measured(kind)
        for name, figures in told.items():
            print(f"{kind:<11} {name:<16}" + "  ".join(f"{key} {value:<8}" for key, value in figures.items()))
        missed |= told["checks"]["p99_ms"] >= LIMIT_MS or any(figures["bad"] for figures in told.values())
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
