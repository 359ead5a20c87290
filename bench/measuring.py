"""Run the engine and the floor side by side, person by person, and compare."""

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from sqlalchemy import make_url

from bench.floor import Floor
from bench.shop import email_of, fill
from houvast.features.datamap.actions import load_map
from houvast.features.rights.actions.answering import preview
from houvast.features.rights.actions.carrying_out import approve_case_plan, execute_case, plan_case, read_case_back
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.locating import locate_person
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.answer.contracts import Outcome
from houvast.features.rights.answer.machine_readable import write_json
from houvast.features.rights.contracts import Channel, Right
from houvast.features.systems.actions import add_system, remove_system
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.actions import add_organisation
from tests.services import postgres

PERSONS = 50
TARGETS = {"access": 70, "erasure": 130}
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BY = Actor("system", "bench")


def measure(kinds: list[str], home: Path) -> list[dict[str, Any]]:
    """Return one result per database and right; times in milliseconds."""
    call_command("migrate", verbosity=0)
    add_organisation(
        key="own", name="Proefwinkel", kind="own", country="NL", email="privacy@example.org", by=BY, at=NOW
    )
    load_map(name="shop", text=(Path(__file__).parent / "map.yaml").read_text(encoding="utf-8"), by=BY, at=NOW)
    results: list[dict[str, Any]] = []
    for kind in kinds:
        with _database(kind, home) as (url, floor):
            _add(url, home)
            results += _both_rights(kind, floor)
            remove_system(key="shop", by=BY, at=NOW)
    return results


def _both_rights(kind: str, floor: Floor) -> Iterator[dict[str, Any]]:
    for warm in (90_001, 90_002):
        _access(_case(warm, Right.ACCESS))
        floor.access(warm)
    yield _compare(kind, "access", Right.ACCESS, _access, floor.access, start=1_000)
    for warm in (91_001, 91_002):
        _erase(_case(warm, Right.ERASURE))
    yield _compare(kind, "erasure", Right.ERASURE, _erase, floor.erase, start=20_000)


def _compare(
    kind: str,
    name: str,
    right: Right,
    ours: Callable[[str], tuple[int, float]],
    floor: Callable[[int], object],
    *,
    start: int,
) -> dict[str, Any]:
    """Measure turn by turn, so that both meet the same disturbance; persons differ, their data are alike."""
    mine: list[float] = []
    theirs: list[float] = []
    written: list[float] = []
    residue = 0
    for i in range(PERSONS):
        case = _case(start + i * 11, right)
        began = time.perf_counter()
        left, until_written = ours(case)
        mine.append(time.perf_counter() - began)
        written.append(until_written - began)
        residue += left
        began = time.perf_counter()
        floor(start + 10_000 + i * 11)
        theirs.append(time.perf_counter() - began)
    median, hand = statistics.median(mine) * 1000, statistics.median(theirs) * 1000
    return {
        "database": kind,
        "right": name,
        "persons": PERSONS,
        "median_ms": round(median, 1),
        "until_written_ms": round(statistics.median(written) * 1000, 1),
        "p95_ms": round(statistics.quantiles(mine, n=20)[-1] * 1000, 1),
        "floor_ms": round(hand, 1),
        "ratio": round(median / hand, 2),
        "residue": residue,
        "target_ms": TARGETS[name],
    }


def _case(number: int, right: Right) -> str:
    keys = [
        ("email", email_of(number)),
        ("phone_number", f"+316{19000000 + number}"),
        ("customer_number", f"K{number:08d}"),
    ]
    case = register_case(
        organisation="own", right=right, channel=Channel.PHONE, received_at=NOW, name="Proef", keys=keys, by=BY, at=NOW
    )
    proven = tuple(kind for kind, _ in keys)
    verify_identity(case=case.number, level=2, method="call_back", proven=proven, passed=True, by=BY, at=NOW)
    return case.number


def _access(case: str) -> tuple[int, float]:
    """Find everything and write the machine-readable answer; return that nothing is left, and when it was written."""
    locate_person(case=case, by=BY, at=NOW)
    write_json(preview(case=case, outcome=Outcome.GRANTED, at=NOW))
    return 0, time.perf_counter()


def _erase(case: str) -> tuple[int, float]:
    """Find, plan, approve, carry out and read back; return the cells without a ground, and when all was written."""
    locate_person(case=case, by=BY, at=NOW)
    plan = plan_case(case=case, by=BY, at=NOW)
    approve_case_plan(case=case, plan_hash=plan.hash, by=BY, at=NOW)
    execute_case(case=case, by=BY, at=NOW, clock=lambda: NOW)
    written = time.perf_counter()
    return read_case_back(case=case, by=BY, at=NOW).unexplained or 0, written


def _add(url: str, home: Path) -> None:
    address, secret = make_url(url), ""
    if address.password:
        file = home / "secret"
        file.write_text(address.password)
        file.chmod(0o600)
        secret, url = f"file:{file}", address._replace(password=None).render_as_string()
    add_system(key="shop", url=url, secret_ref=secret, by=BY, at=NOW)


@contextmanager
def _database(kind: str, home: Path) -> Iterator[tuple[str, Floor]]:
    if kind == "sqlite":
        file = home / "shop.db"
        fill(f"sqlite:///{file}")
        connection = sqlite3.connect(file)
        yield f"sqlite:///{file}", Floor(connection, "?", "")
        connection.close()
        return
    url = postgres.shared().database("shop")
    fill(url)
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as opened:
        yield url, Floor(opened, "%s", "for update")
