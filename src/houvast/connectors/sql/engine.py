"""How a connection to each brand of database is made: no password in an address, no endless wait, no file created."""

from collections.abc import Callable
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any
from urllib.parse import quote

import psycopg
import sqlalchemy as sa
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from psycopg.types.string import TextLoader
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from houvast.connectors.protocol import Address, Unreachable
from houvast.connectors.sql import patience
from houvast.connectors.sql.extras import EXTRAS

BRANDS = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "mysql": "mariadb+pymysql",
    "mariadb": "mariadb+pymysql",
    "mssql": "mssql+pymssql",
    "oracle": "oracle+oracledb",
}
WAITS = {"connect_seconds": 10, "lock_seconds": 10, "statement_seconds": 120}


def make_engine(address: Address) -> sa.Engine:
    """Return the engine for an address; nothing is connected yet.

    Options are waits in whole seconds: `connect_seconds` (10), `lock_seconds` (10), `statement_seconds` (120).

    :raises Unreachable: the address is none, or of a brand that this connector does not know.
    """
    url, waits = _url_of(address), waits_of(address)
    arguments: dict[str, Any] = _ARGUMENTS[url.get_backend_name()](waits)
    _check_driver(url)
    engine = sa.create_engine(
        url,
        isolation_level="AUTOCOMMIT",  # a transaction is begun in so many words, so that reading holds nothing open
        hide_parameters=True,
        connect_args=arguments,
        poolclass=sa.QueuePool,
        pool_size=1,
        max_overflow=15,
        pool_recycle=300,
        pool_pre_ping=url.get_backend_name() != "sqlite",
    )
    if settle := _SETTLE.get(engine.dialect.name):
        sa.event.listen(engine, "connect", settle)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "checkout", _same_file)
    if connect := patience.CONNECT.get(url.get_backend_name()):
        sa.event.listen(engine, "do_connect", connect(waits["statement_seconds"] + waits["connect_seconds"]))
    return engine


def _check_driver(url: URL) -> None:
    brand = url.get_backend_name()
    if brand in EXTRAS and find_spec(EXTRAS[brand]) is None:
        raise Unreachable(f"The driver for this brand of database is missing: install houvast[{brand}].")


def waits_of(address: Address) -> dict[str, int]:
    """Return how long to wait for what, in seconds.

    :raises Unreachable: an option is no whole number.
    """
    given = {name: text for name, text in address.options if name in WAITS}
    if bad := [name for name, text in given.items() if not text.isdigit()]:
        raise Unreachable(f"The database's option {bad[0]} is not a whole number of seconds; correct it.")
    return WAITS | {name: int(text) for name, text in given.items()}


def _url_of(address: Address) -> URL:
    try:
        url = make_url(address.url)
    except (ArgumentError, ValueError):
        raise Unreachable("The database's address is not a URL; write it as brand://user@host/database.") from None
    driver = BRANDS.get(url.drivername.partition("+")[0])
    if driver is None:
        known = ", ".join(sorted(BRANDS))
        raise Unreachable(f"The database's address names a brand that is not known; choose one of: {known}.")
    url = url.set(drivername=driver)
    if driver == "sqlite":
        return _sqlite_url(url)
    return url.set(password=address.secret) if address.secret else url


def _sqlite_url(url: URL) -> URL:
    """Open an existing file only: plain SQLite would create an empty database where a path is wrong."""
    path = url.database or ""
    if not path or path == ":memory:":
        raise Unreachable("The database's address names no file; write it as sqlite:////folder/file.db.")
    if path.startswith("file:"):
        return url
    mode = url.query.get("mode", "rw")
    return url.set(database="file:" + quote(str(Path(path).absolute())), query={"mode": mode, "uri": "true"})


def _settle_sqlite(connection: SqliteConnection, record: ConnectionPoolEntry) -> None:
    record.info["file"] = _file_of(connection)
    # Text that is no UTF-8 must not stop a search: the undecodable bytes are read as U+FFFD.
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # else what was erased stays legible in the file's free pages


def _same_file(connection: SqliteConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
    """Open the file anew when another took its place, as a restored backup does: the old one is written in vain."""
    if _file_of(connection) != record.info["file"]:
        raise sa.exc.DisconnectionError


def _file_of(connection: SqliteConnection) -> tuple[int, int] | None:
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    path = path.decode() if isinstance(path, bytes) else path
    try:
        stat = Path(path).stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


def _settle_postgresql(connection: psycopg.Connection, _record: object) -> None:
    for type_, loader in (("date", _LenientDate), ("timestamp", _LenientMoment), ("timestamptz", _LenientMoment)):
        connection.adapters.register_loader(type_, loader)
    for type_ in ("interval", "time", "timetz"):  # `24:00`, `1 mon` and `30:00:00` stay what they are
        connection.adapters.register_loader(type_, TextLoader)


class _LenientDate(Loader):
    """Reads dates; what Python has no date for, such as `infinity`, is read as text, so that it stops no search."""

    def load(self, data: Buffer) -> date | str:
        text = bytes(data).decode()
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text


class _LenientMoment(Loader):
    """Reads moments; what Python has no moment for is read as text."""

    def load(self, data: Buffer) -> datetime | str:
        text = bytes(data).decode()
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return text


_SETTLE: dict[str, Callable[..., None]] = {"sqlite": _settle_sqlite, "postgresql": _settle_postgresql}


def _sqlite_arguments(waits: dict[str, int]) -> dict[str, Any]:
    return {"timeout": waits["lock_seconds"], "check_same_thread": False}


def _postgresql_arguments(waits: dict[str, int]) -> dict[str, Any]:
    statement, lock = waits["statement_seconds"] * 1000, waits["lock_seconds"] * 1000
    return {
        "connect_timeout": waits["connect_seconds"],
        "application_name": "houvast",
        "client_encoding": "utf8",
        "keepalives_idle": 30,  # else a network that vanished is noticed after two hours
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "options": f"-c statement_timeout={statement} -c lock_timeout={lock} -c datestyle=ISO -c timezone=UTC",
    }


def _mariadb_arguments(waits: dict[str, int]) -> dict[str, Any]:
    statement, lock = waits["statement_seconds"], waits["lock_seconds"]
    return {
        "connect_timeout": waits["connect_seconds"],
        "read_timeout": waits["connect_seconds"],  # while connecting; afterwards as `patience` sets it
        "write_timeout": waits["connect_seconds"],
        "charset": "utf8mb4",
        "init_command": f"SET SESSION max_statement_time={statement}, innodb_lock_wait_timeout={lock}",
    }


def _mssql_arguments(waits: dict[str, int]) -> dict[str, Any]:
    seconds = waits["connect_seconds"]
    return {"login_timeout": seconds, "timeout": waits["statement_seconds"], "charset": "UTF-8", "appname": "houvast"}


def _oracle_arguments(waits: dict[str, int]) -> dict[str, Any]:
    return {"tcp_connect_timeout": waits["connect_seconds"]}


_ARGUMENTS: dict[str, Callable[[dict[str, int]], dict[str, Any]]] = {
    "sqlite": _sqlite_arguments,
    "postgresql": _postgresql_arguments,
    "mariadb": _mariadb_arguments,
    "mssql": _mssql_arguments,
    "oracle": _oracle_arguments,
}
