"""What every test may ask for."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect

from tests.cast import Cast, assemble
from tests.services import append_only, chromium, dovecot, mariadb, postgres, request_tracker, s3, sftp, spark
from tests.services.debian import ProgramMissing
from tests.services.dovecot import Dovecot
from tests.services.mariadb import MariaDB
from tests.services.postgres import Postgres
from tests.services.processes import ServerDidNotStart
from tests.services.request_tracker import RequestTracker
from tests.services.s3 import Store
from tests.services.sftp import SFTP
from tests.services.spark import Spark

Service = TypeVar("Service")

# A machine that is busy is not a fault in what is tested.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session", autouse=True)
def emptied_between_tests() -> Iterator[None]:
    """A test with real transactions leaves no evidence behind, although its table refuses deletion."""
    with append_only.lifted_between_tests():
        yield


@pytest.fixture(name="cast")
def the_cast(db: None) -> Cast:
    """Everybody of `tests/cast.py`, with their organisations, in an empty database."""
    return assemble()


@pytest.fixture(scope="session", name="postgres")
def postgres_server() -> Postgres:
    """A PostgreSQL server; `postgres.database("crm")` gives the URL of a fresh, empty database."""
    return _or_fail(postgres.shared)


@pytest.fixture(scope="session", name="mariadb")
def mariadb_server() -> MariaDB:
    """A MariaDB server; `mariadb.database("crm")` gives the URL of a fresh, empty database."""
    return _or_fail(mariadb.shared)


@pytest.fixture(scope="session", name="request_tracker")
def request_tracker_server() -> RequestTracker:
    """A Request Tracker 5, with the login `root`."""
    return _or_fail(request_tracker.shared)


@pytest.fixture(scope="session", name="dovecot")
def dovecot_server() -> Dovecot:
    """A mail server; `dovecot.account()` gives the user and the password of a fresh, empty account."""
    return _or_fail(dovecot.shared)


@pytest.fixture(scope="session", name="s3")
def object_store() -> Store:
    """An object store; `s3.bucket()` makes an empty bucket with versions."""
    return _or_fail(s3.shared)


@pytest.fixture(scope="session", name="sftp")
def sftp_server() -> SFTP:
    """An SFTP server; `sftp.folder()` makes an empty folder."""
    return _or_fail(sftp.shared)


@pytest.fixture(scope="session", name="spark")
def spark_server() -> Spark:
    """A Spark on two cores; `spark.address` is where it is reached."""
    return _or_fail(spark.shared)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is installed."""
    return _or_fail(chromium.path)


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """A running browser; make a new context in each test."""
    with chromium.browser(chromium_path) as opened:
        yield opened


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what reads or writes Houvast's own tables, so that it can be run again on PostgreSQL.

    What is looked at in a browser looks the same on every database.
    """
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "browser" not in fixtures and (
            item.get_closest_marker("django_db") or {"db", "transactional_db"} & fixtures
        ):
            item.add_marker("own_database")


def _or_fail(start: Callable[[], Service]) -> Service:
    try:
        return start()
    except (ProgramMissing, ServerDidNotStart) as trouble:
        pytest.fail(str(trouble), pytrace=False)
