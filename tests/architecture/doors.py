"""Who may come through which door: every address of the pages stands here, by its name.

A new page goes in one of the three tables. Most go in `ROOMS`: `enter` makes what the page is about (with the cast at
hand) and gives the parts of its address; `opens_for` are the people who get in; everybody else must be refused. The
rooms of some features stand beside their tests, in `rooms.py`: those of requests in `tests/features/rights/rooms.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Literal

import sqlalchemy as sa

from houvast.features.discovery.actions.discovering import discover
from houvast.features.discovery.actions.drifting import check_drift
from houvast.features.noteguard.actions.investigating import open_investigation
from houvast.features.noteguard.actions.keys import make_key
from houvast.features.noteguard.actions.numbering import add_mask
from houvast.features.noteguard.actions.sweeping import sweep
from houvast.features.noteguard.queries.queue import sweeps
from houvast.features.systems.actions import add_system
from houvast.features.systems.contracts import MANUAL
from houvast.features.systems.queries import system_by_key
from houvast.features.tasks.actions.answering import answer_task
from houvast.features.tasks.actions.asking import open_task
from houvast.features.tasks.contracts import Addressee, Asked, Given, TaskKind, TaskState
from houvast.features.tasks.queries import files_of
from tests.architecture.strangers import PUBLIC as PUBLIC
from tests.cast import PEOPLE, SETUP, Cast
from tests.features.guide import rooms as guide
from tests.features.intake import rooms as intake
from tests.features.mailbox import rooms as mailbox
from tests.features.noteguard.stage import FAITH_RULE, furnish
from tests.features.opendsr import rooms as opendsr
from tests.features.portal import rooms as portal
from tests.features.rights import rooms as rights
from tests.features.rights.rooms import YESTERDAY as YESTERDAY
from tests.features.rights.rooms import a_case as a_case
from tests.features.wordings import rooms as wordings

EVERYBODY = frozenset(PEOPLE)


@dataclass(frozen=True, slots=True)
class Room:
    """A page that is not for everybody."""

    opens_for: frozenset[str]
    enter: Callable[[Cast], dict[str, Any]] = lambda _cast: {}
    method: Literal["get", "post"] = "get"
    sent: dict[str, str] = field(default_factory=dict)


HALL = frozenset({"desk:home", "desk:logout", "desk:account", "desk:password", "ui:gallery"})
"""Open to everybody who is logged in: they show nobody's data but one's own."""


def a_task(cast: Cast) -> dict[str, Any]:
    """Ask an external party about Zonneveld's data."""
    task = open_task(
        kind=TaskKind.LOCATE,
        to=Addressee(party="Drukkerij Voorbeeld", email="privacy@drukkerij.example"),
        asked=Asked(look_for=(("email", "iemand@klant.example"),)),
        due_on=date(2026, 3, 20),
        system="archive",
        case=a_case(cast)["number"],
        organisation=cast.zonneveld.key,
        by=SETUP,
        at=YESTERDAY,
    )
    return {"task": task.id}


def a_file(cast: Cast) -> dict[str, Any]:
    """Have that party answer with a file."""
    task = a_task(cast)["task"]
    given = Given("kopie.txt", b"alles wat wij hebben")
    answer_task(task=task, answer=TaskState.DONE, files=[given], on=YESTERDAY.date(), by=SETUP, at=datetime.now(UTC))
    return {"task": task, "file": files_of([task])[0].file}


def a_system(_cast: Cast) -> dict[str, Any]:
    """Add a system that a person answers for."""
    options = {"where": "kelder", "owner": "system_owner"}
    add_system(key="archive", kind=MANUAL, url="manual:archive", options=options, by=SETUP, at=YESTERDAY)
    return {"key": "archive"}


def a_database(_cast: Cast) -> dict[str, Any]:
    """Add a database of one table."""
    url = f"sqlite:///{Path(mkdtemp()) / 'winkel.db'}"
    run(url, "CREATE TABLE klant (id INTEGER PRIMARY KEY, email VARCHAR(90))")
    add_system(key="winkel", url=url, by=SETUP, at=YESTERDAY)
    return {"key": "winkel"}


