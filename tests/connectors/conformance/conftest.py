"""Every test of this folder runs on every kind of system for which its promise holds."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from houvast.connectors.protocol import Session
from tests.connectors.conformance.systems import Database, Folder, InMemory, System
from tests.connectors.files.grounds import ground

BRANDS = ("sqlite", "postgresql", "mariadb")
FOLDERS = {"files": "disk", "files on sftp": "sftp", "files in s3": "s3"}


@pytest.hookimpl
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave thousands of recordings to the disk: the servers of the tests answer some hundred calls a second."""
    out = [item for item in items if "thousand" in item.name and "files " in item.name]
    items[:] = [item for item in items if item not in out]
    config.hook.pytest_deselected(items=out)


@cache
def _server_database(kind: str, url: str) -> Database:
    return Database.make(kind, url)


@cache
def _url(kind: str, server: object) -> str:
    return str(server.database("conformance"))  # type: ignore[attr-defined]


def _make(kind: str, request: pytest.FixtureRequest, folder: Path) -> System:
    if kind == "memory":
        return InMemory.make()
    if kind in FOLDERS:
        return Folder(kind, ground(FOLDERS[kind], request, folder))
    if kind == "sqlite":
        return Database.make(kind, f"sqlite:///{folder / 'crm.db'}")
    server = request.getfixturevalue({"postgresql": "postgres"}.get(kind, kind))
    database = _server_database(kind, _url(kind, server))
    database.empty()
    return database


@pytest.fixture(params=("memory", *BRANDS, *FOLDERS))
def system(request: pytest.FixtureRequest, tmp_path: Path) -> System:
    """A system of every kind, empty."""
    return _make(request.param, request, tmp_path)


@pytest.fixture(params=("memory", *BRANDS))
def strict(request: pytest.FixtureRequest, tmp_path: Path) -> System:
    """A system of every kind that holds constraints and foreign keys, empty."""
    return _make(request.param, request, tmp_path)


@pytest.fixture(params=BRANDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """A database of every brand, empty."""
    made = _make(request.param, request, tmp_path)
    assert isinstance(made, Database)
    return made


@pytest.fixture
def session(system: System) -> Iterator[Session]:
    """A session on a system of every kind."""
    connector = system.open()
    with connector.session() as opened:
        yield opened
    connector.close()


@pytest.fixture
def strict_session(strict: System) -> Iterator[Session]:
    """A session on a system that holds constraints."""
    connector = strict.open()
    with connector.session() as opened:
        yield opened
    connector.close()
