"""A small map with a name that is no markup, and systems of every sort."""

from pathlib import Path

import sqlalchemy as sa

from houvast.features.datamap.actions import load_map
from houvast.features.systems.actions import add_system
from houvast.features.systems.contracts import MANUAL
from tests.cast import LONG_AGO, SETUP

NAME = "<script>alert(1)</script>"
MAP = f"""
dataset:
  - fides_key: crm
    name: {NAME}
    collections:
      - name: customer
        houvast: {{scope: {{organisation: own}}, subject: person, label: {{nl: Klant, en: "<b>Customer</b>"}}}}
        fields:
          - {{name: id, fides_meta: {{primary_key: true}}}}
          - {{name: email, data_categories: [user.contact.email], fides_meta: {{identity: email}}}}
      - name: ticket
        houvast: {{scope: {{inherit: true}}, subject: event}}
        fields:
          - {{name: id, fides_meta: {{primary_key: true}}}}
          - name: customer_id
            fides_meta: {{references: [{{dataset: crm, field: customer.id, direction: to}}]}}
  - fides_key: chat
    collections:
      - name: message
        houvast: {{scope: {{organisation: zonneveld}}}}
        fields: [{{name: id}}]
"""


def furnish(home: Path) -> None:
    """Load the map, and add a database, a broken one, and what a role and an external party answer for."""
    load_map(name="small", text=MAP, by=SETUP, at=LONG_AGO)
    url = f"sqlite:///{home / 'crm.db'}"
    with sa.create_engine(url).begin() as made:
        made.execute(sa.text("CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT)"))
        made.execute(sa.text("CREATE TABLE ticket (id INTEGER PRIMARY KEY, customer_id INTEGER)"))
    add_system(key="crm", url=url, host_party="Wolkhuis B.V.", by=SETUP, at=LONG_AGO)
    add_system(key="broken", url=f"sqlite:///{home / 'nothing.db'}", by=SETUP, at=LONG_AGO)
    by_hand = {"archive": {"owner": "system_owner"}, "print": {"party": "Drukkerij", "email": "a@drukkerij.example"}}
    for key, options in by_hand.items():
        add_system(key=key, kind=MANUAL, url=f"manual:{key}", options=options, by=SETUP, at=LONG_AGO)
