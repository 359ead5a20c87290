"""A throw-away MariaDB server, from Debian's own package."""

import secrets
import signal
from pathlib import Path

import pymysql
from sqlalchemy import URL

from houvast.entrypoints.demo.servers import programs
from houvast.entrypoints.demo.servers.processes import Server, Workplace

_OWNER = "houvast"
PACKAGE = "mariadb-server-core"  # the server without the service that would start at once
_LIGHT = ("--innodb-buffer-pool-size=32M", "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0")


class MariaDB:
    """One server, reached through a socket in its own folder, with a password; no network."""

    def __init__(self) -> None:
        self._workplace = Workplace("mariadb")
        self._password = secrets.token_hex(8)
        self._socket = self._workplace.give("s") / "socket"
        self.server = self._start()
        self._ask(
            f"CREATE USER {_OWNER}@localhost IDENTIFIED BY '{self._password}'",
            f"GRANT ALL ON *.* TO {_OWNER}@localhost",
        )

    def database(self, name: str) -> str:
        """Make an empty database of that name, in place of an older one, and return its SQLAlchemy URL."""
        quoted = "`" + name.replace("`", "``") + "`"
        self._ask(f"DROP DATABASE IF EXISTS {quoted}", f"CREATE DATABASE {quoted} CHARACTER SET utf8mb4")
        where = {"unix_socket": str(self._socket), "charset": "utf8mb4"}
        url = URL.create("mysql+pymysql", _OWNER, self._password, database=name, query=where)
        return url.render_as_string(hide_password=False)

    def stop(self) -> None:
        """Stop the server."""
        self.server.stop()

    def _start(self) -> Server:
        program = programs.program("mariadbd", PACKAGE)
        install = programs.program("mariadb-install-db", PACKAGE)
        data = f"--datadir={self._workplace.give('data')}"
        root = "--auth-root-authentication-method=normal"
        self._workplace.run(install, "--no-defaults", data, root, "--skip-test-db", "--skip-name-resolve")
        where = [f"--socket={self._socket}", f"--pid-file={self._socket}.pid", "--skip-networking", data]
        argv: list[str | Path] = [program, "--no-defaults", *where, "--character-set-server=utf8mb4", *_LIGHT]
        return self._workplace.start(argv, self._answers, signal.SIGTERM)

    def _answers(self) -> bool:
        try:
            self._ask("SELECT 1")
        except pymysql.OperationalError:
            return False
        return True

    def _ask(self, *statements: str) -> None:
        connection = pymysql.connect(unix_socket=str(self._socket), user="root")
        try:
            with connection.cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
        finally:
            connection.close()
