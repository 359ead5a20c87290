"""One connection: sends statements, hands out results piece by piece, and lets no driver's error through."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from typing import Any, cast

import psycopg
import sqlalchemy as sa
from pymysql.cursors import SSCursor
from sqlalchemy.exc import DBAPIError

from houvast.connectors.protocol import Unreachable, Unreadable
from houvast.connectors.sql.errors import driver_errors, trouble_of
from houvast.connectors.sql.pipeline import Asked, ask_each
from houvast.connectors.sql.statements import Bound
from houvast.connectors.turns import Turns
from houvast.engines.trouble import Trouble

PIECE = 100
"""Rows taken from PostgreSQL at a time: few, since one may hold a whole letter; other drivers hand out single ones."""

_CHUNK = PIECE if psycopg.capabilities.has_stream_chunked() else 1
_STEPS = 200_000  # of SQLite's machine between two looks at the clock


_BEGIN = {"sqlite": "BEGIN IMMEDIATE", "mariadb": "START TRANSACTION", "mssql": "BEGIN TRANSACTION"}


class Wire:
    """A connection of SQLAlchemy's pool, spoken to directly: one round trip per question.

    A result is read piece by piece while it is consumed. A driver can hold one open result only, so a new question
    takes in the rest of the one before.
    """

    def __init__(self, connection: sa.Connection, statement_seconds: int, on_stale: Callable[[], None]) -> None:
        self.connection = connection
        self.brand = "mariadb" if connection.dialect.name == "mysql" else connection.dialect.name
        self.raw = cast("Any", connection.connection.dbapi_connection)
        self.writing = False
        self.broken = False
        self._open: _Result | None = None
        self._on_stale = on_stale
        self._deadline = 0.0
        self._seconds = statement_seconds
        if self.brand == "sqlite":
            self.raw.set_progress_handler(self._overdue, _STEPS)

    def _overdue(self) -> bool:
        return bool(self._deadline) and time.monotonic() > self._deadline

    def rows(self, sql: str, values: Bound, where: str) -> Iterator[Sequence[Any]]:
        """Run a question; its rows come piece by piece."""
        self.settle()
        self._open = _Result(self, sql, values, where)
        return self._open

    def is_settled(self) -> bool:
        """Tell whether no result is open."""
        return self._open is None

    def asking_each(self, asked: Iterable[Asked]) -> Turns:
        """Put questions to PostgreSQL together, and have the rows of each taken; the driver's errors become ours."""
        self.settle()
        try:
            yield from ask_each(self.raw, asked, PIECE)
        except driver_errors() as error:
            raise self.trouble(error, "Asking") from None

    def run(self, sql: str, values: Bound, where: str) -> int:
        """Run a statement that answers no rows; return how many rows it touched."""
        self.settle()
        try:
            self._start_clock()
            with closing(self.raw.cursor()) as cursor:
                cursor.execute(sql, values)
                return max(int(cursor.rowcount), 0)
        except driver_errors() as error:
            raise self.trouble(error, where) from None

    def run_many(self, sql: str, values: Sequence[Bound], where: str) -> int:
        """Run a statement once for each set of values; return how many rows were touched altogether."""
        self.settle()
        try:
            self._start_clock()
            with closing(self.raw.cursor()) as cursor:
                cursor.executemany(sql, values)
                return max(int(cursor.rowcount), 0)
        except driver_errors() as error:
            raise self.trouble(error, where) from None

    def trouble(self, error: BaseException, where: str) -> Trouble:
        """Return the one line for a driver's error; what was learned of tables is dropped where it proves wrong."""
        trouble = trouble_of(error, where, writing=self.writing)
        if isinstance(trouble, Unreadable):
            self._on_stale()
        self.broken = self.broken or isinstance(trouble, Unreachable)
        return trouble

    @contextmanager
    def asking(self, where: str) -> Iterator[sa.Connection]:
        """Give SQLAlchemy's connection for a while, to ask for the tables; its errors become ours."""
        self.settle()
        try:
            yield self.connection
        except DBAPIError as error:
            raise self.trouble(error.orig or error, where) from None

    def settle(self) -> None:
        """Take in the rest of a result that is still open."""
        result, self._open = self._open, None
        if result is not None:
            result.take_in()

    def drop(self) -> None:
        """Leave the rest of a result that is still open unread."""
        result, self._open = self._open, None
        if result is not None:
            result.drop()

    def results(self, sql: str, values: Bound) -> Iterator[Sequence[Any]]:
        """Yield the driver's rows; the driver's errors pass."""
        self._start_clock()
        if self.brand == "postgresql":
            with closing(self.raw.cursor()) as cursor:
                yield from cursor.stream(sql, values, size=_CHUNK)
            return
        with closing(self.raw.cursor(SSCursor) if self.brand == "mariadb" else self.raw.cursor()) as cursor:
            cursor.execute(sql, values)
            yield from cursor

    def _start_clock(self) -> None:
        self._deadline = time.monotonic() + self._seconds

    def begin(self) -> None:
        """Begin a unit of writing."""
        self.writing = True
        if self.brand == "oracle":  # begins by itself, unless each statement is one by itself
            self.raw.autocommit = False
            return
        self.run(_BEGIN.get(self.brand, "BEGIN"), (), "Beginning to write")

    def commit(self) -> None:
        """Make the unit of writing last."""
        self.run("COMMIT", (), "Finishing to write")
        self.writing = False
        self._alone()

    def rollback(self) -> None:
        """Undo the unit of writing; a connection that broke off has undone it by itself."""
        self.writing = False
        self.drop()
        with suppress(*driver_errors()), closing(self.raw.cursor()) as cursor:
            cursor.execute("ROLLBACK")
        with suppress(*driver_errors()):
            self._alone()

    def _alone(self) -> None:
        """Let each statement be a unit by itself again."""
        if self.brand == "oracle":
            self.raw.autocommit = True


class _Result:
    """An open result: an iterator that can take in what it has not handed out yet."""

    def __init__(self, wire: Wire, sql: str, values: Bound, where: str) -> None:
        self._wire, self._where = wire, where
        self._rows = wire.results(sql, values)
        self._taken: Iterator[Sequence[Any]] | None = None

    def __iter__(self) -> Iterator[Sequence[Any]]:
        return self

    def __next__(self) -> Sequence[Any]:
        if self._taken is not None:
            return next(self._taken)
        try:
            return next(self._rows)
        except driver_errors() as error:
            raise self._wire.trouble(error, self._where) from None

    def take_in(self) -> None:
        try:
            self._taken = iter(list(self._rows))
        except driver_errors() as error:
            raise self._wire.trouble(error, self._where) from None

    def drop(self) -> None:
        with suppress(*driver_errors()):
            self._rows.close()  # type: ignore[attr-defined]
        self._taken = iter(())
