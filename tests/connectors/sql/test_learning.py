"""What a connector remembers of a database, and when it looks anew."""

import sqlite3

import pytest

from houvast.connectors.protocol import Address
from houvast.connectors.sql.connector import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey

CUSTOMER = CollectionId("crm", "customer")
KEY = RowKey(CUSTOMER, (("id", 1),))


def mapped(*names: str) -> Collection:
    return Collection(CUSTOMER, (Field("id", primary_key=True), *(Field(n) for n in names)))


@pytest.fixture
def database(tmp_path):
    connection = sqlite3.connect(tmp_path / "crm.db")
    connection.execute("create table customer (id integer primary key, name text)")
    connection.execute("insert into customer values (1, 'Proef')")
    connection.commit()
    return connection, open_connector(Address(f"sqlite:///{tmp_path / 'crm.db'}"))


def test_a_table_that_changed_is_seen_by_the_next_description(database):
    connection, connector = database
    with connector.session() as session:
        session.describe(["customer"])
        assert session.read(mapped("name"), [KEY])[KEY].values["name"] == "Proef"
    connection.execute("alter table customer add column email text default 'proef@example.org'")
    connection.commit()
    with connector.session() as session:
        session.describe(["customer"])
        assert session.read(mapped("name", "email"), [KEY])[KEY].values["email"] == "proef@example.org"


def test_a_new_table_that_refers_is_seen_after_a_description_that_found_no_change(database):
    connection, connector = database
    with connector.session() as session:
        session.describe(["customer"])
        assert list(session.referrers(mapped("name"), [KEY])) == []
    connection.execute("create table note (id integer primary key, customer_id integer references customer(id))")
    connection.execute("insert into note values (7, 1)")
    connection.commit()
    with connector.session() as session:
        session.describe(["customer"])
        assert [r.collection for r in session.referrers(mapped("name"), [KEY])] == ["note"]
