"""A little customer database that nobody has mapped yet, with values that must not turn up anywhere."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from houvast.features.systems.actions import add_system
from houvast.foundation.events.facts import Actor

SVEN = Actor(kind="account", key="sven")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

NAMES = ("Jan", "Els", "Kees", "Fatima", "Pieter", "Sanne")
SURNAMES = ("de Vries", "Bakker", "Zonderlinck", "Yilmaz", "van Dalfsen", "Peeters")
SCHEMA = """
CREATE TABLE klant (id INTEGER PRIMARY KEY, klantnr VARCHAR(12) UNIQUE, vnaam VARCHAR(40), anaam VARCHAR(60),
    gebdat DATE, epost VARCHAR(120), soort VARCHAR(10), opm TEXT, geloof VARCHAR(20));
CREATE TABLE bestelling (id INTEGER PRIMARY KEY, klant_id INTEGER, bedrag NUMERIC(8, 2), toelichting TEXT);
CREATE TABLE artikel (id INTEGER PRIMARY KEY, naam VARCHAR(40), prijs NUMERIC(8, 2));
"""


@dataclass
class Shop:
    """The database, behind Houvast's back."""

    url: str
    planted: list[str] = field(default_factory=list)

    def run(self, *statements: str) -> None:
        engine = sa.create_engine(self.url)
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
        engine.dispose()

    def fill(self) -> None:
        self.run(*(one for one in SCHEMA.split(";") if one.strip()))
        for n in range(12):
            first, last = NAMES[n % 6], SURNAMES[(n * 5) % 6]
            values = [
                f"{first}plant{n}",
                last,
                f"mens{n}.geplant@example.org",
                f"Belde over geplante zaak {n} en was niet blij.",
            ]
            self.planted += [values[0], values[2], values[3], f"KL{n:05}"]
            born = f"{1940 + 5 * n}-0{n % 9 + 1}-1{n % 10}"
            self.run(
                f"INSERT INTO klant VALUES ({n}, 'KL{n:05}', '{first if n % 2 else values[0]}', '{last}', '{born}', "
                f"'{values[2]}', 'B', '{values[3]}', NULL)",
                f"INSERT INTO bestelling VALUES ({n}, {n}, 12.5, 'Graag leveren bij de buren van geplant {n} aub.')",
                f"INSERT INTO artikel VALUES ({n}, 'Lamp {n}', 3.5)",
            )


def later(hours: int) -> datetime:
    return NOON + timedelta(hours=hours)


@pytest.fixture
def shop(db: None, tmp_path: Path) -> Shop:
    """The shop, added as a system."""
    path = tmp_path / "shop.db"
    path.touch()
    made = Shop(f"sqlite:///{path}")
    made.fill()
    add_system(key="shop", url=made.url, by=SVEN, at=NOON)
    return made
