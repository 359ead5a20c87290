"""A server that freezes after it let us in is given up in time; what comes later is no answer to an older question."""

import os
import signal
import time

import psutil
import pytest
import sqlalchemy as sa

from houvast.connectors.protocol import Address, Comparison, Match, Unreachable
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from tests.services.mariadb import MariaDB
from tests.services.postgres import Postgres

THING = Collection(CollectionId("crm", "thing"), (Field("id", primary_key=True), Field("name")))
NAMED = [Match("name", Comparison.EXACT, ("x",))]


@pytest.mark.parametrize("name", ["postgres", "mariadb"])
def test_a_frozen_server_is_given_up(name: str, request: pytest.FixtureRequest) -> None:
    server: Postgres | MariaDB = request.getfixturevalue(name)
    url = server.database("frozen")
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE thing (id integer PRIMARY KEY, name varchar(20))")
        connection.exec_driver_sql("INSERT INTO thing VALUES (1, 'x')")
    engine.dispose()
    connector = open_connector("sql", Address(url, options=(("statement_seconds", "1"), ("connect_seconds", "1"))))
    with connector.session() as session:
        assert len(list(session.find(THING, NAMED))) == 1
        processes = [server.server.process.pid, *(p.pid for p in psutil.Process(server.server.process.pid).children())]
        started = time.monotonic()
        try:
            for pid in processes:
                os.kill(pid, signal.SIGSTOP)
            with pytest.raises(Unreachable):
                list(session.find(THING, NAMED))
            with pytest.raises(Unreachable):
                list(session.find(THING, NAMED))
        finally:
            for pid in processes:
                os.kill(pid, signal.SIGCONT)
        assert time.monotonic() - started < 10
    with connector.session() as session:
        assert [row.values["id"] for row in session.find(THING, NAMED)] == [1]
    connector.close()
