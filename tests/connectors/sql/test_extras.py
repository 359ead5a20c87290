"""SQL Server and Oracle: the driver loads, each statement compiles, an unreachable server is said.

No server of either brand was tried: what is held here is the SQL, and what is said of errors.
"""

import re
import socket

import oracledb
import pymssql
import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import mssql, oracle

from houvast.connectors.protocol import Address, Comparison, LoginRefused, Match, Refused, Unreachable, Unreadable
from houvast.connectors.sql.building import deleting, finding, reading, updating
from houvast.connectors.sql.conditions import LIST, wanted
from houvast.connectors.sql.connector import open_connector
from houvast.connectors.sql.engine import make_engine
from houvast.connectors.sql.extras import trouble_of_extra
from houvast.connectors.sql.keys import chunks, condition_on
from houvast.connectors.sql.selection import Selection, selection_of
from houvast.connectors.sql.statements import prepare
from houvast.connectors.sql.tables import ColumnShape, TableShape
from houvast.connectors.sql.types import value_type
from houvast.engines.datamap.facts import ValueType
from houvast.engines.datamap.model import Collection, CollectionId, Field

URLS = {
    "mssql": "mssql+pymssql://houvast@127.0.0.1/crm",
    "oracle": "oracle+oracledb://houvast@127.0.0.1/?service_name=crm",
}
TYPES: dict[str, sa.types.TypeEngine[object]] = {
    "id": sa.Integer(),
    "order": sa.String(40),
    "e mail": sa.String(80),
    "phone": sa.String(40),
    "note": sa.Text(),
    "born": sa.Date(),
}
MATCHES = [
    (Match("order", Comparison.EXACT, ("K1", "K2")), r"IN \("),
    (Match("e mail", Comparison.FOLDED, ("jan@example.org",)), r"lower\("),
    (Match("phone", Comparison.DIGITS, ("612345678",)), r"LIKE .* ESCAPE '!'"),
    (Match("order", Comparison.COMPACT, ("k-1",)), r"LIKE .* ESCAPE '!'"),
    (Match("note", Comparison.CONTAINS, ("jan",)), r"lower\(.* LIKE"),
    (Match("note", Comparison.DIGITS_WITHIN, ("612345678",)), r"LIKE"),
    (Match("id", Comparison.EXACT, ("7",)), r"IN \("),
    (Match("born", Comparison.EXACT, ("1980-02-29",)), r"IN \("),
    (Match("born", Comparison.CONTAINS, ("1980",)), r"CAST\("),
]


