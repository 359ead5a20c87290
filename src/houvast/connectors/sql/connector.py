"""SQL databases: SQLite, PostgreSQL and MariaDB, through SQLAlchemy Core."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from houvast.connectors.protocol import Address, Unreachable
from houvast.connectors.sql.engine import make_engine, waits_of
from houvast.connectors.sql.errors import driver_errors, trouble_of
from houvast.connectors.sql.session import SqlSession
from houvast.connectors.sql.tables import Catalogue
from houvast.connectors.sql.wire import Wire

KIND = "sql"


class SqlConnector:
    """One database; keeps what it has learned of the tables, and one idle connection, between sessions."""

    kind = KIND

    def __init__(self, address: Address) -> None:
        self._engine = make_engine(address)
        self._seconds = waits_of(address)["statement_seconds"]
        self._catalogue = Catalogue()

    @contextmanager
    def session(self) -> Iterator[SqlSession]:
        """Connect, and give the connection back at the end.

        :raises Unreachable: no connection, or the login is refused.
        """
        anything: tuple[type[Exception], ...] = (*driver_errors(), SQLAlchemyError)
        try:
            connection = self._engine.connect()
            wire = Wire(connection, self._seconds, self._catalogue.forget)
        except DBAPIError as error:
            raise trouble_of(error.orig or error, "Connecting", writing=False) from None
        except anything:
            raise Unreachable("Connecting: the database does not answer; check the address and that it runs.") from None
        try:
            yield SqlSession(wire, self._catalogue)
        finally:
            wire.drop()
            with suppress(SQLAlchemyError, *driver_errors()):  # a connection that broke off is closed already
                if wire.broken:
                    connection.invalidate()
                connection.close()

    def close(self) -> None:
        """Let go of idle connections and of what was learned."""
        self._engine.dispose()
        self._catalogue.forget()


def open_connector(address: Address) -> SqlConnector:
    """Return a connector for this address; it connects only when a session is asked for.

    :raises Unreachable: the address is none, or of a brand that this connector does not know.
    """
    return SqlConnector(address)
