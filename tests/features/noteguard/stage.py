"""A help desk with notes of two organisations, in any brand of database."""

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from houvast.engines.scanner.scanning import scan
from houvast.features.datamap.actions import load_map
from houvast.features.systems.actions import add_system
from tests.cast import LONG_AGO, SETUP
from tests.journeys.centre import without_password

MAP = """
dataset:
  - fides_key: desk
    collections:
      - name: ticket
        houvast: {scope: {column: client, values: {ZE: zonneveld, BN: own}}, subject: event}
        fields:
          - {name: id, fides_meta: {primary_key: true}}
          - {name: client}
          - {name: note, houvast: {free_text: true}}
      - name: message
        houvast: {scope: {inherit: true}, subject: event}
        fields:
          - {name: id, fides_meta: {primary_key: true}}
          - name: ticket_id
            fides_meta: {references: [{dataset: desk, field: ticket.id, direction: to}]}
          - {name: body, houvast: {free_text: true}}
"""
TICKETS = {
    1: ("ZE", "Mevrouw heeft diabetes, graag na 10 uur bellen."),
    2: ("ZE", "Meterstand 1042 doorgegeven, termijnbedrag blijft gelijk."),
    3: ("ZE", "Klant is moslim en wil niet op vrijdag gebeld worden."),
    4: ("BN", "Heeft epilepsie, collega neemt het over."),
    5: ("ZE", ""),
    6: ("ZE", "Modem vervangen, lijn weer stabiel."),
}
MESSAGES = {10: (1, "Heeft multiple sclerose volgens zoon."), 11: (4, "Heeft reuma."), 12: (2, None)}
FAITH_RULE = next(one.rule for one in scan(TICKETS[3][1]) if one.category == "religion")


@dataclass(frozen=True)
class Desk:
    """The help desk's database, as somebody sees it who does not use Houvast."""

    engine: sa.Engine

    def note(self, ticket: int) -> str:
        with self.engine.connect() as connection:
            return str(connection.scalar(sa.text("SELECT note FROM ticket WHERE id = :id"), {"id": ticket}))

    def write(self, ticket: int, note: str) -> None:
        with self.engine.begin() as connection:
            connection.execute(sa.text("UPDATE ticket SET note = :note WHERE id = :id"), {"id": ticket, "note": note})

    def everything(self) -> str:
        with self.engine.connect() as connection:
            return str([connection.execute(sa.text(f"SELECT * FROM {t}")).all() for t in ("ticket", "message")])


def furnish(url: str, home: Path) -> Desk:
    """Make the database, load its map, and add it as the system `desk`."""
    engine = sa.create_engine(url)
    with engine.begin() as made:
        made.execute(sa.text("CREATE TABLE ticket (id INTEGER PRIMARY KEY, client VARCHAR(5), note TEXT)"))
        made.execute(sa.text("CREATE TABLE message (id INTEGER PRIMARY KEY, ticket_id INTEGER, body TEXT)"))
        for id_, (client, note) in TICKETS.items():
            values = {"id": id_, "client": client, "note": note}
            made.execute(sa.text("INSERT INTO ticket VALUES (:id, :client, :note)"), values)
        for id_, (ticket, body) in MESSAGES.items():
            made.execute(sa.text("INSERT INTO message VALUES (:id, :t, :b)"), {"id": id_, "t": ticket, "b": body})
    load_map(name="desk", text=MAP, by=SETUP, at=LONG_AGO)
    address, secret = without_password(url, home / "secret")
    add_system(key="desk", url=address, secret_ref=secret, by=SETUP, at=LONG_AGO)
    return Desk(engine)
