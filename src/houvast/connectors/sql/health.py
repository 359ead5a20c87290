"""How we stand with a database, and what a question would cost there; nothing is written, and nothing asked of rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from houvast.connectors.protocol import Health, Line

if TYPE_CHECKING:
    from houvast.connectors.sql.session import SqlSession
    from houvast.connectors.sql.statements import Bound

_FULL = {"ALL", "index"}


def health_of(session: SqlSession) -> Health:
    """Return how the database is reached, its version and its clock."""
    with session.wire.asking("Checking") as connection:
        info = connection.dialect.server_version_info or ()
        host = connection.engine.url.host or ""
    ask = _ASKED.get(session.wire.brand)
    line, version, clock = ask(session) if ask else (Line.CLEAR, "", None)
    here = line is Line.CLEAR and host in {"", "localhost", "127.0.0.1", "::1"}
    return Health(Line.LOCAL if here else line, version or ".".join(map(str, info)), clock)


def _one(session: SqlSession, sql: str) -> Sequence[Any]:
    return next(iter(session.wire.rows(sql, (), "Checking")), (None, None))


def _of_sqlite(session: SqlSession) -> tuple[Line, str, datetime | None]:
    return Line.LOCAL, f"SQLite {_one(session, 'SELECT sqlite_version()')[0]}", None


def _of_postgresql(session: SqlSession) -> tuple[Line, str, datetime | None]:
    (secured,) = _one(session, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")[:1]
    version, clock = _one(session, "SELECT current_setting('server_version'), clock_timestamp()")
    return Line.ENCRYPTED if secured else Line.CLEAR, f"PostgreSQL {version}", _aware(clock)


def _of_mariadb(session: SqlSession) -> tuple[Line, str, datetime | None]:
    _, cipher = _one(session, "SHOW SESSION STATUS LIKE 'Ssl_cipher'")
    version, clock = _one(session, "SELECT VERSION(), UTC_TIMESTAMP(6)")
    return Line.ENCRYPTED if cipher else Line.CLEAR, str(version), _aware(clock)


def _aware(clock: object) -> datetime | None:
    if not isinstance(clock, datetime):
        return None
    return clock.astimezone(UTC) if clock.tzinfo else clock.replace(tzinfo=UTC)


_ASKED: dict[str, Callable[[SqlSession], tuple[Line, str, datetime | None]]] = {
    "sqlite": _of_sqlite,
    "postgresql": _of_postgresql,
    "mariadb": _of_mariadb,
}


def rows_read(session: SqlSession, sql: str, values: Bound, table: str, where: str) -> int | None:
    """Return about how many rows a statement reads, as the database's own plan for it says; 0 where indexes serve."""
    ask = _PLANNED.get(session.wire.brand)
    return ask(session, sql, values, table, where) if ask else None


def _planned_by_sqlite(session: SqlSession, sql: str, values: Bound, table: str, where: str) -> int | None:
    steps = [str(row[3]) for row in session.wire.rows(f"EXPLAIN QUERY PLAN {sql}", values, where)]
    if not any(step.startswith("SCAN") and "VIRTUAL TABLE" not in step for step in steps):
        return 0
    last = next(iter(session.wire.rows(f"SELECT max(rowid) FROM {table}", (), where)), (0,))[0]  # noqa: S608 (quoted)
    return int(last or 0)


def _planned_by_postgresql(session: SqlSession, sql: str, values: Bound, table: str, where: str) -> int | None:
    del table
    (plan,) = next(iter(session.wire.rows(f"EXPLAIN (FORMAT JSON) {sql}", values, where)))
    tree = json.loads(plan) if isinstance(plan, str) else plan
    names = [node["Relation Name"] for node in _nodes(tree[0]["Plan"]) if node["Node Type"] == "Seq Scan"]
    sizes = "SELECT coalesce(sum(greatest(reltuples, 0)), 0) FROM pg_class WHERE relname = ANY(%(names)s)"
    (rows,) = next(iter(session.wire.rows(sizes, {"names": names}, where)))
    return int(rows)


def _nodes(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [node, *(below for part in node.get("Plans", ()) for below in _nodes(part))]


def _planned_by_mariadb(session: SqlSession, sql: str, values: Bound, table: str, where: str) -> int | None:
    del table
    steps = list(session.wire.rows(f"EXPLAIN {sql}", values, where))
    return sum(int(step[8] or 0) for step in steps if step[3] in _FULL)


_PLANNED: dict[str, Callable[[SqlSession, str, Bound, str, str], int | None]] = {
    "sqlite": _planned_by_sqlite,
    "postgresql": _planned_by_postgresql,
    "mariadb": _planned_by_mariadb,
}
