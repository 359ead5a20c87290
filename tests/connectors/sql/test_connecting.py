"""A database that cannot be reached is said in one line, without the address, the user or the secret."""

import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import make_url

from houvast.connectors.protocol import Address, Unreachable, Unreadable
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.questions import Comparison, Match
from houvast.engines.datamap.rows import RowKey
from tests.services.mariadb import MariaDB
from tests.services.postgres import Postgres

THING = Collection(CollectionId("crm", "thing"), (Field("id", primary_key=True), Field("name")))
NAMED = [Match("name", Comparison.EXACT, ("x",))]


def _message_of(address: Address) -> str:
    with pytest.raises(Unreachable) as caught, open_connector("sql", address).session():
        pytest.fail("a session was opened")
    message = str(caught.value)
    assert "\n" not in message
    assert caught.value.__cause__ is None
    return message


def _closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.mark.parametrize("url", ["", "no url", "db2://user@host/db", "sqlite://", "://", "postgresql://h:port/d"])
def test_address_that_is_none_is_said(url: str) -> None:
    with pytest.raises(Unreachable, match="address"):
        open_connector("sql", Address(url))


def test_option_that_is_no_number_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="lock_seconds"):
        open_connector("sql", Address(f"sqlite:///{tmp_path}/a.db", options=(("lock_seconds", "soon"),)))


def test_missing_file_is_said_and_not_made(tmp_path: Path) -> None:
    assert "cannot be opened" in _message_of(Address(f"sqlite:///{tmp_path}/none.db"))
    assert not (tmp_path / "none.db").exists()


def test_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"this is no database at all" * 100)
    with (
        pytest.raises((Unreachable, Unreadable), match="damaged"),
        open_connector("sql", Address(f"sqlite:///{tmp_path}/a.db")).session() as session,
    ):
        list(session.find(THING, NAMED))


@pytest.mark.parametrize("brand", ["postgresql", "mariadb"])
def test_server_that_does_not_answer_is_said(brand: str) -> None:
    address = Address(f"{brand}://someone@127.0.0.1:{_closed_port()}/crm", secret="hunter2")
    message = _message_of(address)
    assert "does not answer" in message
    assert not any(word in message for word in ("hunter2", "someone", "127.0.0.1"))


def test_wrong_password_is_said_by_postgresql(postgres: Postgres) -> None:
    url = make_url(postgres.database("connecting"))
    for secret in ("hunter2", ""):
        bare = url._replace(password=None).render_as_string(hide_password=False)
        message = _message_of(Address(bare, secret=secret))
        assert "refuses the login" in message
        assert "hunter2" not in message


def test_wrong_password_is_said_by_mariadb(mariadb: MariaDB) -> None:
    url = make_url(mariadb.database("connecting"))
    message = _message_of(Address(url._replace(password=None).render_as_string(hide_password=False), secret="hunter2"))
    assert "refuses the login" in message
    assert "hunter2" not in message


@pytest.mark.parametrize("server", ["postgres", "mariadb"])
def test_right_password_comes_apart_from_the_address(server: str, request: pytest.FixtureRequest) -> None:
    url = make_url(request.getfixturevalue(server).database("connecting"))
    bare = url._replace(password=None).render_as_string(hide_password=False)
    with open_connector("sql", Address(bare, secret=str(url.password))).session() as session:
        assert session.describe().collections == ()


@pytest.mark.parametrize("server", ["postgres", "mariadb"])
def test_missing_database_is_said(server: str, request: pytest.FixtureRequest) -> None:
    url = make_url(request.getfixturevalue(server).database("connecting"))
    message = _message_of(Address(url.set(database="no_such_crm").render_as_string(hide_password=False)))
    assert "no_such_crm" not in message


def test_connection_that_breaks_off_is_said_and_the_next_session_works(postgres: Postgres) -> None:
    url = postgres.database("connecting")
    admin = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text("CREATE TABLE thing (id integer primary key, name text)"))
        connection.execute(sa.text("INSERT INTO thing VALUES (1, 'x'), (2, 'y')"))
    connector = open_connector("sql", Address(url))
    kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'houvast'"
    with pytest.raises(Unreachable), connector.session() as session:  # noqa: PT012
        (row,) = session.find(THING, NAMED)
        with session.transaction() as transaction:
            assert transaction.erase(THING, [row.key]) == 1
            with admin.connect() as connection:
                connection.execute(sa.text(kill)).all()
            transaction.erase(THING, [row.key])
    with connector.session() as session:
        assert len(list(session.find(THING, NAMED))) == 1
    connector.close()
    admin.dispose()


def test_statement_that_takes_too_long_is_stopped(postgres: Postgres, tmp_path: Path) -> None:
    slow = "SELECT n AS id, n::text AS name FROM generate_series(1, 100000000) AS n"
    engine = sa.create_engine(url := postgres.database("connecting"))
    with engine.begin() as connection:
        connection.execute(sa.text(f"CREATE VIEW thing AS {slow}"))
    endless = (
        "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id, CAST(id AS text) AS name FROM n"
    )
    lite = sa.create_engine(lite_url := f"sqlite:///{tmp_path}/slow.db")
    with lite.begin() as connection:
        connection.execute(sa.text(f"CREATE VIEW thing AS {endless}"))
    for address in (url, lite_url):
        connector = open_connector("sql", Address(address, options=(("statement_seconds", "1"),)))
        with pytest.raises(Unreachable, match="too long"), connector.session() as session:
            list(session.find(THING, [Match("name", Comparison.CONTAINS, ("nothing",))]))
        connector.close()
    engine.dispose()


def test_a_file_that_took_the_place_of_another_is_the_one_that_is_read_and_written(tmp_path: Path) -> None:
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    for path, name in ((first, "Een"), (second, "Twee")):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE thing (id integer primary key, name text)")
            connection.execute("INSERT INTO thing VALUES (1, ?)", [name])
    key = RowKey(THING.id, (("id", 1),))
    connector = open_connector("sql", Address(f"sqlite:///{first}"))
    with connector.session() as session:
        assert session.read(THING, [key])[key].values["name"] == "Een"
    second.replace(first)
    with connector.session() as session, session.transaction() as transaction:
        assert transaction.lock(THING, [key])[key].values["name"] == "Twee"
        transaction.erase(THING, [key])
    with closing(sqlite3.connect(first)) as connection:
        assert connection.execute("SELECT count(*) FROM thing").fetchone() == (0,)
    connector.close()
