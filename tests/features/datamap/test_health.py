"""Whether systems are fit to search and erase in is told point by point, on real databases, and nothing is written."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from houvast.connectors.memory.store import make_store
from houvast.features.datamap.actions import load_map
from houvast.features.datamap.contracts import SystemCheck
from houvast.features.datamap.queries import check_systems
from houvast.features.systems.actions import add_system
from houvast.features.systems.queries import UnknownSystem
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.actions import add_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

SVEN = Actor(kind="account", key="sven")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
BRANDS = ("sqlite", "postgres", "mariadb")
MAP = """
dataset:
  - fides_key: crm
    collections:
      - name: customer
        houvast: {scope: {organisation: own}}
        fields:
          - {name: id, fides_meta: {primary_key: true}}
          - {name: email, data_categories: [user.contact.email], fides_meta: {identity: email}}
          - {name: phone, data_categories: [user.contact.phone_number], fides_meta: {identity: phone_number}}
      - name: ticket
        houvast: {scope: {inherit: true}}
        fields:
          - {name: id, fides_meta: {primary_key: true}}
          - name: customer_id
            fides_meta: {references: [{dataset: crm, field: customer.id, direction: to}]}
"""
DOUBLE = "INSERT INTO customer SELECT id + {n}, 'c' || (id + {n}) || '@example.org', '06-' || (id + {n}) FROM customer"


def now() -> datetime:
    return datetime.now(UTC)


def look(clock: Callable[[], datetime] = now) -> SystemCheck:
    (found,) = check_systems(["crm"], clock)
    return found


def states(found: SystemCheck) -> dict[str, str]:
    """The worst state of each subject."""
    rank = {"unknown": 0, "ok": 1, "warning": 2, "error": 3}
    worst: dict[str, str] = {}
    for point in found.points:
        if rank[point.state] >= rank[worst.get(point.what, "unknown")]:
            worst[point.what] = point.state
    return worst


@pytest.fixture(autouse=True)
def own() -> None:
    add_organisation(key="own", name="Own", kind="own", country="NL", by=SVEN, at=NOON)


@pytest.fixture
def add(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., str]:
    """Make a database with two tables, `rows` customers and more statements, add it as `crm`, and give its URL."""

    def added(brand: str, *more: str, rows: int = 2) -> str:
        sqlite = brand == "sqlite"
        url = f"sqlite:///{tmp_path}/crm.db" if sqlite else request.getfixturevalue(brand).database("health")
        engine = sa.create_engine(url)
        with engine.begin() as connection:
            if brand == "mariadb":
                connection.exec_driver_sql("SET SESSION sql_mode = 'PIPES_AS_CONCAT'")
            for statement in (
                "CREATE TABLE customer (id integer PRIMARY KEY, email varchar(80), phone varchar(40))",
                "CREATE TABLE ticket (id integer PRIMARY KEY, customer_id integer REFERENCES customer (id))",
                "INSERT INTO customer VALUES (0, 'c0@example.org', '06-0')",
                *(DOUBLE.format(n=1 << n) for n in range((rows - 1).bit_length())),
                *more,
                {"mariadb": "ANALYZE TABLE customer"}.get(brand, "ANALYZE"),
            ):
                connection.exec_driver_sql(statement)
        engine.dispose()
        parts = sa.make_url(url)
        bare = parts._replace(password=None).render_as_string()
        secret = tmp_path / "password"
        secret.write_text(parts.password or "x")
        secret.chmod(0o600)
        add_system(key="crm", url=bare, secret_ref="" if sqlite else f"file:{secret}", by=SVEN, at=NOON)
        load_map(name="map.yaml", text=MAP, by=SVEN, at=NOON)
        return url

    return added


@pytest.mark.parametrize("brand", BRANDS)
def test_a_sound_system_is_told_point_by_point(add: Callable[..., str], brand: str) -> None:
    add(brand)
    found = look()
    told = states(found)
    assert found.state == "ok", [p for p in found.points if p.state != "ok"]
    assert told.pop("clock") == ("unknown" if brand == "sqlite" else "ok")
    subjects = [
        "password",
        "reachable",
        "logged in",
        "line",
        "version",
        "indexes",
        "tables and fields",
        "keys",
        "types",
    ]
    assert list(told) == [*subjects, "right to write", "erasable", "map"]
    assert set(told.values()) == {"ok"}
    (version,) = (p.detail for p in found.points if p.what == "version")
    assert version.startswith({"sqlite": "SQLite 3", "postgres": "PostgreSQL ", "mariadb": "1"}[brand])


@pytest.mark.parametrize("brand", BRANDS)
def test_a_missing_index_is_named_with_its_cost(add: Callable[..., str], brand: str) -> None:
    add(brand, f"CREATE INDEX by_email ON customer ({'email' if brand == 'mariadb' else 'lower(email)'})", rows=1 << 15)
    (point,) = (p for p in look().points if p.what == "indexes")
    assert (point.state, point.where) == ("warning", "crm:customer.phone")
    assert point.detail.startswith("customer.phone has no index that serves: about 3")
    assert "rows are read per search" in point.detail


@pytest.mark.parametrize("brand", ["postgres", "mariadb"])
def test_a_clock_that_is_wrong_is_said(add: Callable[..., str], brand: str) -> None:
    add(brand)
    (point,) = (p for p in look(lambda: now() + timedelta(minutes=5)).points if p.what == "clock")
    assert point.state == "warning"
    assert int(point.detail.split()[0]) in range(295, 306)


@pytest.mark.parametrize("brand", ["postgres", "mariadb"])
def test_a_refused_login_is_told_from_a_system_that_does_not_answer(
    add: Callable[..., str], brand: str, tmp_path: Path
) -> None:
    add(brand)
    (tmp_path / "password").write_text("fout-wachtwoord")
    (tmp_path / "password").chmod(0o640)
    found = look()
    told = states(found)
    assert (told["password"], told["reachable"], told["logged in"]) == ("warning", "ok", "error")
    assert "line" not in told
    assert told["keys"] == "unknown"
    assert found.state == "error"
    assert not any("fout-wachtwoord" in point.detail for point in found.points)


def test_a_missing_password_is_said(add: Callable[..., str], tmp_path: Path) -> None:
    add("postgres")
    (tmp_path / "password").unlink()
    told = states(look())
    assert (told["password"], told["reachable"]) == ("error", "unknown")


@pytest.mark.parametrize("brand", BRANDS)
def test_what_cannot_be_erased_is_said_with_the_reason(add: Callable[..., str], brand: str) -> None:
    add(brand, "DROP TABLE ticket", "CREATE VIEW ticket AS SELECT id, id AS customer_id FROM customer",
        "ALTER TABLE customer ADD COLUMN low varchar(80) AS (lower(email)) VIRTUAL" if brand == "mariadb"
        else "CREATE VIEW other AS SELECT id FROM customer")  # fmt: skip
    odd = MAP.replace("name: email, data_categories: [user.contact.email], fides_meta: {identity: email}", "name: nr")
    odd = odd.replace("- {name: id, fides_meta: {primary_key: true}}\n          - name: customer_id",
                      "- {name: id, data_categories: [user.name]}\n          - name: customer_id")  # fmt: skip
    load_map(name="map.yaml", text=odd, by=SVEN, at=NOON)
    found = look()
    said = {(p.what, p.where): p.state for p in found.points if p.state == "error"}
    assert said[("tables and fields", "crm:customer.nr")] == "error"
    assert said[("erasable", "crm:ticket")] == "error"
    assert said[("keys", "crm:ticket")] == "error"


def test_every_system_is_looked_at_also_one_that_nobody_added() -> None:
    make_store("other")
    add_system(key="other", url="memory:other", by=SVEN, at=NOON)
    load_map(name="map.yaml", text=MAP, by=SVEN, at=NOON)
    told = {one.key: one.state for one in check_systems(None, now)}
    assert told == {"other": "warning", "crm": "error"}
    with pytest.raises(UnknownSystem):
        check_systems(["nowhere"], now)
