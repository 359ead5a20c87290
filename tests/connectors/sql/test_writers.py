"""Two writers at one row, a full disk, a trigger that objects: somebody waits or is told, nothing is half done."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from houvast.connectors.protocol import Address, Change, Connector, Refused
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey
from tests.services.mariadb import MariaDB
from tests.services.postgres import Postgres

THING = Collection(CollectionId("crm", "thing"), (Field("id", primary_key=True), Field("name")))
ONE, TWO = (RowKey(THING.id, (("id", n),)) for n in (1, 2))


@pytest.fixture(params=["sqlite", "postgres", "mariadb"])
def connector(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connector]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/crm.db"
    else:
        server: Postgres | MariaDB = request.getfixturevalue(request.param)
        url = server.database("writers")
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE thing (id integer PRIMARY KEY, name varchar(20))")
        connection.exec_driver_sql("INSERT INTO thing VALUES (1, 'x'), (2, 'y')")
    engine.dispose()
    made = open_connector("sql", Address(url, options=(("lock_seconds", "1"),)))
    yield made
    made.close()


def test_a_row_that_is_held_is_refused_to_another_writer(connector: Connector) -> None:
    with connector.session() as first, connector.session() as second:
        with first.transaction() as holding:
            holding.lock(THING, [ONE])
            with pytest.raises(Refused, match="another program holds"), second.transaction() as waiting:
                waiting.change(THING, [Change(ONE, {"name": "second"})])
            holding.change(THING, [Change(ONE, {"name": "first"})])
        assert second.read(THING, [ONE])[ONE].values["name"] == "first"


def test_a_writer_waits_for_another(connector: Connector) -> None:
    held, counts = threading.Event(), []

    def wait_and_change() -> None:
        held.wait(5)
        with connector.session() as session, session.transaction() as transaction:
            counts.append(transaction.change(THING, [Change(TWO, {"name": "late"})]))

    late = threading.Thread(target=wait_and_change)
    late.start()
    with connector.session() as session, session.transaction() as transaction:
        transaction.lock(THING, [TWO])
        held.set()
        late.join(0.2)
        assert counts == []
        transaction.change(THING, [Change(TWO, {"name": "early"})])
    late.join(5)
    assert counts == [1]


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/crm.db"
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE thing (id integer PRIMARY KEY, name text)")
        connection.exec_driver_sql("INSERT INTO thing VALUES (1, 'x'), (2, 'y')")
    engine.dispose()
    connector = open_connector("sql", Address(url))
    with connector.session() as session:
        session.wire.raw.execute("PRAGMA max_page_count = 3")  # type: ignore[attr-defined]
        with pytest.raises(Refused, match="the disk is full"), session.transaction() as transaction:  # noqa: PT012
            transaction.erase(THING, [TWO])
            transaction.change(THING, [Change(ONE, {"name": "x" * 100_000})])
        assert len(session.read(THING, [ONE, TWO])) == 2


def test_what_a_trigger_says_stays_inside(postgres: Postgres) -> None:
    engine = sa.create_engine(url := postgres.database("writers"))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE thing (id integer PRIMARY KEY, name text)")
        connection.exec_driver_sql("INSERT INTO thing VALUES (1, 'Jansen')")
        connection.exec_driver_sql(
            "CREATE FUNCTION objects() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'no, not %%!', OLD.name; END $$"
        )
        connection.exec_driver_sql("CREATE TRIGGER t BEFORE DELETE ON thing FOR EACH ROW EXECUTE FUNCTION objects()")
    engine.dispose()
    with open_connector("sql", Address(url)).session() as session:
        with pytest.raises(Refused) as caught, session.transaction() as transaction:
            transaction.erase(THING, [ONE])
        assert "Jansen" not in str(caught.value)
        assert ONE in session.read(THING, [ONE])
