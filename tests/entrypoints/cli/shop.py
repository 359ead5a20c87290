"""A small shop in a real database: four customers, two of one e-mail address, notes that speak of each other."""

from pathlib import Path

import sqlalchemy as sa

METADATA = sa.MetaData()
CUSTOMER = sa.Table(
    "customer",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.String(20), nullable=False, unique=True),
    sa.Column("name", sa.String(80)),
    sa.Column("email", sa.String(120)),
    sa.Column("born", sa.Date),
)
NOTE = sa.Table(
    "note",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("customer_id", sa.Integer, sa.ForeignKey("customer.id"), nullable=False),
    sa.Column("body", sa.Text),
)
PEOPLE = (
    (1, "K100", "Fenna Tulp", "fenna@example.org"),
    (2, "K200", "Joris Brem", "joris@example.org"),
    (3, "K300", "Wim Esdoorn", "thuis@example.org"),
    (4, "K400", "Gerda Linde", "thuis@example.org"),
)
NOTES = (
    (1, 1, "Belde over een levering."),
    (2, 1, "Kreeg het geld terug."),
    (3, 2, "Kent Fenna Tulp (fenna@example.org) van de koffie."),
)
MAP = """
dataset:
  - fides_key: shop
    name: Shop
    collections:
      - name: customer
        houvast: {scope: {organisation: own}, subject: person, activity: sales}
        fields:
          - {name: id, fides_meta: {primary_key: true, data_type: integer}}
          - name: number
            data_categories: [user.unique_id]
            fides_meta: {identity: customer_number, data_type: string}
          - {name: name, data_categories: [user.name], fides_meta: {data_type: string}}
          - {name: email, data_categories: [user.contact.email], fides_meta: {identity: email, data_type: string}}
          - {name: born, data_categories: [user.demographic.date_of_birth], fides_meta: {data_type: date}}
      - name: note
        houvast: {scope: {organisation: own}, subject: event, activity: sales}
        fields:
          - {name: id, fides_meta: {primary_key: true, data_type: integer}}
          - name: customer_id
            fides_meta: {data_type: integer, references: [{dataset: shop, field: customer.id}]}
          - name: body
            data_categories: [user.content.private]
            fides_meta: {data_type: string}
            houvast: {free_text: true}
"""
ACTIVITIES = """
activity:
  - key: sales
    organisation: own
    role: controller
    name: {nl: Verkoop, en: Sales}
    purpose: {nl: Spullen verkopen., en: To sell things.}
    legal_ground: contract
    recipients: []
    source: {nl: Van u zelf., en: From you.}
    retention: {nl: Tot 2 jaar na de koop., en: Until 2 years after the sale.}
    marketing: false
"""


def fill(url: str) -> None:
    """Make the tables in an empty database, and put everybody in."""
    engine = sa.create_engine(url)
    METADATA.create_all(engine)
    with engine.begin() as connection:
        people = [dict(zip(("id", "number", "name", "email"), one, strict=True)) for one in PEOPLE]
        connection.execute(CUSTOMER.insert(), people)
        notes = [dict(zip(("id", "customer_id", "body"), one, strict=True)) for one in NOTES]
        connection.execute(NOTE.insert(), notes)
    engine.dispose()


def names(url: str) -> list[str]:
    """The names that the shop still knows."""
    return column(url, CUSTOMER.c.name)


def bodies(url: str) -> list[str]:
    """What stands in the notes."""
    return column(url, NOTE.c.body)


def column(url: str, of: "sa.Column[str]") -> list[str]:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        found = [str(value) for value in connection.execute(sa.select(of).order_by(of.table.c.id)).scalars()]
    engine.dispose()
    return found


def write_map(folder: Path, text: str = MAP + ACTIVITIES) -> Path:
    """A file with the map and the activities of the shop."""
    path = folder / "shop.yaml"
    path.write_text(text, encoding="utf-8")
    return path