@pytest.fixture(params=["mssql", "oracle"])
def brand(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def selection(brand: str) -> Selection:
    columns = {name: ColumnShape(name, value_type(type_), type_) for name, type_ in TYPES.items()}
    table = TableShape(sa.table("customer", *map(sa.column, TYPES), schema="dbo"), columns, ("id",))
    fields = tuple(Field(name, primary_key=name == "id") for name in TYPES)
    return selection_of(Collection(CollectionId("crm", "customer"), fields), table, brand)


def dialect(brand: str) -> sa.Dialect:
    return make_engine(Address(URLS[brand])).dialect


def test_the_driver_loads(brand: str) -> None:
    engine = make_engine(Address(URLS[brand], secret="geheim"))
    assert engine.dialect.name == brand
    assert "geheim" not in repr(engine)


@pytest.mark.parametrize(("match", "form"), MATCHES)
@pytest.mark.parametrize("limited", [True, False])
def test_each_question_compiles(brand: str, match: Match, form: str, limited: bool) -> None:
    chosen = selection(brand)
    arms = wanted(match, chosen.table.columns[match.field], brand, "", nested=False)
    assert arms
    prepared = prepare(finding(chosen, arms, arms, limited=limited), dialect(brand))
    assert re.search(form, prepared.sql, re.DOTALL), prepared.sql
    bound = {f"{side}{i}_{j}": v for side in "mw" for i, arm in enumerate(arms) for j, v in enumerate(arm.values)}
    bound |= {"cap": 5} if limited else {}
    given = prepared.bind(bound)
    assert isinstance(given, dict)
    names = re.findall(r"%\((\w+)\)s" if brand == "mssql" else r":\"?(\w+)", prepared.sql)
    assert set(names) <= set(given)
    assert ("TOP" in prepared.sql or "FETCH FIRST" in prepared.sql) == limited


def test_each_way_of_writing_compiles(brand: str) -> None:
    chosen, of = selection(brand), dialect(brand)
    condition = condition_on([chosen.table.columns["id"]], [(1,), (2,)], brand)
    assert condition is not None
    lock = str(reading(chosen, condition.clause, for_update=True).compile(dialect=of))
    assert ("WITH (UPDLOCK, HOLDLOCK)" in lock) == (brand == "mssql")
    assert lock.endswith("FOR UPDATE") == (brand == "oracle")
    assert "LOCK" not in str(reading(chosen, condition.clause, for_update=False).compile(dialect=of))
    delete = prepare(deleting(chosen, condition.clause), of).sql
    assert delete.startswith("DELETE FROM dbo.customer WHERE")
    update = prepare(updating(chosen, ["e mail", "order"], condition.clause), of).sql
    quoted = ("[e mail]", "[order]") if brand == "mssql" else ('"e mail"', '"order"')
    assert all(f"{name}=" in update for name in quoted)


def test_lists_stay_as_short_as_the_brand_wants_them(brand: str) -> None:
    assert [len(c) for c in chunks([(n,) for n in range(LIST + 1)], brand)] == [LIST, 1]
    column = selection(brand).table.columns["order"]
    arms = wanted(
        Match("order", Comparison.EXACT, tuple(f"K{n}" for n in range(LIST + 1))), column, brand, "", nested=False
    )
    assert [len(arm.values) for arm in arms] == [LIST, 1]


@pytest.mark.parametrize(
    ("type_", "meant"),
    [
        (mssql.NVARCHAR(40), ValueType.TEXT),
        (mssql.BIT(), ValueType.BOOLEAN),
        (mssql.UNIQUEIDENTIFIER(), ValueType.UUID),
        (mssql.DATETIME2(), ValueType.MOMENT),
        (mssql.VARBINARY(), ValueType.BYTES),
        (mssql.XML(), ValueType.TEXT),
        (oracle.VARCHAR2(40), ValueType.TEXT),
        (oracle.NUMBER(10, 2), ValueType.NUMBER),
        (oracle.DATE(), ValueType.MOMENT),
        (oracle.CLOB(), ValueType.TEXT),
        (oracle.RAW(16), ValueType.BYTES),
    ],
)
def test_types_are_known(type_: sa.types.TypeEngine[object], meant: ValueType) -> None:
    assert value_type(type_) is meant


def test_a_server_that_is_not_there_is_said(brand: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    url = URLS[brand].replace("127.0.0.1", f"127.0.0.1:{port}")
    connector = open_connector(Address(url, secret="geheim", options=(("connect_seconds", "2"),)))
    with pytest.raises(Unreachable, match="does not answer; check the address") as caught, connector.session():
        pytest.fail("a session was opened")
    assert "geheim" not in str(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (pymssql.OperationalError((18456, b"Login failed for user 'x'")), LoginRefused, "refuses the login"),
        (pymssql.ProgrammingError((208, b"Invalid object name 'x'")), Unreadable, "not there"),
        (pymssql.IntegrityError((2627, b"duplicate 'geheim'")), Refused, "the value is taken"),
        (pymssql.OperationalError((1222, b"Lock request time out")), Refused, "another program holds the row"),
        (pymssql.OperationalError((20009, b"Unable to connect")), Unreachable, "does not answer"),
        (oracledb.DatabaseError("ORA-01017: invalid credential"), LoginRefused, "refuses the login"),
        (oracledb.DatabaseError("ORA-00942: table or view does not exist"), Unreadable, "not there"),
        (oracledb.IntegrityError("ORA-00001: unique constraint (geheim)"), Refused, "the value is taken"),
        (oracledb.DatabaseError("ORA-99999: geheim"), Refused, "error 99999"),
        (oracledb.OperationalError("DPY-6005: cannot connect"), Unreachable, "does not answer"),
    ],
)
def test_errors_are_said_without_their_words(error: Exception, kind: type[Exception], words: str) -> None:
    said = trouble_of_extra(error, "crm:customer", writing=True)
    assert type(said) is kind
    assert words in str(said)
    assert "geheim" not in str(said)
