"""Measure the check of notes over HTTP while agents type: `python -m bench.notes_http`.

A `houvast serve` of its own, and fifty agents whose notes grow by a few keystrokes between two checks, two checks a
second each, over connections that stay open. Times count from when a check was due, so that a server that falls behind
is not spared. The floor is the same door asked in a way that it refuses at once: all of the road and nothing behind
it. Then the server is asked as many checks as fast as it can, and its memory is looked at before and after.
"""

import argparse
import asyncio
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

import psutil

from bench.invented_notes import invented

AGENTS, EVERY, SECONDS, SOAK, PAUSE = 50, 0.5, 30.0, 20_000, 0.02
KEYSTROKES = (1, 5)  # typed between two checks
DOOR = "/api/v1/notes/check"
ORIGIN = "https://crm.example.com"


@dataclass(slots=True)
class Measured:
    """What came of a load: milliseconds from when each answer was due, and answers that were none."""

    taken: list[float] = field(default_factory=list)
    bad: int = 0

    def told(self) -> dict[str, float]:
        """Return the figures."""
        shares = statistics.quantiles(self.taken, n=1000)
        return {
            "answers": len(self.taken), "bad": self.bad, "p50_ms": round(shares[499], 2),
            "p95_ms": round(shares[949], 2), "p99_ms": round(shares[989], 2), "max_ms": round(max(self.taken), 2),
        }  # fmt: skip


def check(port: int, secret: str, text: str) -> bytes:
    """Return a request that has a text checked, as a browser sends it."""
    body = json.dumps({"text": text, "language": "nl"}, ensure_ascii=False).encode()
    head = (
        f"POST {DOOR} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {ORIGIN}\r\nAuthorization: Bearer {secret}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def refused(port: int) -> bytes:
    """Return a request that is refused at once."""
    return f"GET {DOOR} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()


def typing(chance: random.Random) -> Iterator[str]:
    """Give a note as it stands at each check while it is typed; when it is done, the next one."""
    while True:
        (note,) = invented(1, chance.randrange(10**6))
        at = 0
        while at < len(note):
            at += chance.randint(*KEYSTROKES)
            yield note[:at]


class Line:
    """A connection that stays open."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def to(cls, port: int) -> "Line":
        """Open one."""
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def ask(self, request: bytes) -> int:
        """Send a request, read the whole answer, and return its status."""
        self._writer.write(request)
        head = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        await self._reader.readexactly(length)
        return int(head.split(b" ", 2)[1])

    def close(self) -> None:
        """Close it."""
        self._writer.close()


async def load(port: int, request: Callable[[], Callable[[], bytes]], status: int, seconds: float) -> Measured:
    """Have all agents ask twice a second; each makes its own requests."""
    measured = Measured()

    async def agent(number: int) -> None:
        line, make = await Line.to(port), request()
        due = begun + EVERY * number / AGENTS
        while due < begun + seconds:
            asked = make()
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            measured.bad += await line.ask(asked) != status
            measured.taken.append((time.perf_counter() - due) * 1000)
            due += EVERY
        line.close()

    begun = time.perf_counter() + 0.2
    await asyncio.gather(*map(agent, range(AGENTS)))
    return measured


async def soak(port: int, secret: str, count: int) -> float:
    """Ask so many checks, four at a time, as fast as the server and its limit for a key allow; return the rate."""
    begun = time.perf_counter()

    async def ask(seed: int) -> None:
        line = await Line.to(port)
        for note in invented(count // 4, seed):
            while (status := await line.ask(check(port, secret, note))) == HTTPStatus.TOO_MANY_REQUESTS:
                await asyncio.sleep(PAUSE)
            if status != HTTPStatus.OK:
                raise RuntimeError(f"a check was answered with {status}")
        line.close()

    await asyncio.gather(*map(ask, range(4)))
    return count / (time.perf_counter() - begun)


@contextmanager
def served(home: Path) -> Iterator[tuple[psutil.Process, int, str]]:
    """Serve from a new home; give the process, the port and the secret of a key."""
    secret, port = _prepared(), free_port()
    environment = os.environ | {"HOUVAST_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "houvast", "serve", "--port", str(port), "--no-worker"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port)
            yield psutil.Process(server.pid), port, secret
        finally:
            server.terminate()


def _prepared() -> str:
    import django  # noqa: PLC0415 (after the environment is set)

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 (needs Django)

    from houvast.features.noteguard.actions.keys import make_key  # noqa: PLC0415 (needs Django)
    from houvast.foundation.events.facts import Actor  # noqa: PLC0415 (as above)
    from houvast.foundation.organisations.actions import add_organisation  # noqa: PLC0415 (as above)

    call_command("migrate", verbosity=0)
    by, now = Actor("system", "bench"), datetime.now(UTC)
    add_organisation(key="own", name="Proef", kind="own", country="NL", email="privacy@example.org", by=by, at=now)
    return make_key(organisation="own", name="CRM", origins=[ORIGIN], by=by, at=now)[1]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Wait until somebody listens there."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < 60:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server did not listen within a minute")


def memory(process: psutil.Process) -> float:
    """Return the memory of a process and its children in MB; what they share counts once."""
    every = (process, *process.children(recursive=True))
    held: float = sum(one.memory_full_info().pss for one in every)
    return round(held / 2**20, 1)


def measured(seconds: float, count: int) -> dict[str, dict[str, float]]:
    """Measure all of it once."""
    home = Path(tempfile.mkdtemp(prefix="houvast-bench-"))
    os.environ |= {"HOUVAST_HOME": str(home), "DJANGO_SETTINGS_MODULE": "houvast.config.settings"}
    chance = random.Random(1)
    with served(home) as (process, port, secret):

        def agent() -> Callable[[], bytes]:
            notes = typing(chance)
            return lambda: check(port, secret, next(notes))

        empty = memory(process)
        asyncio.run(soak(port, secret, 200))
        before = memory(process)
        floor = asyncio.run(load(port, lambda: lambda: refused(port), HTTPStatus.METHOD_NOT_ALLOWED, seconds / 3))
        checks = asyncio.run(load(port, agent, HTTPStatus.OK, seconds))
        rate = asyncio.run(soak(port, secret, count // 2))
        half = memory(process)
        asyncio.run(soak(port, secret, count // 2))
        held = {"at start": empty, "after the first": before, "half way": half, "at the end": memory(process)}
    return {"floor": floor.told(), "checks": checks.told(), "flat out": {"a second": round(rate)}, "memory in MB": held}


def run(seconds: float = SECONDS, count: int = SOAK) -> dict[str, dict[str, float]]:
    """Measure, print and return what was measured."""
    told = measured(seconds, count)
    for name, figures in told.items():
        print(f"{name:20}" + "  ".join(f"{key} {value:<8}" for key, value in figures.items()))
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--soak", type=int, default=SOAK)
    given = parser.parse_args()
    run(given.seconds, given.soak)


if __name__ == "__main__":
    main()
