"""Open the demonstration centre: systems, people, map, activities, and cases at every stage, in a home of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import make_url

from houvast.engines.trouble import Trouble
from houvast.entrypoints.demo import people_at_work, waiting_cases
from houvast.entrypoints.demo.loading import Loaded, create_databases, load
from houvast.entrypoints.demo.people_at_work import Login
from houvast.entrypoints.demo.stories import Story, tell
from houvast.entrypoints.demo.truth import Truth
from houvast.features.activities.actions import load_activities
from houvast.features.datamap.actions import load_map
from houvast.features.datamap.queries import check_map
from houvast.features.systems.actions import add_system
from houvast.foundation.events.facts import Actor

SETUP = Actor(kind="system", key="demo")
ZONE = ZoneInfo("Europe/Amsterdam")
Stage = Callable[[str], None]


class MapDoesNotFit(Trouble):
    """The map of the demonstration does not say what its systems hold."""


@dataclass(frozen=True, slots=True)
class Centre:
    """The demonstration as it stands: who can log in, its stories and the truth about them, and the two cases."""

    logins: tuple[Login, ...]
    stories: dict[str, Story]
    truth: Truth
    access_case: str
    erasure_case: str
    people: int
    rows: int


def open_centre(home: Path, *, people: int, server: str | None, at: datetime, stage: Stage) -> Centre:
    """Make everything in a home that `make_room` emptied and whose own database is prepared.

    `server` is the URL of a database server to put the source systems on, `stage` hears what is about to be done.

    :raises MapDoesNotFit: the map has errors.
    """
    stage(f"five systems with {people:,} invented people")
    loaded = _load(home / "systems", at.astimezone(ZONE).date(), people, server)
    stage("organisations and accounts")
    began = at - timedelta(days=70)
    logins = people_at_work.enter(by=SETUP, at=began)
    stage("systems, data map and activities")
    _describe(loaded, home, at=began)
    stage("the map, laid beside the systems")
    _check()
    stage("cases at every stage")
    stories, truth = _stories(loaded)
    access, erasure = waiting_cases.register(stories, at=at)
    return Centre(logins, stories, truth, access, erasure, len(loaded.world.people), loaded.rows)


def _load(home: Path, on: date, people: int, server: str | None) -> Loaded:
    return load(home, on, people=people, urls=create_databases(server, prefix="houvast_demo_") if server else None)


def _describe(loaded: Loaded, home: Path, *, at: datetime) -> None:
    for system, address in loaded.addresses.items():
        url, secret = _without_password(address, home / "keys" / f"{system}.password")
        add_system(key=system, url=url, secret_ref=secret, host_party=HOSTS.get(system, ""), by=SETUP, at=at)
    data = files("houvast.entrypoints.demo") / "data"
    load_map(name="map.yaml", text=(data / "map.yaml").read_text(encoding="utf-8"), by=SETUP, at=at)
    load_activities(
        name="activities.yaml", text=(data / "activities.yaml").read_text(encoding="utf-8"), by=SETUP, at=at
    )


HOSTS = {
    "crm": "Wolkenkamer B.V.",
    "tickets": "Wolkenkamer B.V.",
    "billing": "Rekenhof N.V.",
    "dialler": "Kiestoon SaaS B.V.",
}


def _without_password(address: str, file: Path) -> tuple[str, str]:
    """Give an address without its password, and where the password is kept from now on."""
    if "://" not in address:
        return address, ""
    url = make_url(address)
    if not url.password:
        return address, ""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_text(str(url.password), encoding="utf-8")
    return url._replace(password=None).render_as_string(), f"file:{file}"


def _check() -> None:
    errors = [problem for problem in check_map() if problem.severity == "error"]
    if errors:
        raise MapDoesNotFit(f"{len(errors)} errors in the map of the demonstration; the first is {errors[0]}")


def _stories(loaded: Loaded) -> tuple[dict[str, Story], Truth]:
    truth = Truth(loaded.world)
    return tell(loaded.world, truth), truth
