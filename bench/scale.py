"""Locate in ten systems of a hundred collections each, twenty million rows in all, in one PostgreSQL.

`python -m bench.scale` prints a table and writes `bench/scale.json`.

Each level of the search is held against the same questions as hand-written SQL, asked in the same run with one plain
connection per system; what counts for a level is its slowest system. A person with two hundred thousand rows is
located in a process of its own, whose memory is read.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # before anything of ours is imported
    os.environ.setdefault("HOUVAST_HOME", tempfile.mkdtemp(prefix="houvast-bench-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "houvast.config.settings"
    import django

    django.setup()

import psycopg
import yaml
from django.core.management import call_command
from sqlalchemy import make_url

from houvast.engines.datamap.model import DataMap
from houvast.engines.locating.request import Question, Request
from houvast.engines.locating.search import search
from houvast.engines.matching.identifiers import identifier
from houvast.features.datamap.actions import load_map
from houvast.features.datamap.queries import current_map
from houvast.features.locating.actions import locate_for_case
from houvast.features.locating.queries import Hands
from houvast.features.systems.actions import add_system
from houvast.features.systems.queries import open_connector
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.actions import add_organisation
from tests.services import postgres

BY, NOW = Actor("system", "bench"), datetime(2026, 11, 22, 12, tzinfo=UTC)
SYSTEMS, EVENTS, DETAILS = 10, 59, 39
PEOPLE, ROWS, NOTES = 200_000, 18_000, 20_000
HEAVY, HEAVY_ROWS = 77, 200_000
PERSONS = 15


def fill(url: str) -> int:
    """Make the systems as schemas of one database, and return the number of rows."""
    with psycopg.connect(_plain(url), autocommit=True) as connection:
        for s in range(SYSTEMS):
            for statement in _statements(s):
                connection.execute(statement)  # type: ignore[call-overload]
        connection.execute("analyze")
        counts = "select sum(n_live_tup) from pg_stat_user_tables"
        found = connection.execute(counts).fetchone()
    return int(found[0]) if found else 0


def _statements(s: int) -> Iterator[str]:
    yield f"create schema s{s}"
    yield (
        f"create table s{s}.person as select i as id, 'K' || lpad(i::text, 8, '0') as number,"
        " 'p' || i || '@example.org' as email, '+316' || 10000000 + i as phone, 'Anna' as given_name,"
        f" 'Achter' || md5(i::text) as last_name from generate_series(1, {PEOPLE}) i"
    )
    yield f"alter table s{s}.person add primary key (id)"
    for column in ("lower(email)", "number", "phone"):
        yield f"create index on s{s}.person ({column})"
    for e in range(EVENTS):
        yield _table(s, f"event_{e:02}", "person_id", PEOPLE)
        if s == e == 0:
            yield (
                f"insert into s0.event_00 select {ROWS} + i, {HEAVY}, now(), 'gebeld over termijn ' || i, i"
                f" from generate_series(1, {HEAVY_ROWS}) i"
            )
        yield from _keys(s, f"event_{e:02}", "person_id")
    for d in range(DETAILS):
        yield _table(s, f"detail_{d:02}", "event_id", ROWS)
        yield from _keys(s, f"detail_{d:02}", "event_id")
    yield (
        f"create table s{s}.note as select i as id, i as person_id, 'klant belde over de rekening, teruggebeld op '"
        f" || md5(i::text) || repeat(' lorem', 20) as body from generate_series(1, {NOTES}) i"
    )
    yield from _keys(s, "note", "person_id")


def _table(s: int, name: str, refers: str, many: int) -> str:
    return (
        f"create table s{s}.{name} as select i as id, 1 + (i * 7919::bigint % {many})::int as {refers}, now() as at,"
        f" 'gebeld over termijn ' || i as what, i % 100 as amount from generate_series(1, {ROWS}) i"
    )


def _keys(s: int, name: str, refers: str) -> Iterator[str]:
    yield f"alter table s{s}.{name} add primary key (id)"
    yield f"create index on s{s}.{name} ({refers})"


def described(s: int) -> str:
    """Return the map of one system."""
    whole, text = {"primary_key": True, "data_type": "integer"}, {"data_type": "string"}
    person: list[dict[str, Any]] = [
        {"name": "id", "fides_meta": whole},
        {"name": "number", "data_categories": ["user.unique_id"], "fides_meta": text | {"identity": "customer_number"}},
        {"name": "email", "data_categories": ["user.contact.email"], "fides_meta": text | {"identity": "email"}},
        {
            "name": "phone",
            "data_categories": ["user.contact.phone_number"],
            "fides_meta": text | {"identity": "phone_number"},
            "houvast": {"notation": "e164"},
        },
        {"name": "given_name", "data_categories": ["user.name.first"], "fides_meta": text},
        {"name": "last_name", "data_categories": ["user.name.last"], "fides_meta": text},
    ]
    events = [_described(s, f"event_{e:02}", "person_id", "person") for e in range(EVENTS)]
    details = [_described(s, f"detail_{d:02}", "event_id", f"event_{d:02}") for d in range(DETAILS)]
    note = _described(s, "note", "person_id", "person")
    note["fields"] = [*note["fields"][:2], {"name": "body", "houvast": {"free_text": True}}]
    people = {"name": "person", "houvast": {"subject": "person", "schema": f"s{s}"}, "fields": person}
    dataset = {"fides_key": f"s{s}", "name": f"System {s}", "collections": [people, *events, *details, note]}
    return yaml.safe_dump({"dataset": [dataset]}, sort_keys=False)


def _described(s: int, name: str, refers: str, to: str) -> dict[str, Any]:
    reference = [{"dataset": f"s{s}", "field": f"{to}.id", "direction": "from"}]
    return {
        "name": name,
        "houvast": {"subject": "event", "schema": f"s{s}"},
        "fields": [
            {"name": "id", "fides_meta": {"primary_key": True, "data_type": "integer"}},
            {"name": refers, "fides_meta": {"data_type": "integer", "references": reference}},
            {"name": "at", "data_categories": ["user.behavior"]},
            {"name": "what", "data_categories": ["user.behavior"], "fides_meta": {"data_type": "string"}},
            {"name": "amount", "data_categories": ["user.financial"]},
        ],
    }


def measure(home: Path) -> dict[str, Any]:
    """Return rows, seconds, the ratio per level, and the memory of locating the heavy person, in megabytes."""
    call_command("migrate", verbosity=0)
    add_organisation(key="own", name="Proef", kind="own", country="NL", email="privacy@example.org", by=BY, at=NOW)
    url = postgres.shared().database("scale")
    began = time.perf_counter()
    rows = fill(url)
    filled = time.perf_counter() - began
    secret = home / "scale-secret"
    secret.write_text(str(make_url(url).password))
    secret.chmod(0o600)
    address = make_url(url)._replace(password=None).render_as_string()
    for s in range(SYSTEMS):
        load_map(name=f"s{s}", text=described(s), by=BY, at=NOW)
        add_system(key=f"s{s}", url=address, secret_ref=f"file:{secret}", by=BY, at=NOW)
    levels = _levels(url)
    return {"rows": rows, "fill_s": round(filled, 1), **levels, "heavy": _heavy()}


def _levels(url: str) -> dict[str, Any]:
    datamap = current_map()
    plain = [psycopg.connect(_plain(url), autocommit=True) for _ in range(SYSTEMS)]
    ours: dict[int, list[float]] = {}
    floor: dict[int, list[float]] = {}
    totals = []
    with Hands(open_connector) as hands, ThreadPoolExecutor(SYSTEMS) as threads:
        _walk(datamap, 5, hands, plain, threads)
        for number in range(1_000, 1_000 + PERSONS * 37, 37):
            mine, theirs, total = _walk(datamap, number, hands, plain, threads)
            totals.append(total)
            for level, (a, b) in enumerate(zip(mine, theirs, strict=True)):
                ours.setdefault(level, []).append(a)
                floor.setdefault(level, []).append(b)
    for connection in plain:
        connection.close()
    medians = [(statistics.median(ours[n]) * 1000, statistics.median(floor[n]) * 1000) for n in ours]
    return {
        "levels": [{"ours_ms": round(a, 1), "floor_ms": round(b, 1), "ratio": round(a / b, 2)} for a, b in medians],
        "locate_ms": round(statistics.median(totals) * 1000, 1),
    }


def _walk(
    datamap: DataMap, number: int, hands: Hands, plain: list[psycopg.Connection[Any]], threads: ThreadPoolExecutor
) -> tuple[list[float], list[float], float]:
    keys = frozenset({identifier("email", f"p{number}@example.org", country="NL")})
    conversation = search(Request(datamap, keys, "own", "NL"))
    mine, theirs, questions = [], [], next(conversation)
    spent = time.perf_counter()
    asked_by_hand = 0.0
    while True:
        began = time.perf_counter()
        answers = hands.ask(questions)
        mine.append(time.perf_counter() - began)
        began = time.perf_counter()
        theirs.append(_by_hand(questions, plain, threads))
        asked_by_hand += time.perf_counter() - began
        try:
            questions = conversation.send(answers)
        except StopIteration:
            return mine, theirs, time.perf_counter() - spent - asked_by_hand


def _by_hand(questions: list[Question], plain: list[psycopg.Connection[Any]], threads: ThreadPoolExecutor) -> float:
    """Ask the same by hand-written SQL, one connection per system; return the time of the slowest system."""
    by_system: dict[int, list[tuple[str, list[Any]]]] = {}
    for question in questions:
        by_system.setdefault(int(question.collection.id.system[1:]), []).append(_sql(question))

    def ask(s: int) -> float:
        began = time.perf_counter()
        for sql, values in by_system[s]:
            plain[s].execute(sql, values).fetchall()  # type: ignore[call-overload]
        return time.perf_counter() - began

    return max(threads.map(ask, by_system))


_WRITTEN = {
    "exact": "{field} = any(%s)",
    "folded": "lower({field}) = any(%s)",
    "contains": "lower({field}) like any(%s)",
    "digits_within": "{field} like any(%s)",
}


def _sql(question: Question) -> tuple[str, list[Any]]:
    place = f"s{question.collection.id.system[1:]}.{question.collection.id.name}"
    wheres = [_WRITTEN[m.comparison.value].format(field=m.field) for m in question.any_of]
    return f"select * from {place} where {' or '.join(wheres)}", [_bound(m) for m in question.any_of]


def _bound(match: Any) -> list[Any]:
    if match.comparison.value == "contains":
        return [f"%{value.lower()}%" for value in match.values]
    if match.comparison.value == "digits_within":
        return ["%" + "%".join(value) + "%" for value in match.values]
    return [int(v) for v in match.values] if match.field.endswith("id") else list(match.values)


def _heavy() -> dict[str, Any]:
    """Locate the heavy person in a process of its own."""
    argv = [sys.executable, "-m", "bench.scale", "heavy"]  # the settings and the home come with the environment
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def _locate_heavy() -> dict[str, Any]:
    before = _memory()
    began = time.perf_counter()
    keys = frozenset({identifier("email", f"p{HEAVY}@example.org", country="NL")})
    found = locate_for_case(case="heavy", organisation="own", keys=keys, by=BY, at=NOW)
    return {
        "rows": len(found.located),
        "seconds": round(time.perf_counter() - began, 1),
        "before_mb": before,
        "peak_mb": _memory(),
    }


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(arguments: list[str]) -> int:
    """Measure, print, and keep the figures."""
    if arguments == ["heavy"]:
        print(json.dumps(_locate_heavy()))
        return 0
    found = measure(Path(os.environ["HOUVAST_HOME"]))
    (Path(__file__).parent / "scale.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"{found['rows']} rows in {SYSTEMS} systems, made in {found['fill_s']} s")
    for number, level in enumerate(found["levels"], 1):
        print(
            f"level {number}  {level['ours_ms']:>7} ms  hand-written {level['floor_ms']:>7} ms  ratio {level['ratio']}"
        )
    print(f"located in {found['locate_ms']} ms (median of {PERSONS})")
    heavy = found["heavy"]
    print(f"{heavy['rows']} rows of one person in {heavy['seconds']} s, {heavy['peak_mb']} MB at most")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