def a_help_desk(cast: Cast) -> dict[str, Any]:
    """Add a help desk with notes."""
    furnish(f"sqlite:///{Path(mkdtemp()) / 'desk.db'}", Path(mkdtemp()))
    return {"organisation": cast.zonneveld.key}


def a_help_desk_system(cast: Cast) -> dict[str, Any]:
    """Add a help desk, and name it."""
    return {**a_help_desk(cast), "system": "desk"}


def a_guard_key(cast: Cast) -> dict[str, Any]:
    """Make a key of the note guard."""
    origins = ["https://crm.example"]
    key, _ = make_key(organisation=cast.own.key, name="CRM", origins=origins, by=SETUP, at=YESTERDAY)
    return {"key": key.id}


def a_number_mask(cast: Cast) -> dict[str, Any]:
    """Say what customer numbers look like."""
    add_mask(organisation=cast.own.key, mask="KL-999999", by=SETUP, at=YESTERDAY)
    return {}


def a_finding(cast: Cast) -> dict[str, Any]:
    """Have its notes read for Zonneveld."""
    found = a_help_desk(cast)
    sweep(organisation=cast.zonneveld.key, system="desk", by=SETUP, at=YESTERDAY, tick=lambda *_: None)
    return found


def a_sweep(cast: Cast) -> dict[str, Any]:
    """Name the reading of those notes."""
    return {**a_finding(cast), "sweep": sweeps("zonneveld")[0].id}


def an_investigation(cast: Cast) -> dict[str, Any]:
    """Have what was found investigated."""
    found = a_sweep(cast)
    made = open_investigation(**found, by=SETUP, at=YESTERDAY)
    return {"organisation": found["organisation"], "number": made.number}


def a_proposal(cast: Cast) -> dict[str, Any]:
    """Have it looked at."""
    key = a_database(cast)
    discover(system="winkel", by=SETUP, at=YESTERDAY)
    return key


def a_changed_database(cast: Cast) -> dict[str, Any]:
    """Have it changed after it was seen."""
    key = a_database(cast)
    check_drift(system="winkel", by=SETUP, at=YESTERDAY)
    run(system_by_key("winkel").url, "ALTER TABLE klant ADD COLUMN bsn VARCHAR(9)")
    check_drift(system="winkel", by=SETUP, at=YESTERDAY)
    return key


