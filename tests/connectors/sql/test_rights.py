"""What a login may do is told without trying it; what it may not do is refused in one line."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import make_url

from houvast.connectors.protocol import Address, Change, CollectionFacts, Connector, Refused, Unreadable
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.questions import Comparison, Match
from houvast.engines.datamap.rows import RowKey
from tests.services.mariadb import MariaDB
from tests.services.postgres import Postgres

THING = Collection(CollectionId("crm", "thing"), (Field("id", primary_key=True), Field("name"), Field("note")))
ONE = RowKey(THING.id, (("id", 1),))
TABLES = ("thing", "other", "hidden")
SECRET = "only-for-this-test"


def _prepare(url: str, *statements: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        for table in TABLES:
            connection.exec_driver_sql(f"CREATE TABLE {table} (id integer PRIMARY KEY, name varchar(20), note text)")
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES (1, 'x', 'y')")
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.fixture(params=["postgres", "mariadb"])
def clerk(request: pytest.FixtureRequest) -> Connector:
    """A login that may read two tables, and change one column of one of them; the other it may do all with."""
    server: Postgres | MariaDB = request.getfixturevalue(request.param)
    url = server.database("rights")
    who = "clerk" if request.param == "postgres" else "clerk@localhost"
    password = f"PASSWORD '{SECRET}'" if request.param == "postgres" else f"IDENTIFIED BY '{SECRET}'"
    root = url if request.param == "postgres" else _as(url, "root")  # MariaDB's owner may not grant
    _prepare(
        root,
        f"DROP USER IF EXISTS {who}",
        f"CREATE USER {who} {password}",
        f"GRANT SELECT, UPDATE (note) ON thing TO {who}",
        f"GRANT SELECT, UPDATE, DELETE ON other TO {who}",
    )
    return open_connector("sql", Address(_as(url, "clerk"), secret=SECRET))


def _as(url: str, who: str) -> str:
    """Return the URL for another login, without a password."""
    return make_url(url)._replace(username=who, password=None).render_as_string()


def _facts(connector: Connector, name: str) -> CollectionFacts:
    with connector.session() as session:
        facts = session.describe([name]).collection(name)
    assert facts is not None
    return facts


def test_rights_are_told(clerk: Connector) -> None:
    thing, other = _facts(clerk, "thing"), _facts(clerk, "other")
    assert (thing.may_update, thing.may_delete) == (True, False)
    assert {c.name for c in thing.columns if c.writable} == {"note"}
    assert (other.may_update, other.may_delete) == (True, True)
    assert {c.name for c in other.columns if c.writable} == {"id", "name", "note"}


def test_missing_rights_are_said(clerk: Connector) -> None:
    hidden = Collection(CollectionId("crm", "hidden"), THING.fields)
    with clerk.session() as session:
        with pytest.raises(Refused, match="no right"), session.transaction() as transaction:
            transaction.erase(THING, [ONE])
        with pytest.raises(Refused, match="no right"), session.transaction() as transaction:
            transaction.change(THING, [Change(ONE, {"name": None})])
        with session.transaction() as transaction:
            assert transaction.change(THING, [Change(ONE, {"note": None})]) == 1
        with pytest.raises(Unreadable):
            list(session.find(hidden, [Match("name", Comparison.EXACT, ("x",))]))


def test_read_only_file_is_told_and_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/crm.db"
    _prepare(url)
    assert _facts(open_connector("sql", Address(url)), "thing").may_delete
    read_only = open_connector("sql", Address(f"{url}?mode=ro"))
    facts = _facts(read_only, "thing")
    assert (facts.may_update, facts.may_delete) == (False, False)
    with (
        read_only.session() as session,
        pytest.raises(Refused, match="read-only"),
        session.transaction() as transaction,
    ):
        transaction.erase(THING, [ONE])
