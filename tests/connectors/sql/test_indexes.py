"""A question for one person is served by an index where there is one, and still finds what stands there with blanks."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa

from houvast.connectors.protocol import Address, Comparison, Match, Session
from houvast.connectors.registry import open_connector
from houvast.connectors.sql.session import SqlSession
from houvast.connectors.sql.statements import Bound
from houvast.engines.datamap.model import Collection, CollectionId, Field
from tests.services.mariadb import MariaDB
from tests.services.postgres import Postgres

ROWS = 20_000
FIELDS = (
    Field("id", primary_key=True),
    Field("email"),
    Field("number", notation="plain"),
    Field("phone", notation="e164"),
)
CUSTOMER = Collection(CollectionId("crm", "customer"), FIELDS)
QUESTIONS = [
    (Match("id", Comparison.EXACT, ("500",)), 500),
    (Match("number", Comparison.COMPACT, ("k-000.500",)), 500),
    (Match("phone", Comparison.DIGITS, ("600000500", "+31600000500")), 500),
    (Match("email", Comparison.FOLDED, ("P500@EXAMPLE.ORG",)), 500),
    (Match("email", Comparison.FOLDED, ("p7@example.org",)), 7),
    (Match("email", Comparison.FOLDED, ("p8@example.org",)), 8),
]


def _url(brand: str, request: pytest.FixtureRequest, folder: Path) -> str:
    if brand == "sqlite":
        return f"sqlite:///{folder}/crm.db"
    server: Postgres | MariaDB = request.getfixturevalue({"postgresql": "postgres"}.get(brand, brand))
    return server.database("indexes")


@pytest.fixture(params=["sqlite", "postgresql", "mariadb"])
def session(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Session]:
    engine = sa.create_engine(url := _url(request.param, request, tmp_path))
    emails = {7: " P7@example.org", 8: "p8@Example.org\t \n"}
    rows = [(n, emails.get(n, f"P{n}@Example.org"), f"K{n:06}", f"+316{n:08}", "x" * 100) for n in range(ROWS)]
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE customer (id integer PRIMARY KEY, email varchar(80), number varchar(20),"
            " phone varchar(20), note varchar(200))"
        )
        placeholders = "?, ?, ?, ?, ?" if request.param == "sqlite" else "%s, %s, %s, %s, %s"
        connection.exec_driver_sql(f"INSERT INTO customer VALUES ({placeholders})", rows)
        email = "email" if request.param == "mariadb" else "lower(email)"
        for name, on in (("by_email", email), ("by_number", "number"), ("by_phone", "phone")):
            connection.exec_driver_sql(f"CREATE INDEX {name} ON customer ({on})")
        connection.exec_driver_sql({"mariadb": "ANALYZE TABLE customer"}.get(request.param, "ANALYZE"))
    engine.dispose()
    connector = open_connector("sql", Address(url))
    with connector.session() as opened:
        yield opened
    connector.close()


@pytest.mark.parametrize(("match", "expected"), QUESTIONS)
def test_one_person_is_found_by_an_index(session: Session, match: Match, expected: int) -> None:
    assert isinstance(session, SqlSession)
    wire, asked = session.wire, list[tuple[str, Bound, str]]()
    ask = wire.rows

    def overheard(sql: str, values: Bound, where: str) -> Iterator[Sequence[object]]:
        asked.append((sql, values, where))
        return ask(sql, values, where)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wire, "rows", overheard)
        assert [row.values["id"] for row in session.find(CUSTOMER, [match])] == [expected]
    ((sql, values, where),) = asked
    explain = "EXPLAIN QUERY PLAN " if wire.brand == "sqlite" else "EXPLAIN "
    plan = "\n".join(str(row) for row in wire.rows(explain + sql, values, where))
    assert plan
    assert not any(scan in plan for scan in ("Seq Scan", "SCAN customer", "'ALL'")), plan
