"""A process that forks children who carry out a case, and die by SIGKILL at a moment of our choosing.

It is started with a home and databases of its own (`HOUVAST_HOME`, `HOUVAST_DATABASE_URL`), reads one command as a line
of JSON, forks, and answers with a line of JSON: what the child found, or that it was killed. Nothing of what a child
learned or opened reaches the next one: each stands where a fresh process stands.
"""

import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # Django stands only now
from django.db import connection  # noqa: E402

from houvast.engines.datamap.rows import Kind  # noqa: E402
from houvast.features.datamap.queries import current_map  # noqa: E402
from houvast.features.erasure.queries import latest_plan  # noqa: E402
from houvast.features.rights.actions.answering import answer_case  # noqa: E402
from houvast.features.rights.actions.carrying_out import (  # noqa: E402
    approve_case_plan,
    execute_case,
    plan_case,
    read_case_back,
)
from houvast.features.rights.actions.closing import close_case  # noqa: E402
from houvast.features.rights.actions.locating import decide_on, locate_person  # noqa: E402
from houvast.features.rights.contracts import Right, Status  # noqa: E402
from houvast.features.rights.queries import case_record  # noqa: E402
from houvast.foundation.evidence import queries as evidence  # noqa: E402
from tests.journeys.centre import NOON, SYSTEM, open_centre, verified_case  # noqa: E402
from tests.journeys.steps import left_untold  # noqa: E402

_TOUCHING = {"os.remove", "os.rename", "os.truncate", "open"}


class Moments:
    """Names the moments at which a process may die, and lets it die at one of them."""

    def __init__(self, die_at: str | None) -> None:
        self.names: list[str] = []
        self._die_at = die_at
        self._step = ""
        self._since: Counter[str] = Counter()

    def reach(self, step: str) -> None:
        """Note a step of the execution, and stand before what comes after it."""
        self._step, self._since = step, Counter()
        self._pass_by(step)

    def own_statement(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Stand before a statement that writes to Houvast's own database."""
        words = sql.replace("INTO ", "").split(maxsplit=2)
        if words[0] in {"INSERT", "UPDATE", "DELETE"}:
            self._between(f"own {words[0].lower()} {words[1].strip(chr(34))}")
        return execute(sql, params, many, context)

    def on_disk(self, folder: str) -> Callable[[str, tuple[Any, ...]], None]:
        """Return a hook that stands before each change of a file in a folder."""

        def hook(event: str, given: tuple[Any, ...]) -> None:
            if event in _TOUCHING and folder in str(given[0]) and (event != "open" or _makes(given[2])):
                self._between(f"{event} {Path(str(given[0])).suffix}")

        return hook

    def _between(self, what: str) -> None:
        self._since[what] += 1
        self._pass_by(f"{self._step} > {what} {self._since[what]}")

    def _pass_by(self, name: str) -> None:
        if name == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)  # as a process dies whose power fails: without a word
        self.names.append(name)


def _makes(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & os.O_CREAT)


def prepare(home: str, urls: dict[str, str], people: int, name: str, organisation: str) -> dict[str, Any]:
    """Set the centre up, and bring an erasure so far that it can be carried out."""
    call_command("migrate", verbosity=0)
    centre = open_centre(Path(home), people=people, urls=urls)
    case = verified_case(centre, name, organisation, Right.ERASURE)
    found = locate_person(case=case, by=SYSTEM, at=NOON)
    hers = centre.truth.theirs(centre.people[name], organisation)
    for item in found.of_kind(Kind.CANDIDATE):
        decide_on(case=case, key=item.row.key, accepted=item.row.key in hers, by=SYSTEM, at=NOON)
    locate_person(case=case, by=SYSTEM, at=NOON)
    plan = plan_case(case=case, by=SYSTEM, at=NOON)
    approve_case_plan(case=case, plan_hash=plan.hash, by=SYSTEM, at=NOON)
    return {"case": case, "systems": {s: len(plan.plan.of_system(s)) for s in plan.plan.systems}}


def carry_on(case: str, die_at: str | None, folder: str, *, own: bool, until_closed: bool) -> dict[str, Any]:
    """Carry the case on from wherever it stands, dying on the way where that is asked."""
    moments = Moments(die_at)
    sys.addaudithook(moments.on_disk(folder))
    with _watching(moments, own=own):
        if case_record(case).status == Status.APPROVED:
            done = execute_case(case=case, by=SYSTEM, at=NOON, clock=lambda: NOON, reached=moments.reach)
            assert not (stopped := [w.trouble for w in done.work if w.trouble]), stopped
        moments.reach("executed")
        if case_record(case).status in (Status.EXECUTED, Status.READ_BACK):
            read_case_back(case=case, by=SYSTEM, at=NOON)
        if until_closed:
            _close(case)
    return {"moments": moments.names, **_outcome(case)}


def _close(case: str) -> None:
    if case_record(case).status == Status.READ_BACK:
        answer_case(case=case, by=SYSTEM, at=NOON)
    if case_record(case).status == Status.ANSWERED:
        left_untold(case)
        close_case(case=case, by=SYSTEM, at=NOON)


@contextmanager
def _watching(moments: Moments, *, own: bool) -> Iterator[None]:
    if not own:
        yield
        return
    with connection.execute_wrapper(moments.own_statement):
        yield


def _outcome(case: str) -> dict[str, Any]:
    plan = latest_plan(case)
    assert plan is not None
    facts = [(h.kind, h.facts.get("system", ""), h.facts) for h in evidence.timeline(case)]
    carried = [f for kind, _, f in facts if kind == "erasure.system_carried_out"]
    return {
        "state": plan.state.value,
        "status": case_record(case).status,
        "unexplained": plan.unexplained,
        "chain": evidence.verify().ok,
        "facts": [f"{kind} {system}".strip() for kind, system, _ in facts],
        "carried": {f["system"]: f["written"] + f["already"] for f in carried},
    }


_COMMANDS: dict[str, Callable[..., dict[str, Any]]] = {"prepare": prepare, "carry_on": carry_on}


def _in_child(command: dict[str, Any], answer: int) -> None:
    try:
        result = _COMMANDS[command.pop("do")](**command)
    except Exception as error:  # noqa: BLE001  (told to the test, which fails on it)
        result = {"error": f"{type(error).__name__}: {error}"}
    connection.close()
    os.write(answer, json.dumps(result).encode())
    os._exit(0)


def _obey(command: dict[str, Any]) -> dict[str, Any]:
    mine, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(mine)
        _in_child(command, theirs)
    os.close(theirs)
    with os.fdopen(mine, "rb") as stream:
        told = stream.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return {"killed": os.WTERMSIG(status)}
    found: dict[str, Any] = json.loads(told)
    return found


def _learn_the_map() -> None:
    """Read the data map once for all children: it is the same for each, and half of the work of a short run."""
    current_map()
    connection.close()


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(_obey(json.loads(line))), flush=True)  # noqa: T201  (this is how it answers)
        if '"prepare"' in line:
            _learn_the_map()
