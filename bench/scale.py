"""Locate in ten systems of a hundred collections each, twenty million rows in all, in one PostgreSQL.

`python -m bench.scale` prints a table and writes `bench/scale.json`. To make the rows only once, `python -m bench.scale
fill` makes them, prints an address and keeps the database until it is interrupted; `HOUVAST_BENCH_SCALE=ADDRESS python
-m bench.scale` then measures on it, in place of a database of its own.

A round of the search asks its systems at the same time. It is held against the same questions as hand-written SQL,
asked in the same manner: one plain connection and one thread per system, all systems at once, until the last of them
has answered. Who asks second finds what the first had the database read, in half the time: so each goes first for half
of the persons, and a figure is the mean of both medians. Both share the machine's cores and one interpreter. Beside it
stands what the slowest system alone takes, asked while the others are silent: no search of ten systems can be as fast
as that unless nothing is shared. Rounds are told apart by what they ask; the persons are such as have rows in every
table of events.

A person with two hundred thousand rows is located, and what was found opened again, in processes of their own, whose
memory is read.
"""

import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # before anything of ours is imported
    os.environ.setdefault("HOUVAST_HOME", tempfile.mkdtemp(prefix="houvast-bench-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "houvast.config.settings"
    import django

    django.setup()

import psycopg
from django.core.management import call_command
from sqlalchemy import make_url

from bench.centre import HEAVY, SYSTEMS, count, described, fill, person
from houvast.engines.datamap.model import DataMap
from houvast.engines.locating.request import Question, Request
from houvast.engines.locating.search import search
from houvast.engines.matching.identifiers import identifier
from houvast.features.datamap.actions import load_map
from houvast.features.datamap.queries import current_map
from houvast.features.locating.actions import locate_for_case
from houvast.features.locating.queries import Hands, latest_search
from houvast.features.systems.actions import add_system
from houvast.features.systems.queries import open_connector
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.actions import add_organisation
from tests.services import postgres

BY, NOW = Actor("system", "bench"), datetime(2026, 11, 22, 12, tzinfo=UTC)
PERSONS = 30
FILLED = "HOUVAST_BENCH_SCALE"


def measure(home: Path) -> dict[str, Any]:
    """Return rows, seconds, the ratio per round, and the memory of locating the heavy person, in megabytes."""
    call_command("migrate", verbosity=0)
    add_organisation(key="own", name="Proef", kind="own", country="NL", email="privacy@example.org", by=BY, at=NOW)
    url = os.environ.get(FILLED) or _filled()
    secret = home / "scale-secret"
    secret.write_text(str(make_url(url).password))
    secret.chmod(0o600)
    address = make_url(url)._replace(password=None).render_as_string()
    for s in range(SYSTEMS):
        load_map(name=f"s{s}", text=described(s), by=BY, at=NOW)
        add_system(key=f"s{s}", url=address, secret_ref=f"file:{secret}", by=BY, at=NOW)
    return {"rows": count(_plain(url)), **_rounds(_plain(url)), "heavy": _heavy()}


def _filled() -> str:
    url = postgres.shared().database("scale")
    fill(_plain(url))
    return url


@dataclass
class _Round:
    """What rounds that ask the same took, in seconds: by us, by hand, and by hand in the slowest system alone."""

    asked: Counter[str]
    ours: list[float] = field(default_factory=list)
    by_hand: list[float] = field(default_factory=list)
    slowest: list[float] = field(default_factory=list)

    def shown(self) -> dict[str, Any]:
        ours, by_hand, slowest = (_typical(times) for times in (self.ours, self.by_hand, self.slowest))
        return {
            "asks": ", ".join(f"{many} x {what}" for what, many in self.asked.items()),
            "persons": len(self.ours),
            "ours_ms": round(ours * 1000, 1),
            "floor_ms": round(by_hand * 1000, 1),
            "ratio": round(ours / by_hand, 2),
            "slowest_system_alone_ms": round(slowest * 1000, 1),
        }


def _typical(times: Sequence[float]) -> float:
    """Return the mean of the medians over every other person: of those where one went first, and where it did not."""
    return statistics.mean(statistics.median(some) for some in (times[::2], times[1::2]) if some)


def _rounds(url: str) -> dict[str, Any]:
    datamap, rounds = current_map(), dict[str, _Round]()
    plain = [psycopg.connect(url, autocommit=True) for _ in range(SYSTEMS)]
    with Hands(open_connector) as hands, ThreadPoolExecutor(SYSTEMS) as threads:
        _walk(datamap, person(5), hands, plain, threads, {})
        totals = [
            _walk(datamap, person(37 * n), hands, plain, threads, rounds, hand_first=n % 2 == 0)
            for n in range(1, PERSONS + 1)
        ]
    for connection in plain:
        connection.close()
    mine, by_hand = (round(_typical(times) * 1000, 1) for times in zip(*totals, strict=True))
    return {"rounds": [one.shown() for one in rounds.values()], "locate_ms": mine, "by_hand_ms": by_hand}


def _walk(
    datamap: DataMap,
    number: int,
    hands: Hands,
    plain: list[psycopg.Connection[Any]],
    threads: ThreadPoolExecutor,
    rounds: dict[str, _Round],
    *,
    hand_first: bool = False,
) -> tuple[float, float]:
    """Locate one person; return what that took in all, and what its questions took by hand."""
    keys = frozenset({identifier("email", f"p{number}@example.org", country="NL")})
    conversation = search(Request(datamap, keys, "own", "NL"))
    began = time.perf_counter()
    questions = next(conversation)
    mine, by_hand = time.perf_counter() - began, 0.0
    while True:
        asked = Counter(_kind(question) for question in questions)
        one = rounds.setdefault(", ".join(sorted(asked)), _Round(asked))
        if hand_first:
            one.by_hand.append(_by_hand(questions, plain, threads))
        began = time.perf_counter()
        answers = hands.ask(questions)
        one.ours.append(time.perf_counter() - began)
        if not hand_first:
            one.by_hand.append(_by_hand(questions, plain, threads))
        one.slowest.append(_slowest_alone(questions, plain))
        mine, by_hand = mine + one.ours[-1], by_hand + one.by_hand[-1]
        began = time.perf_counter()
        try:
            questions = conversation.send(answers)
        except StopIteration:
            return mine + time.perf_counter() - began, by_hand
        mine += time.perf_counter() - began


def _kind(question: Question) -> str:
    table = question.collection.id.name.partition("_")[0]
    return f"{table} by {' or '.join(dict.fromkeys(m.field for m in question.any_of))}"


def _by_system(questions: list[Question]) -> dict[int, list[tuple[str, list[Any]]]]:
    by_system: dict[int, list[tuple[str, list[Any]]]] = {}
    for question in questions:
        by_system.setdefault(int(question.collection.id.system[1:]), []).append(_sql(question))
    return by_system


def _by_hand(questions: list[Question], plain: list[psycopg.Connection[Any]], threads: ThreadPoolExecutor) -> float:
    """Ask the same by hand-written SQL, all systems at once; return when the last one has answered."""
    by_system = _by_system(questions)
    began = time.perf_counter()
    list(threads.map(lambda s: _ask(plain[s], by_system[s]), by_system))
    return time.perf_counter() - began


def _slowest_alone(questions: list[Question], plain: list[psycopg.Connection[Any]]) -> float:
    """Ask the same by hand-written SQL, one system after the other; return the time of the slowest."""
    return max(_ask(plain[s], asked) for s, asked in _by_system(questions).items())


def _ask(connection: psycopg.Connection[Any], asked: list[tuple[str, list[Any]]]) -> float:
    began = time.perf_counter()
    for sql, values in asked:
        connection.execute(sql, values).fetchall()
    return time.perf_counter() - began


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
    """Locate the heavy person, then open what was found as the case's page does; each in a process of its own."""
    return {**_apart("heavy"), "opened": _apart("open")}


def _apart(what: str) -> dict[str, Any]:
    argv = [sys.executable, "-m", "bench.scale", what]  # the settings and the home come with the environment
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


def _open_heavy() -> dict[str, Any]:
    began = time.perf_counter()
    found = latest_search("heavy")
    opened = round(time.perf_counter() - began, 1)
    return {"rows": len(found.located) if found else 0, "seconds": opened, "peak_mb": _memory()}


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(arguments: list[str]) -> int:
    """Measure, print, and keep the figures."""
    if arguments == ["heavy"]:
        print(json.dumps(_locate_heavy()))
        return 0
    if arguments == ["open"]:
        print(json.dumps(_open_heavy()))
        return 0
    if arguments == ["fill"]:
        print(_filled(), flush=True)
        signal.pause()
    found = measure(Path(os.environ["HOUVAST_HOME"]))
    (Path(__file__).parent / "scale.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"{found['rows']} rows in {SYSTEMS} systems; medians of {PERSONS} persons")
    print("    ours  by hand  ratio  slowest system alone by hand")
    for one in found["rounds"]:
        times = (
            f"{one['ours_ms']:>5} ms {one['floor_ms']:>5} ms  {one['ratio']:>5}  {one['slowest_system_alone_ms']:>5} ms"
        )
        print(f"{times}  {one['asks']} ({one['persons']} persons)")
    print(f"located in {found['locate_ms']} ms, by hand {found['by_hand_ms']} ms")
    heavy = found["heavy"]
    print(f"{heavy['rows']} rows of one person in {heavy['seconds']} s, {heavy['peak_mb']} MB at most")
    print(f"opened again in {heavy['opened']['seconds']} s, {heavy['opened']['peak_mb']} MB at most")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
