"""A throw-away MariaDB server, from Debian's own package."""

import atexit
import functools

from houvast.entrypoints.demo.servers.mariadb import PACKAGE, MariaDB
from tests.services import debian

__all__ = ["PACKAGE", "MariaDB", "shared"]


@functools.cache
def shared() -> MariaDB:
    """The one server of this test session; it stops when Python does."""
    debian.program("mariadbd", PACKAGE)
    server = MariaDB()
    atexit.register(server.stop)
    return server
