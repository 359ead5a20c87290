"""The demonstration centre as a test stands in it: systems filled, map and activities loaded, people at their desks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from sqlalchemy import make_url

from houvast.entrypoints.demo.cast import CAST
from houvast.entrypoints.demo.loading import Loaded, load
from houvast.entrypoints.demo.people import Person
from houvast.entrypoints.demo.truth import Truth, identifiers
from houvast.features.activities.actions import load_activities
from houvast.features.datamap.actions import load_map
from houvast.features.rights.actions.identifying import verify_identity
from houvast.features.rights.actions.registering import register_case
from houvast.features.rights.contracts import Channel, Right
from houvast.features.systems.actions import add_system
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.actions import add_organisation, record_instruction

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SYSTEM = Actor("system", "test")
_DATA = files("houvast.entrypoints.demo") / "data"


@dataclass
class Centre:
    """The centre, and what is true of its people."""

    loaded: Loaded
    truth: Truth

    @property
    def people(self) -> Mapping[str, int]:
        """The named people's ids."""
        return CAST

    def person(self, name: str) -> Person:
        return self.loaded.world.people[self.people[name]]

    def keys_of(self, name: str, organisation: str) -> list[tuple[str, str]]:
        return list(identifiers(self.person(name), organisation).items())


def open_centre(home: Path, *, people: int = 300, urls: Mapping[str, str] | None = None) -> Centre:
    """Fill the systems and describe them; a password in a URL goes to a file, since no address may hold one."""
    loaded = load(home, TODAY, people=people, urls=urls)
    _organisations()
    for key, address in loaded.addresses.items():
        url, secret = without_password(address, home / f"{key}.secret")
        add_system(key=key, url=url, secret_ref=secret, by=SYSTEM, at=NOON)
    load_map(name="demo", text=(_DATA / "map.yaml").read_text(encoding="utf-8"), by=SYSTEM, at=NOON)
    load_activities(name="demo", text=(_DATA / "activities.yaml").read_text(encoding="utf-8"), by=SYSTEM, at=NOON)
    return Centre(loaded, Truth(loaded.world))


def without_password(address: str, file: Path) -> tuple[str, str]:
    """Return an address without its password, which goes into a file, and the reference to that file."""
    url = make_url(address) if "://" in address else None
    if url is None or not url.password:
        return address, ""
    file.write_text(url.password)
    file.chmod(0o600)
    return url._replace(password=None).render_as_string(), f"file:{file}"


def _organisations() -> None:
    contact = {
        "email": "privacy@example.org",
        "phone": "+31 20 000 00 00",
        "address": ("Proefkade 1", "1000 AA Proefstad"),
        "by": SYSTEM,
        "at": NOON,
    }
    add_organisation(key="own", name="Belhuis Noord", kind="own", country="NL", **contact)
    add_organisation(key="energie", name="Zonneveld Energie", kind="principal", country="NL", **contact)
    add_organisation(key="scaldis", name="Scaldis Verzekeringen", kind="principal", country="BE", **contact)
    record_instruction(organisation_key="energie", reference="VWO-2026-014", by=SYSTEM, at=NOON)


def verified_case(centre: Centre, name: str, organisation: str, right: Right, **more: object) -> str:
    """Register a case of a named person and establish who is asking; return its number."""
    keys = centre.keys_of(name, organisation)
    case = register_case(
        organisation=organisation,
        right=right,
        channel=Channel.PHONE,
        received_at=NOON - timedelta(days=2),
        name=name.title(),
        keys=keys,
        by=SYSTEM,
        at=NOON,
        **more,  # type: ignore[arg-type]
    )
    proven = tuple(kind for kind, _ in keys)
    verify_identity(case=case.number, level=2, method="call_back", proven=proven, passed=True, by=SYSTEM, at=NOON)
    return case.number