def run(url: str, statement: str) -> None:
    """Change a database behind Houvast's back."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


SEE_CASES = EVERYBODY - {"sven"}
REGISTER = frozenset({"amira", "thijs", "olga", "noor"})
OF_ZONNEVELD = frozenset({"amira", "thijs", "olga", "iris", "kees"})
HANDLE = frozenset({"amira", "thijs", "olga"})
SEE_ROWS = frozenset({"thijs", "olga", "iris"})
PREPARE = frozenset({"thijs", "olga"})
OFFICER = frozenset({"olga"})
SEE_MAP = frozenset({"thijs", "olga", "sven", "iris"})
CHANGE_MAP = frozenset({"olga", "sven"})
FAR_AWAY = "2099-01-01T00:00:00+00:00"

CLEAN = frozenset({"thijs", "olga"})
OF_CLIENT = {"organisation": "zonneveld"}

ROOMS: dict[str, Room] = {
    **{name: Room(*parts) for name, parts in guide.ROOMS.items()},
    **{name: Room(*parts) for name, parts in wordings.ROOMS.items()},
    **{name: Room(*parts) for name, parts in portal.ROOMS.items()},
    **{name: Room(*parts) for name, parts in mailbox.ROOMS.items()},
    **{name: Room(*parts) for name, parts in rights.ROOMS.items()},
    **{name: Room(*parts) for name, parts in intake.ROOMS.items()},
    **{name: Room(*parts) for name, parts in opendsr.ROOMS.items()},
    "noteguard:organisations": Room(CLEAN),
    "noteguard:queue": Room(CLEAN, lambda _cast: OF_CLIENT),
    "noteguard:investigations": Room(CLEAN, lambda _cast: OF_CLIENT),
    "noteguard:open-investigation": Room(CLEAN, a_sweep, "post"),
    "noteguard:investigation": Room(CLEAN, an_investigation),
    "noteguard:close": Room(CLEAN, an_investigation, "post", {"conclusion": "Nieuwe werkwijze."}),
    "noteguard:insight": Room(CLEAN, a_finding),
    "noteguard:check": Room(EVERYBODY, method="post"),
    "noteguard:keys": Room(CHANGE_MAP),
    "noteguard:make-key": Room(
        CHANGE_MAP, method="post", sent={"organisation": "own", "name": "CRM", "origins": "https://crm.example"}
    ),
    "noteguard:revoke-key": Room(CHANGE_MAP, a_guard_key, "post"),
    "noteguard:extension": Room(CHANGE_MAP, a_guard_key),
    "noteguard:numbers": Room(CHANGE_MAP),
    "noteguard:add-number": Room(CHANGE_MAP, method="post", sent={"organisation": "own", "mask": "KL-999999"}),
    "noteguard:remove-number": Room(
        CHANGE_MAP, a_number_mask, "post", sent={"organisation": "own", "mask": "KL-999999"}
    ),
    "noteguard:systems": Room(CLEAN, a_help_desk),
    "noteguard:estimate": Room(CLEAN, a_help_desk_system, "post"),
    "noteguard:sweep": Room(CLEAN, a_help_desk_system, "post"),
    "noteguard:clean": Room(CLEAN, a_help_desk_system, "post"),
    "noteguard:progress": Room(CLEAN, a_help_desk_system),
    "noteguard:decide": Room(CLEAN, a_finding, "post", {"like": FAITH_RULE, "up-to": "999999999"}),
    "discovery:systems": Room(SEE_MAP),
    "discovery:queue": Room(SEE_MAP, a_database),
    "discovery:progress": Room(SEE_MAP, a_database),
    "discovery:decide": Room(CHANGE_MAP, a_proposal, "post", {"shown": "accept", "above": "0", "seen-at": FAR_AWAY}),
    "discovery:apply": Room(CHANGE_MAP, a_database),
    "discovery:discover": Room(CHANGE_MAP, a_database, "post"),
    "discovery:drift": Room(SEE_MAP),
    "discovery:drift-progress": Room(SEE_MAP),
    "discovery:look": Room(CHANGE_MAP, method="post"),
    "discovery:reviewed": Room(CHANGE_MAP, a_changed_database, "post"),
    "discovery:gaps": Room(SEE_MAP),
    "discovery:gaps-csv": Room(SEE_MAP),
    "datamap:map": Room(SEE_MAP),
    "datamap:files": Room(SEE_MAP),
    "datamap:systems": Room(SEE_MAP),
    "datamap:system": Room(SEE_MAP, a_system),
    "datamap:check": Room(SEE_MAP, method="post"),
    "datamap:check-one": Room(SEE_MAP, a_system, "post"),
    "datamap:progress": Room(SEE_MAP),
    "tasks:list": Room(EVERYBODY - {"kees", "petra"}),
    "tasks:task": Room(SEE_ROWS, a_task),
    "tasks:file": Room(SEE_ROWS, a_file),
    "tasks:remind": Room(PREPARE, a_task, "post"),
    "tasks:link": Room(PREPARE, a_task, "post"),
    "tasks:revoke": Room(PREPARE, a_task, "post"),
    "tasks:again": Room(PREPARE, lambda cast: {"task": a_file(cast)["task"]}, "post"),
    "tasks:withdraw": Room(PREPARE, a_task, "post"),
    "activities:inventory": Room(frozenset({"thijs", "olga", "sven", "iris"}), lambda _cast: {"form": "csv"}),
}
"""All other pages."""
