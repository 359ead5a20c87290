"""Kill the process with SIGKILL at every step of an erasure, run it again in a fresh process: the end is the same.

Steps are those of the execution in each system, every write to Houvast's own database, and every file that is made,
renamed or removed. A first run, undisturbed, says which steps there are, and how everything must look in the end. Then
several steps at a time take their turn to be the last in a process, in one and the same case: the process that goes on
is killed again, further on, until all have had their turn.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.dying import SYSTEMS, Contents, Databases, Files, Nursery, contents, nursery

KILLED = {"killed": 9}
LIVES = 6
"""So many cases share the steps of a run between them, each killed at every sixth."""


@dataclass
class Ward:
    """A case that stands at "approved", and everything around it that a kill may leave in any state."""

    nursery: Nursery
    home: Path
    case: str
    rows: dict[str, int]
    urls: dict[str, str]
    back: list[Callable[[], None]]
    kind: str

    def put_back(self) -> None:
        for back in self.back:
            back()

    def carry_on(self, *, die_at: str | None = None, until_closed: bool = False) -> dict[str, Any]:
        folder, own = str(self.home / "recordings"), "own" in self.kind
        more = {"die_at": die_at, "folder": folder, "own": own, "until_closed": until_closed}
        return self.nursery.obey("carry_on", case=self.case, **more)

    def contents(self) -> Contents:
        return contents(self.urls, self.home / "recordings")


@pytest.fixture(params=["sqlite, own sqlite", "postgresql", "mariadb", "own postgresql"])
def ward(request, tmp_path) -> Iterator[Ward]:
    home, kind = tmp_path / "home", request.param
    home.mkdir()
    own, given, kept = f"sqlite:///{home}/houvast.db", {}, []
    if kind in ("postgresql", "mariadb"):
        kept = [Databases(request.getfixturevalue("postgres" if kind == "postgresql" else "mariadb"), *SYSTEMS)]
        given = kept[0].urls
    elif kind == "own postgresql":
        kept = [Databases(request.getfixturevalue("postgres"), "own")]
        own = kept[0].urls["own"].replace("postgresql+psycopg", "postgresql", 1)
    urls = given or {name: f"sqlite:///{home}/{name}.db" for name in SYSTEMS}
    with ExitStack() as stack:
        for databases in kept:
            stack.callback(databases.close)
        running = stack.enter_context(nursery(home, own))
        ready = running.obey("prepare", home=str(home), urls=given, people=40, name="vera", organisation="energie")
        kept.append(Files(home, "houvast.db", "recordings", *(f"{name}.db" for name in SYSTEMS)))
        for each in kept:
            each.keep()
        yield Ward(running, home, ready["case"], ready["systems"], urls, [each.put_back for each in kept], kind)


def test_an_erasure_ends_the_same_wherever_it_was_killed(ward):
    before = ward.contents()
    undisturbed = ward.carry_on()
    meant = ward.contents()
    assert (undisturbed["state"], undisturbed["unexplained"]) == ("proven", 0)
    assert all(meant[place] != before[place] for place in ("crm.customer", "tickets.ticket", "recordings"))

    def same(again: dict[str, Any]) -> None:
        _tells_of_one_erasure(again, undisturbed, ward.rows)
        assert ward.contents() == meant

    steps = _worth_dying_at(ward.kind, undisturbed["moments"])
    assert {step.partition(" ")[0] for step in steps} >= ({*SYSTEMS} if ward.kind != "own postgresql" else {"start"})
    _kill_at_each(ward, steps, before, same)


@pytest.mark.parametrize("ward", ["sqlite, own sqlite"], indirect=True)
def test_answering_and_closing_end_the_same_wherever_they_were_killed(ward):
    before = ward.contents()
    undisturbed = ward.carry_on(until_closed=True)
    assert undisturbed["status"] == "closed"

    def same(again: dict[str, Any]) -> None:
        assert again["status"] == "closed"
        assert again["facts"].count("rights.case_answered") == again["facts"].count("rights.case_closed") == 1

    last = [step for step in undisturbed["moments"] if step.startswith("executed >")]
    assert any("files_file" in step for step in last)
    _kill_at_each(ward, last, before, same, until_closed=True)


def _worth_dying_at(kind: str, steps: list[str]) -> list[str]:
    """The folder and Houvast's own SQLite file have their turn once; other databases add only what is theirs."""
    if kind == "own postgresql":
        return [step for step in steps if " > own " in step]
    if kind in ("postgresql", "mariadb"):
        return [step for step in steps if step.startswith(SYSTEMS)]
    return steps


def _kill_at_each(
    ward: Ward, steps: list[str], before: Contents, same: Callable[[dict[str, Any]], None], **how: bool
) -> None:
    waiting = list(steps)
    while waiting:
        ward.put_back()
        assert ward.contents() == before
        turn = waiting[:: max(1, len(waiting) // LIVES)]
        died = [step for step in turn if ward.carry_on(die_at=step, **how) == KILLED]
        assert died, f"nobody died at {turn}"
        waiting = [step for step in waiting if step not in died]
        try:
            same(ward.carry_on(**how))
        except AssertionError as error:
            error.add_note(f"after kills at: {died}")
            raise


def _tells_of_one_erasure(again: dict[str, Any], undisturbed: dict[str, Any], rows: dict[str, int]) -> None:
    """Begun once, each system carried out once with all its rows, ended once; read back as often as it was done."""
    assert (again["state"], again["unexplained"], again["chain"]) == ("proven", 0, True)
    assert again["carried"] == rows
    read_back = "erasure.systems_read_back"
    once = [fact for fact in again["facts"] if fact != read_back]
    assert once == [fact for fact in undisturbed["facts"] if fact != read_back]
    assert read_back in again["facts"]
