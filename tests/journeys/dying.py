"""What the kill tests stand on: a nursery to command, and systems that can be put back as they were."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from houvast.entrypoints.demo.schemas import DATABASES
from tests.services.mariadb import MariaDB
from tests.services.postgres import Postgres

ROOT = Path(__file__).resolve().parents[2]
SYSTEMS = ("crm", "tickets", "billing", "dialler")
Contents = dict[str, list[str]]
"""Every row of every table, and every file, of all systems, in an order of its own."""


class Nursery:
    """A process that forks children; `obey` runs one command in a fresh child."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def obey(self, do: str, **given: Any) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"do": do, **given}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer


@contextmanager
def nursery(home: Path, own_database: str) -> Iterator[Nursery]:
    """Start a nursery with a home and a database of Houvast of its own."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("HOUVAST_")}
    environment |= {
        "HOUVAST_REVOKE_DAYS": "0",
        "DJANGO_SETTINGS_MODULE": "houvast.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "PYTHONWARNINGS": "ignore",
        "HOUVAST_HOME": str(home),
        "HOUVAST_DATABASE_URL": own_database,
    }
    argv = [sys.executable, "-m", "tests.journeys.nursery"]
    with subprocess.Popen(
        argv, env=environment, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Nursery(process)
        finally:
            if process.stdin:
                process.stdin.close()
            process.wait(30)


class Files:
    """SQLite files and folders under one folder, put back from a copy."""

    def __init__(self, home: Path, *parts: str) -> None:
        self._home, self._parts, self._copy = home, parts, home.with_name(f"{home.name}-copy")

    def keep(self) -> None:
        self._copy.mkdir()
        for part in self._parts:
            for path in self._home.glob(f"{part}*"):
                _copy(path, self._copy / path.name)

    def put_back(self) -> None:
        for part in self._parts:
            for path in self._home.glob(f"{part}*"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            for path in self._copy.glob(f"{part}*"):
                _copy(path, self._home / path.name)


def _copy(path: Path, target: Path) -> None:
    if path.is_dir():
        shutil.copytree(path, target, copy_function=shutil.copy2)
    else:
        shutil.copy2(path, target)


class Databases:
    """Databases of one server, put back table by table from copies beside them, past every trigger and foreign key."""

    def __init__(self, server: Postgres | MariaDB, *names: str) -> None:
        self.urls = {name: server.database(f"kill_{name}") for name in names}
        self._engines = [sa.create_engine(url, isolation_level="AUTOCOMMIT") for url in self.urls.values()]
        self._back: list[str] = []

    def keep(self) -> None:
        for engine in self._engines:
            on_postgres = engine.dialect.name == "postgresql"
            free = "SET session_replication_role = replica" if on_postgres else "SET SESSION foreign_key_checks = 0"
            tables = [t for t in sa.inspect(engine).get_table_names() if not t.startswith("kept_")]
            with engine.connect() as connection:
                for table in tables:
                    connection.exec_driver_sql(f"CREATE TABLE kept_{table} AS SELECT * FROM {table}")
            emptied = [f"DELETE FROM {table}" for table in tables]
            filled = [f"INSERT INTO {table} SELECT * FROM kept_{table}" for table in tables]
            self._back.append("; ".join([free, *emptied, *filled]))

    def put_back(self) -> None:
        for engine, statements in zip(self._engines, self._back, strict=True):
            with engine.connect() as connection:
                for statement in [statements] if engine.dialect.name == "postgresql" else statements.split("; "):
                    connection.exec_driver_sql(statement)

    def close(self) -> None:
        for engine in self._engines:
            engine.dispose()


def contents(urls: Mapping[str, str], folder: Path) -> Contents:
    """Read everything that the systems hold now, cell by cell."""
    found: Contents = {}
    for name, url in urls.items():
        engine = sa.create_engine(url)
        with engine.connect() as connection:
            for table in DATABASES[name].tables:
                rows = connection.exec_driver_sql(f"SELECT * FROM {table}")
                found[f"{name}.{table}"] = sorted(repr(tuple(row)) for row in rows)
        engine.dispose()
    paths = sorted(p for p in folder.rglob("*") if p.is_file())
    found["recordings"] = [f"{p.relative_to(folder)} {sha256(p.read_bytes()).hexdigest()}" for p in paths]
    return found
