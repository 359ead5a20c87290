"""Open the demonstration centre: systems, people, map, activities, and cases at every stage, in a home of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import make_url

from houvast.engines.trouble import Trouble
from houvast.entrypoints.demo import people_at_work, waiting_cases
from houvast.entrypoints.demo.loading import Loaded, create_databases, load, make_world
from houvast.entrypoints.demo.people_at_work import Login
from houvast.entrypoints.demo.real.filling import Place, fill_servers
from houvast.entrypoints.demo.real.maps import HOSTS as REAL_HOSTS
from houvast.entrypoints.demo.real.maps import real_map
from houvast.entrypoints.demo.real.witness import Witness
from houvast.entrypoints.demo.servers.together import Servers
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
    systems: tuple[str, ...]
    also: Mapping[str, int] = field(default_factory=dict)
    witness: Witness | None = None


def open_centre(home: Path, *, people: int, server: str | None, at: datetime, stage: Stage) -> Centre:
    """Make everything in a home that `make_room` emptied and whose own database is prepared.

    `server` is the URL of a database server to put the source systems on, `stage` hears what is about to be done.

    :raises MapDoesNotFit: the map has errors.
    """
    stage(f"five systems with {people:,} invented people")
    urls = create_databases(server, prefix="houvast_demo_") if server else None
    loaded = load(home / "systems", _day(at), people=people, urls=urls)
    places = {system: Place(address) for system, address in loaded.addresses.items()}
    return _centre(home, loaded, places, _own("map.yaml"), Truth(loaded.world), at=at, stage=stage)


def open_real_centre(home: Path, servers: Servers, *, people: int, at: datetime, stage: Stage) -> Centre:
    """Make everything in running servers: databases, mailbox, bucket and help desk, with a witness beside them.

    :raises MapDoesNotFit: the map has errors.
    :raises DeskNotFilled: Request Tracker broke off.
    """
    stage(f"{people:,} invented people")
    made = make_world(_day(at), people)
    filled = fill_servers(servers, home / "systems", made, stage)
    truth = Truth(made, filled.elsewhere)
    centre = _centre(home, filled.loaded, filled.places, real_map(_own("map.yaml")), truth, at=at, stage=stage)
    stage("a witness reads every system whole, past Houvast")
    return replace(centre, also=filled.counts, witness=Witness(servers, filled))


def _day(at: datetime) -> date:
    return at.astimezone(ZONE).date()


def _own(name: str) -> str:
    return (files("houvast.entrypoints.demo") / "data" / name).read_text(encoding="utf-8")


def _centre(
    home: Path, loaded: Loaded, places: Mapping[str, Place], map_text: str, truth: Truth, *, at: datetime, stage: Stage
) -> Centre:
    stage("organisations and accounts")
    began = at - timedelta(days=70)
    logins = people_at_work.enter(by=SETUP, at=began)
    stage("systems, data map and activities")
    _describe(places, map_text, home, at=began)
    stage("the map, laid beside the systems")
    _check()
    stage("cases at every stage")
    stories = tell(loaded.world, truth)
    access, erasure = waiting_cases.register(stories, at=at)
    number, systems = len(loaded.world.people), tuple(places)
    return Centre(logins, stories, truth, access, erasure, number, loaded.rows, systems)


def _describe(places: Mapping[str, Place], map_text: str, home: Path, *, at: datetime) -> None:
    for system, place in places.items():
        url, secret = _without_password(place, home / "keys" / f"{system}.password")
        add_system(
            key=system, kind=place.kind, url=url, secret_ref=secret, host_party=HOSTS.get(system, ""),
            options=place.options, by=SETUP, at=at,
        )  # fmt: skip
    load_map(name="map.yaml", text=map_text, by=SETUP, at=at)
    load_activities(name="activities.yaml", text=_own("activities.yaml"), by=SETUP, at=at)


HOSTS = {
    **REAL_HOSTS,
    "crm": "Wolkenkamer B.V.",
    "tickets": "Wolkenkamer B.V.",
    "billing": "Rekenhof N.V.",
    "dialler": "Kiestoon SaaS B.V.",
}


def _without_password(place: Place, file: Path) -> tuple[str, str]:
    """Give an address without its password, and where the password is kept from now on."""
    address, secret = place.url, place.secret
    url = make_url(address) if "://" in address and not secret else None
    if url is not None and url.password:
        address, secret = url._replace(password=None).render_as_string(), str(url.password)
    if not secret:
        return address, ""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_text(secret, encoding="utf-8")
    return address, f"file:{file}"


def _check() -> None:
    errors = [problem for problem in check_map() if problem.severity == "error"]
    if errors:
        raise MapDoesNotFit(f"{len(errors)} errors in the map of the demonstration; the first is {errors[0]}")
