"""How long a server may stay silent: what its own time-outs cannot say when it is frozen, or the network is gone."""

import time
from collections.abc import Callable, Generator
from typing import Any

import psycopg
import pymysql
from psycopg.abc import RV, PQGen

Connect = Callable[[Any, Any, list[Any], dict[str, Any]], Any]


class Silent(psycopg.OperationalError):
    """The server did not answer in time."""


class Patient(psycopg.Connection[Any]):
    """A connection to PostgreSQL that waits for no answer longer than so many seconds."""

    patience = 60

    def wait(self, gen: PQGen[RV], *args: Any, **kwargs: Any) -> RV:
        """Wait as the driver does, but not for ever."""
        try:
            return super().wait(_until(gen, time.monotonic() + self.patience), *args, **kwargs)
        except Silent:
            self.close()  # so that nothing waits for it a second time
            raise


def connect_postgresql(seconds: int) -> Connect:
    """Return how SQLAlchemy connects to PostgreSQL: no answer is waited for longer than so many seconds."""

    def connect(_dialect: Any, _record: Any, arguments: list[Any], named: dict[str, Any]) -> Any:
        connection = Patient.connect(*arguments, **named)
        connection.patience = seconds
        return connection

    return connect


def connect_mariadb(seconds: int) -> Connect:
    """Return how SQLAlchemy connects to MariaDB; while it greets us the driver's shorter wait holds."""

    def connect(_dialect: Any, _record: Any, arguments: list[Any], named: dict[str, Any]) -> Any:
        connection = pymysql.connect(*arguments, **named)
        # The driver takes one time-out for both, and looks at it before each packet.
        connection._read_timeout = connection._write_timeout = seconds
        return connection

    return connect


def _until(gen: PQGen[RV], deadline: float) -> Generator[Any, Any, RV]:
    """Pass on what the driver waits for; it comes by every tenth of a second with empty hands."""
    try:
        state = next(gen)
        while True:
            ready = yield state
            if not ready and time.monotonic() > deadline:
                raise Silent
            state = gen.send(ready)
    except StopIteration as ended:
        return ended.value  # type: ignore[no-any-return]


CONNECT: dict[str, Callable[[int], Connect]] = {"postgresql": connect_postgresql, "mariadb": connect_mariadb}
